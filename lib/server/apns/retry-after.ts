import 'server-only'

/** "Retry after 15 minutes", says Apple of a 500 and a 503. */
const SERVER_ERROR_PAUSE_MS = 15 * 60_000

/**
 * The earliest instant (ms since 1970 UTC) at which APNs wants to hear of a push again, or `null`
 * where the answer says nothing of it. `now` is when the answer came.
 *
 * `Retry-After` counts on 429 and 503 (RFC 6585 §4, RFC 9110 §15.6.4); without a readable one,
 * every 5xx has Apple's fifteen minutes.
 * https://developer.apple.com/documentation/usernotifications/handling-notification-responses-from-apns
 */
export function retryAtOf(status: number, retryAfter: string | null, now: number): number | null {
  if (status === 429 || status === 503) {
    const told = readRetryAfter(retryAfter, now)
    if (told !== null) return told
  }
  return status >= 500 ? now + SERVER_ERROR_PAUSE_MS : null
}

/** RFC 9110 §10.2.3: whole seconds, or a date in one of the three formats of §5.6.7. */
export function readRetryAfter(value: string | null, now: number): number | null {
  const text = value?.trim() ?? ''
  if (/^\d{1,9}$/.test(text)) return now + Number(text) * 1_000
  if (!DATES.some((form) => form.test(text))) return null
  const at = Date.parse(/GMT$/.test(text) ? text : `${text} GMT`)
  return Number.isNaN(at) ? null : Math.max(at, now)
}

const TIME = '\\d{2}:\\d{2}:\\d{2}'
const DATES = [
  new RegExp(`^[A-Z][a-z]{2}, \\d{2} [A-Z][a-z]{2} \\d{4} ${TIME} GMT$`),
  new RegExp(`^[A-Z][a-z]{5,8}, \\d{2}-[A-Z][a-z]{2}-\\d{2} ${TIME} GMT$`),
  new RegExp(`^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \\d]\\d ${TIME} \\d{4}$`),
]
