import 'server-only'

export interface Reason {
  /** APNs's word, as it came. */
  reason: string | null
  /** Milliseconds since 1970 UTC. */
  timestamp: number | null
}

const NONE: Reason = { reason: null, timestamp: null }

/** Longest body that is looked at: APNs's own are under a hundred bytes. */
const LONGEST = 4_096

/**
 * `{"reason": "…", "timestamp": …}` of an answer's body or a GOAWAY's debug data. Anything else,
 * such as a page that a proxy put in its place, has no reason.
 */
export function readReason(bytes: Uint8Array): Reason {
  if (bytes.length === 0 || bytes.length > LONGEST) return NONE
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return NONE
  }
  if (typeof value !== 'object' || value === null) return NONE
  const { reason, timestamp } = value as Record<string, unknown>
  return {
    reason: typeof reason === 'string' ? reason : null,
    timestamp: typeof timestamp === 'number' && Number.isFinite(timestamp) ? timestamp : null,
  }
}

/**
 * Does an answer show that APNs took the provider token? Until one does, Apple allows a single
 * stream: the token's own refusals, and failures of the server, show nothing.
 * https://developer.apple.com/documentation/usernotifications/sending-notification-requests-to-apns
 */
export function showsTokenAccepted(status: number, reason: string | null): boolean {
  if (status >= 200 && status < 300) return true
  if (status === 403 || status >= 500) return false
  return status >= 400 && reason !== null && reason !== 'TooManyProviderTokenUpdates'
}
