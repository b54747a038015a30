import 'server-only'
import type { LookupFunction } from 'node:net'
import type { EnvironmentId } from '@/lib/apple/environments'
import type { WireRequest } from '@/lib/push/request'
import type { ApnsEndpoint } from './endpoint'

/** One push to send. */
export interface ApnsCall {
  endpoint: ApnsEndpoint
  /**
   * Names everything that the connection is bound to: a fingerprint of the key together with its
   * Key ID and Team ID. Two calls share a connection only where this is equal.
   */
  credential: string
  /** `bearer …`, or `null` where the connection itself says who sends. */
  authorization: string | null
  request: WireRequest
  /** Sent as `apns-id`, whatever `request.headers` says of it. */
  apnsId: string
  environment: EnvironmentId
  /** Stops it: what has not left never leaves; what has is cancelled, and its outcome is unknown. */
  signal?: AbortSignal
}

/** All times in milliseconds. */
export interface ApnsClientOptions {
  /** The wall clock: milliseconds since 1970 UTC. */
  now?: () => number
  /** From the name lookup to the peer's HTTP/2 SETTINGS. */
  connectTimeoutMs?: number
  /** From `send` to its outcome, whatever happens in between. */
  deadlineMs?: number
  /** A connection that has been silent for this long is asked (PING) before it is used again. */
  idlePingAfterMs?: number
  /** How long the answer to that PING may take. */
  pingTimeoutMs?: number
  /** A connection that gave no sign for this long after it was asked something gets no new push. */
  silentAfterMs?: number
  /** Before a reconnection where the last connection gave no answer at all; doubles, up to 1 s. */
  reconnectDelayMs?: number
  /** Requests in flight on a connection, even where the peer allows more. */
  maxStreams?: number
  /** Pushes that wait for one connection; what comes on top is refused at once. */
  maxQueue?: number
  /** Connections kept; the one unused for longest makes room where it has nothing to do. */
  maxConnections?: number
  /** Name lookup; the system's, uncached, by default. */
  lookup?: LookupFunction
}

export type Limits = Required<ApnsClientOptions>

/**
 * - The deadline leaves a push on a dead network under ten seconds to end.
 * - Apple asks to keep connections open and allows a PING after an hour of silence. A minute is well
 *   within the idle time after which address translators forget a connection, and the PING goes out
 *   only when there is something to send, so an idle console sends none at all.
 *   https://developer.apple.com/documentation/usernotifications/sending-notification-requests-to-apns
 */
export const DEFAULT_LIMITS: Omit<Limits, 'lookup' | 'now'> = {
  connectTimeoutMs: 5_000,
  deadlineMs: 9_000,
  idlePingAfterMs: 60_000,
  pingTimeoutMs: 2_000,
  silentAfterMs: 3_000,
  reconnectDelayMs: 100,
  maxStreams: 1_000,
  maxQueue: 100_000,
  maxConnections: 64,
}
