import 'server-only'

/** Of one request. All times in milliseconds. */
export interface Limits {
  /** The wall clock: milliseconds since 1970 UTC. */
  now: () => number
  /** From the name lookup to the end of the TLS handshake. */
  connectMs: number
  /** From the request to the first byte of the answer's head. */
  firstByteMs: number
  /** From `send` to its end, whatever happens in between. */
  wholeMs: number
  /** Bytes of a body, as sent and as unpacked: more than the JSON reader takes are not wanted. */
  mostBytes: number
}

export const DEFAULT_LIMITS: Limits = {
  now: Date.now,
  connectMs: 10_000,
  firstByteMs: 20_000,
  wholeMs: 40_000,
  mostBytes: 2_000_000,
}
