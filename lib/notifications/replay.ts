import { ATTEMPT_RESULTS } from '../apple/send-attempts'
import type { Finding } from '../rules/rule'

/** How a replay ended: plain JSON. */
export interface ReplayOutcome {
  /** When it was sent, in milliseconds since 1970 UTC. */
  at: number
  tookMs: number
  /** As Apple would name it: `SUCCESS`, `TIMED_OUT`, `TLS_ISSUE`, … */
  result: ReplayResult
  /** `null`: there was no answer. */
  status: number | null
  /** Of the answer, at most 4 kB as text. */
  answer: string | null
  answerHeaders: [name: string, value: string][]
  /** The address that the name led to; `null`: it was not looked up. */
  address: string | null
  /** What went wrong on the way, in a sentence; `null`: nothing. */
  detail: string | null
}

export type ReplayResult =
  | 'SUCCESS'
  | 'TIMED_OUT'
  | 'TLS_ISSUE'
  | 'NO_RESPONSE'
  | 'SOCKET_ISSUE'
  | 'INVALID_RESPONSE'
  | 'PREMATURE_CLOSE'
  | 'UNSUCCESSFUL_HTTP_RESPONSE_CODE'
  | 'OTHER'

export interface ReplayVerdict {
  level: Finding['level'] | 'pass'
  /** A sentence. */
  text: string
}

/** Apple's staff call 30 seconds too long and ask for a few: forum thread 779594. */
const TOO_LONG_MS = 30_000
const SLOW_MS = 5_000

/** What Apple would make of the answer, and whether it would send the notification again. */
export function replayVerdict({ result, status, tookMs }: ReplayOutcome): ReplayVerdict {
  const took = durationOf(tookMs)
  if (result === 'SUCCESS') {
    if (tookMs >= TOO_LONG_MS) {
      const text = `The server answered ${status} and took ${took}: Apple considers that too long, may have given up by then, and sends it again. Answer first, and do the work afterwards.`
      return { level: 'error', text }
    }
    return tookMs >= SLOW_MS
      ? {
          level: 'warning',
          text: `The server answered ${status} and took ${took}. Apple asks for an answer within a few seconds: answer first, and do the work afterwards.`,
        }
      : {
          level: 'pass',
          text: `The server answered ${status} in ${took}. Apple would count it as received.`,
        }
  }
  if (result === 'UNSUCCESSFUL_HTTP_RESPONSE_CODE' && status !== null) {
    return {
      level: 'error',
      text: `The server answered ${status} in ${took}. ${meaningOf(status)}`,
    }
  }
  return { level: 'error', text: `${result}: ${ATTEMPT_RESULTS[result] ?? 'no answer'}.` }
}

function durationOf(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0)} s`
}

function meaningOf(status: number): string {
  if (status >= 300 && status < 400) {
    return 'Redirects are not followed here; enter the address that it leads to.'
  }
  if (status >= 400) {
    return 'In production Apple would send the notification again, up to five times; in the sandbox it would not.'
  }
  return 'Only 200 to 206 count as received.'
}

/** What Apple takes for received. https://developer.apple.com/documentation/appstoreservernotifications/responding-to-app-store-server-notifications */
export function isReceived(status: number): boolean {
  return status >= 200 && status <= 206
}
