import type { CallId, CallOrder } from '@/lib/app-store/call'
import { type Call, callOf } from '@/lib/app-store/calls'
import type { Parameter } from '@/lib/app-store/parameter'

/** What the rules of this group look at before a call is sent. */
export interface OrderSubject {
  order: CallOrder
  /** Milliseconds since 1970 UTC; `null`: not given, so nothing is said of now. */
  now: number | null
}

/** A Sunday at noon, for examples. */
export const EXAMPLE_NOW = Date.UTC(2026, 0, 18, 12)
export const EXAMPLE_DAY = 86_400_000

/** A call that is in order, but for what differs; for examples. */
export function exampleOrder(call: CallId, differs: Partial<CallOrder> = {}): OrderSubject {
  const row = callOf(call)
  const path = Object.fromEntries(row.inPath.map(({ name }) => [name, EXAMPLE_PATH[name] ?? '']))
  const order: CallOrder = {
    call,
    environment: 'production',
    path,
    query: call === 'notification-history' ? EXAMPLE_SPAN : [],
    body: EXAMPLE_BODIES[call] ?? null,
    ...differs,
  }
  return { order, now: EXAMPLE_NOW }
}

const EXAMPLE_PATH: Readonly<Record<string, string>> = {
  transactionId: '2000000123456789',
  orderId: 'MK5TTTTTTT',
  token: '9a7e7e60-0b6d-4a3e-9a43-5a0c0c6e4d1e_1768737600000',
}

export const EXAMPLE_SPAN: CallOrder['query'] = [
  ['startDate', String(EXAMPLE_NOW - 30 * EXAMPLE_DAY)],
  ['endDate', String(EXAMPLE_NOW)],
]

export const EXAMPLE_CONSUMPTION = {
  customerConsented: true,
  sampleContentProvided: false,
  deliveryStatus: 'DELIVERED',
}

export const EXAMPLE_EXTENSION = {
  extendByDays: 30,
  extendReasonCode: 1,
  requestIdentifier: 'd7f0a9c2-6f57-4a9f-8a49-7d6f3f1d2c11',
}

const EXAMPLE_BODIES: Partial<Record<CallId, Readonly<Record<string, unknown>>>> = {
  extend: EXAMPLE_EXTENSION,
  consumption: EXAMPLE_CONSUMPTION,
  'account-token': { appAccountToken: '7e1a0d7e-52d0-4f4e-9d4b-0123456789ab' },
}

/** A value that was given, with its parameter and the place that a finding names. */
export interface Given {
  call: Call
  parameter: Parameter
  value: string
  /** `path/transactionId`, `query/startDate`. */
  at: string
}

/** Every value of path and query whose parameter is known, in order. */
export function givenOf({ order }: OrderSubject): Given[] {
  const call = callOf(order.call)
  const inPath = call.inPath.map((parameter) => ({
    call,
    parameter,
    value: order.path[parameter.name] ?? '',
    at: `path/${parameter.name}`,
  }))
  const inQuery = order.query.flatMap(([name, value]) => {
    const parameter = call.inQuery.find((row) => row.name === name)
    return parameter ? [{ call, parameter, value, at: `query/${name}` }] : []
  })
  return [...inPath, ...inQuery]
}

/** The ids among them that should be a transaction's. */
export function idsOf(subject: OrderSubject): Given[] {
  return givenOf(subject).filter(({ parameter }) => parameter.form.is === 'id')
}

/** The last value of that name in the query; `null` where it is not given. */
export function queryValue({ order }: OrderSubject, name: string): string | null {
  return order.query.findLast(([candidate]) => candidate === name)?.[1] ?? null
}

/** Of the query, in milliseconds; `null` where it is not given or is no such number. */
export function queryInstant(subject: OrderSubject, name: string): number | null {
  const value = queryValue(subject, name)
  return value !== null && /^\d{1,15}$/.test(value) ? Number(value) : null
}

/** A pasted text in a message: its beginning, in quotation marks. */
export function shortened(text: string): string {
  return text.length > 40 ? `“${text.slice(0, 40)}…”` : `“${text}”`
}
