import type { CallOrder } from './call'
import { type Call, callOf } from './calls'

/** A call as it goes over the wire, without host and without what says who asks. */
export interface WireCall {
  method: Call['method']
  /** Path and query: `/inApps/v2/history/1000?revision=…`. */
  target: string
  /** JSON; `null`: the call has no body. */
  body: string | null
}

/** Of notification history: what goes on to stand in the URL. */
const PAGE = 'paginationToken'

/**
 * What is sent for an order. Every value is percent-encoded, so that none can change the path.
 * Throws for a value of the path that is missing, or that is dots alone: the rules refuse both.
 */
export function wireOf(order: CallOrder): WireCall {
  const call = callOf(order.call)
  const path = call.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = order.path[name]?.trim() ?? ''
    if (value === '' || /^\.+$/.test(value)) throw new Error(`the call ${call.id} has no ${name}`)
    return encodeURIComponent(value.toWellFormed())
  })
  const inUrl =
    call.bodyFrom === 'query' ? order.query.filter(([name]) => name === PAGE) : order.query
  const query = inUrl.map((pair) => pair.map((part) => encodeURIComponent(part.toWellFormed())))
  const search = query.map(([name, value]) => `${name}=${value}`).join('&')
  return {
    method: call.method,
    target: search === '' ? path : `${path}?${search}`,
    body: bodyOf(call, order),
  }
}

function bodyOf(call: Call, order: CallOrder): string | null {
  if (call.bodyFrom === 'nothing') return null
  if (call.bodyFrom === 'body') return JSON.stringify(order.body ?? {})
  const fields = order.query.flatMap(([name, value]): [string, unknown][] => {
    const form = call.inQuery.find((row) => row.name === name)?.form.is
    if (name === PAGE || value === '') return []
    // The rules have seen to it that what should be digits is.
    if (form === 'instant' && /^\d{1,15}$/.test(value)) return [[name, Number(value)]]
    if (form === 'boolean')
      return [[name, value === 'true' ? true : value === 'false' ? false : value]]
    return [[name, value]]
  })
  return JSON.stringify(Object.fromEntries(fields))
}
