/** What `sendAttemptResult` means, in words. https://developer.apple.com/documentation/appstoreserverapi/sendattemptresult */
export const ATTEMPT_RESULTS: Readonly<Record<string, string>> = {
  SUCCESS: 'the server answered with a status from 200 to 206',
  TIMED_OUT: 'the server took too long to answer; answer first, and do the work afterwards',
  TLS_ISSUE:
    'the TLS handshake failed: fix the certificate chain or allow TLS 1.2, then check with openssl s_client -connect host:443',
  SSL_ISSUE:
    'the TLS handshake failed: fix the certificate chain or allow TLS 1.2, then check with openssl s_client -connect host:443',
  CIRCULAR_REDIRECT: 'the address redirects in a loop',
  NO_RESPONSE: 'the server closed the connection without an answer',
  SOCKET_ISSUE:
    'the connection broke or was never made: look at DNS, port and firewall (Apple sends from 17.0.0.0/8)',
  UNSUPPORTED_CHARSET: 'the answer names a character set that Apple’s server does not accept',
  INVALID_RESPONSE: 'the answer was not HTTP that Apple’s server could read',
  PREMATURE_CLOSE: 'the connection ended in the middle of the answer',
  UNSUCCESSFUL_HTTP_RESPONSE_CODE:
    'the server answered with a status other than 200 to 206; look in its log',
  OTHER: 'something else went wrong',
}

/**
 * Hours after the attempt before: 5 retries, so at most 6 attempts, in production only. Sandbox
 * sends once.
 * https://developer.apple.com/documentation/appstoreservernotifications/responding-to-app-store-server-notifications
 */
export const RETRY_HOURS = [1, 12, 24, 48, 72] as const

const HOUR = 3_600_000

export interface Attempt {
  /** Milliseconds since 1970 UTC; `null` where it is no instant. */
  at: number | null
  result: string
}

/** One attempt beside what Apple's schedule says of it. */
export interface ScheduledAttempt extends Attempt {
  /** From 1, the earliest first. */
  number: number
  /** Since the attempt before; `null` for the first. */
  afterMilliseconds: number | null
  /** What the schedule says of that distance; `null` for the first and for a seventh. */
  scheduledHours: number | null
}

/** Attempts in order of time, each beside its place in the schedule. */
export function onSchedule(attempts: readonly Attempt[]): ScheduledAttempt[] {
  const sorted = [...attempts].sort((one, other) => (one.at ?? 0) - (other.at ?? 0))
  return sorted.map((attempt, index) => {
    const before = sorted[index - 1]?.at ?? null
    return {
      ...attempt,
      number: index + 1,
      afterMilliseconds: before === null || attempt.at === null ? null : attempt.at - before,
      scheduledHours: index === 0 ? null : (RETRY_HOURS[index - 1] ?? null),
    }
  })
}

/** When the next attempt is due in production; `null` where one succeeded or none is left. */
export function nextAttempt(attempts: readonly ScheduledAttempt[]): number | null {
  const last = attempts.at(-1)
  if (!last || last.at === null || attempts.some(({ result }) => result === 'SUCCESS')) return null
  const hours = RETRY_HOURS[attempts.length - 1]
  return hours === undefined ? null : last.at + hours * HOUR
}

/** `1 h 2 min`, `45 min`, `3 s`. */
export function duration(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000)
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.round(seconds / 60)
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours === 0) return `${rest} min`
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`
}
