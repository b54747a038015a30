import type { EnvironmentId } from '../apple/environments'
import type { JsonValue } from '../json/node'
import type { Finding, Step } from '../rules/rule'

/**
 * How a call ended. `answered`: Apple (or the simulator) said something, whatever it said. `waiting`:
 * nothing was sent, since the rate limit says to wait until then (milliseconds since 1970 UTC).
 * `not-sent`: something was missing, or no connection came about, so the call certainly did nothing.
 * `failed`: nobody knows whether it arrived.
 */
export type CallResult =
  | Answered
  | { kind: 'waiting'; until: number; message: string }
  | { kind: 'not-sent' | 'failed'; problem: CallProblem }

export interface Answered {
  kind: 'answered'
  environment: EnvironmentId
  /** `https://api.storekit.apple.com/inApps/v2/history/1000?revision=…`, without anything secret. */
  url: string
  method: string
  status: number
  /** The JSON of the body; `null` where it is none. */
  body: JsonValue
  /** The body as it came, where it is not JSON; cut at 4,000 characters. */
  text: string | null
  /** Of the server's `Date` header, in milliseconds since 1970 UTC; `null`: none. */
  serverTime: number | null
  /** Until when to wait, in milliseconds since 1970 UTC; `null`: nothing was said. */
  retryAt: number | null
  /** `Retry-After` as it came; left out: there was none. */
  retryAfter?: string
  tookMs: number
  /** What it means and what to do, where it is no success or not as it should be. */
  findings: Finding[]
  /** Of a 401: the checklist of the very token that was sent, then what else it can be. */
  steps?: Step[]
  /** For 4040010 the same question to the other environment, so that both answers are there. */
  other: Omit<Answered, 'other'> | null
  /** Why the other environment gave no answer although it was to be asked, as a sentence. */
  otherMissing?: string
}

export interface CallProblem {
  code: string
  title: string
  message: string
  fix: string
  /** What is wrong with the call itself, errors first. */
  findings?: Finding[]
}
