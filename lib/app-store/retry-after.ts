/** Further away than this, an instant is not believed. */
const LONGEST_MS = 86_400_000
/** Where a 429 or a 503 names no instant that is believed. */
export const DEFAULT_PAUSE_MS = 30_000

export interface RetryAfter {
  /** Until when to wait, in milliseconds since 1970 UTC; `null`: nothing asks to wait. */
  until: number | null
  /** Whether the header named it. */
  taken: boolean
}

/**
 * What an answer asks to wait. `Retry-After` of the App Store Server API is UNIX time in
 * milliseconds, and not a number of seconds as elsewhere; one that is more than a day ahead, or is
 * no such instant, is not believed, and half a minute stands in for it.
 * https://developer.apple.com/documentation/appstoreserverapi/identifying-rate-limits
 */
export function readRetryAfter(status: number, header: string | null, now: number): RetryAfter {
  if (status !== 429 && status !== 503) return { until: null, taken: false }
  const text = header?.trim() ?? ''
  const at = /^\d{12,14}$/.test(text) ? Number(text) : Number.NaN
  if (at - now <= LONGEST_MS) return { until: at > now ? at : null, taken: true }
  return { until: now + DEFAULT_PAUSE_MS, taken: false }
}
