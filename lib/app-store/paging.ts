import { isJsonObject, type JsonValue } from '../json/node'
import type { CallOrder } from './call'

/** What to ask next for a list that comes in pages. */
export type NextPage =
  /** The same question with the next page’s mark; every filter is repeated, as Apple asks. */
  | { kind: 'next'; order: CallOrder }
  | { kind: 'end' }
  /** hasMore is true and leads nowhere: a sentence says why. */
  | { kind: 'stuck'; message: string }

const MARKS: Readonly<Partial<Record<CallOrder['call'], 'revision' | 'paginationToken'>>> = {
  history: 'revision',
  refunds: 'revision',
  'notification-history': 'paginationToken',
}

/**
 * The order of the next page, told by the answer to the one before.
 * https://developer.apple.com/documentation/appstoreserverapi/hasmore
 */
export function nextPage(order: CallOrder, body: JsonValue): NextPage {
  const name = MARKS[order.call]
  if (name === undefined || !isJsonObject(body) || body.hasMore !== true) return { kind: 'end' }
  const mark = body[name]
  if (typeof mark !== 'string' || mark === '') {
    return { kind: 'stuck', message: `hasMore is true, but the answer has no ${name}.` }
  }
  if (mark === markOf(order)) {
    const message = `hasMore is true, but ${name} is the one in the request: the same page would come again.`
    return { kind: 'stuck', message }
  }
  return { kind: 'next', order: orderAt(order, mark) }
}

/** The same question from that mark on: for going on later where it was stopped. */
export function orderAt(order: CallOrder, mark: string): CallOrder {
  const name = MARKS[order.call]
  if (name === undefined) return order
  const filters = order.query.filter(([candidate]) => candidate !== name)
  return { ...order, query: [...filters, [name, mark]] }
}

/**
 * The mark behind the last page. A history keeps its revision at the end too: asking with it later
 * gives what changed since.
 */
export function markAfter(order: CallOrder, body: JsonValue): string | null {
  const name = MARKS[order.call]
  const mark = name !== undefined && isJsonObject(body) ? body[name] : null
  return typeof mark === 'string' && mark !== '' ? mark : null
}

/** The mark that this order is asked with; `null`: it is the first page. */
export function markOf(order: CallOrder): string | null {
  const name = MARKS[order.call]
  return order.query.findLast(([candidate]) => candidate === name)?.[1] ?? null
}

/** Whether somebody asked for it, rather than a list that goes on by itself or a state asked again. */
export function isFirstPage(order: CallOrder): boolean {
  return markOf(order) === null && order.call !== 'test-status'
}
