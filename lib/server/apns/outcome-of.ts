import 'server-only'
import type { Exchange, Outcome, OutcomeKind, Timings, TransportFault } from '@/lib/push/outcome'
import { authorityOf } from './endpoint'
import { shownHeaders } from './headers'
import type { Push } from './push'
import { readReason } from './reason'
import type { Answer } from './stream'

/** How a push ended. */
export interface Ending {
  kind: OutcomeKind
  fault: TransportFault | null
  answer: Answer | null
  /** Milliseconds since 1970 UTC. */
  retryAt: number | null
}

/** Everything there is to tell of a push that ended, now. */
export function outcomeOf(push: Push, ending: Ending): Outcome {
  const { answer } = ending
  const { reason, timestamp } = readReason(answer?.body ?? NO_BYTES)
  return {
    kind: ending.kind,
    reason,
    timestamp,
    fault: ending.fault,
    retryAt: ending.retryAt,
    attempts: push.attempts,
    exchange: {
      apnsId: push.call.apnsId,
      environment: push.call.environment,
      authority: authorityOf(push.call.endpoint),
      request: requestOf(push),
      response: answer && {
        status: answer.status,
        headers: answer.headers,
        body: textOf(answer.body),
        bodyBase64: answer.body.toString('base64'),
      },
      startedAt: push.startedAt,
      timings: timingsOf(push),
      connection: push.facts,
    },
  }
}

const NO_BYTES = new Uint8Array()

function requestOf({ call }: Push): Exchange['request'] {
  const { method, path, body } = call.request
  return { method, path, headers: shownHeaders(call), body: textOf(body) }
}

function timingsOf(push: Push): Timings {
  const now = performance.now()
  const { dns, tcp, tls } = push.dialTimings ?? NO_DIAL
  const waited = (push.sentAt ?? now) - push.started - (dns ?? 0) - (tcp ?? 0) - (tls ?? 0)
  const answered = push.firstByteAt !== null && push.sentAt !== null
  return {
    queue: thousandths(Math.max(0, waited)),
    dns: dns === null ? null : thousandths(dns),
    tcp: tcp === null ? null : thousandths(tcp),
    tls: tls === null ? null : thousandths(tls),
    firstByte: answered ? thousandths((push.firstByteAt ?? 0) - (push.sentAt ?? 0)) : null,
    total: thousandths(now - push.started),
  }
}

const NO_DIAL = { dns: null, tcp: null, tls: null }

const thousandths = (ms: number): number => Math.round(ms * 1_000) / 1_000

const textOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
