import type { CallId } from './call'
import type { Parameter } from './parameter'
import { READS } from './read-calls'
import { WRITES } from './write-calls'

/** One call of the App Store Server API. */
export interface Call {
  id: CallId
  /** As Apple names it, no full stop. */
  title: string
  /** What it answers: a sentence. */
  about: string
  method: 'GET' | 'POST' | 'PUT'
  /** With a `{name}` for each parameter of the path. */
  path: string
  /** Whether it changes something at Apple. A read may be a POST. */
  kind: 'read' | 'write'
  /** What a write changes, said before it is made; `null` for a read. */
  changes: string | null
  inPath: readonly Parameter[]
  inQuery: readonly Parameter[]
  inBody: readonly Parameter[]
  /** `query`: what the page gives as the query is sent as a JSON body. */
  bodyFrom: 'nothing' | 'query' | 'body'
  /** Which of Apple's two environments has it. */
  where: readonly ('sandbox' | 'production')[]
  /** Requests a second that production takes for one app; the sandbox takes a tenth. */
  perSecond: number
  see: readonly [string, ...string[]]
}

/**
 * Every call that the console makes.
 * https://developer.apple.com/documentation/appstoreserverapi
 */
export const CALLS: readonly Call[] = [...READS, ...WRITES]

const BY_ID = new Map<string, Call>(CALLS.map((row) => [row.id, row]))

/** The row of a call; throws on an id that is not in the table. */
export function callOf(id: CallId): Call {
  const row = BY_ID.get(id)
  if (!row) throw new Error(`no call ${JSON.stringify(id)}`)
  return row
}

export function isCallId(value: unknown): value is CallId {
  return typeof value === 'string' && BY_ID.has(value)
}

/** Of Apple's limit, which counts an app's requests by call; the sandbox has a tenth of it. */
export function perSecondIn(call: Call, environment: 'sandbox' | 'production'): number {
  return environment === 'production' ? call.perSecond : call.perSecond / 10
}
