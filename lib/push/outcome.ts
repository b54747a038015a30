import type { EnvironmentId } from '@/lib/apple/environments'

/**
 * How a push ended. There are four ways and no fifth:
 * - `accepted`: APNs answered 200. It speaks of APNs, not of the device.
 * - `rejected`: APNs answered with another status.
 * - `refused`: it certainly was not processed, so sending it again is safe: no connection, the
 *   stream was refused (RFC 9113 §8.7), or it came after the last stream that a GOAWAY names.
 * - `unknown`: the request may have been processed, and nobody can say. Never sent again by itself.
 */
export type OutcomeKind = 'accepted' | 'rejected' | 'refused' | 'unknown'

/** All of it is plain JSON. */
export interface Outcome {
  kind: OutcomeKind
  /** APNs's `reason`, as it came. `null` where the body had none. */
  reason: string | null
  /** Milliseconds since 1970 UTC; only a 410 carries one. */
  timestamp: number | null
  /** What broke, where no answer came: a row of `lib/push/transport-faults.ts`. */
  fault: TransportFault | null
  /** Earliest instant (ms since 1970 UTC) at which APNs wants to hear of this again. */
  retryAt: number | null
  /** How often it went out: 2 where it was refused once and sent again. 0: it never left. */
  attempts: number
  exchange: Exchange
}

export interface TransportFault {
  code: TransportFaultCode
  /** The error's own words, free of secrets. */
  detail: string
}

export type TransportFaultCode =
  | 'name-not-found'
  | 'name-lookup-failed'
  | 'connection-refused'
  | 'network-unreachable'
  | 'connect-timeout'
  | 'tls-untrusted-root'
  | 'tls-expired-certificate'
  | 'tls-wrong-name'
  | 'tls-protocol'
  | 'no-http2'
  | 'stream-refused'
  | 'going-away'
  | 'connection-lost'
  | 'stream-reset'
  | 'deadline'
  | 'protocol-error'
  | 'queue-full'
  | 'client-closed'
  | 'stopped'

/** What was sent and what came back, kept together. */
export interface Exchange {
  apnsId: string
  environment: EnvironmentId
  /** `host:port` that was dialled. */
  authority: string
  /** As sent; `authorization` is masked. */
  request: { method: string; path: string; headers: [string, string][]; body: string }
  response: {
    status: number
    headers: [string, string][]
    /** The body as text; bytes that are not UTF-8 are shown as U+FFFD, and `bodyBase64` has them. */
    body: string
    bodyBase64: string
  } | null
  /** Milliseconds since 1970 UTC. */
  startedAt: number
  timings: Timings
  connection: ConnectionFacts | null
}

/** Milliseconds, each from the start of its phase. `null`: the phase did not happen (a kept connection). */
export interface Timings {
  /** Waiting for a place on the connection. */
  queue: number
  dns: number | null
  tcp: number | null
  tls: number | null
  /** From the request's first byte out to the answer's first byte in. */
  firstByte: number | null
  /** From the call to the end. */
  total: number
}

export interface ConnectionFacts {
  remoteAddress: string
  remotePort: number
  /** ALPN, such as `h2`. */
  protocol: string
  /** Such as `TLSv1.3`. */
  tls: string
  cipher: string
  /** True where the connection had carried an earlier request. */
  reused: boolean
  peerCertificate: {
    subject: string
    issuer: string
    validFrom: string
    validTo: string
    /** SHA-256, hex with colons. */
    fingerprint: string
    /** The last certificate of the chain as presented and completed. */
    root: string
  } | null
}
