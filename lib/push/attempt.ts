import type { Finding } from '@/lib/rules/rule'
import type { Outcome } from './outcome'
import type { PushRequest } from './request'

/** One send, as it is kept: written down before the request goes out, completed when it ended. */
export interface Attempt {
  /** Made by the composer for each click, so that a click can never send twice. */
  id: string
  request: PushRequest
  /** The `apns-id` that went with it. */
  apnsId: string
  /** Milliseconds since 1970 UTC. */
  startedAt: number
  /** What the rules said when it was sent. */
  findings: Finding[]
  /** `null` while it is under way, and for ever where the console stopped before the answer came. */
  outcome: Outcome | null
}

/** What the send action answers. A rejection by APNs is a `sent`; a problem is why nothing left. */
export type SendResult =
  | { kind: 'sent'; attempt: Attempt; notice: string | null }
  | { kind: 'not-sent'; problem: SendProblem }

export interface SendProblem {
  code: 'bad-request' | 'session-ended' | 'no-key' | 'held' | 'simulator-off' | 'not-recorded'
  title: string
  message: string
  fix: string
  /** The field that it is about, as in `Finding.at`. */
  at?: string
  /** `held`: the earliest instant, in milliseconds since 1970 UTC. */
  until?: number
}

/** A page of the history, newest first; `next` continues after its last attempt. */
export interface AttemptPage {
  attempts: Attempt[]
  next: string | null
}
