import type { Attempt } from './attempt'
import type { PushRequest } from './request'

/** APNs asked for patience: what for, and until when (milliseconds since 1970 UTC). */
export interface Hold {
  reason: string
  about: 'device-token' | 'provider-token' | 'environment'
  until: number
}

/**
 * Whether an earlier answer asks this request to wait. A 429 TooManyRequests is about one device
 * token, TooManyProviderTokenUpdates about the key, and a 5xx about the whole service.
 * https://developer.apple.com/documentation/usernotifications/handling-notification-responses-from-apns
 */
export function holdOf(recent: readonly Attempt[], request: PushRequest, now: number): Hold | null {
  for (const { request: earlier, outcome } of recent) {
    if (!outcome?.retryAt || outcome.retryAt <= now) continue
    if (earlier.environment !== request.environment) continue
    const about = aboutOf(outcome.exchange.response?.status, outcome.reason)
    const same =
      about === 'environment' ||
      (about === 'device-token' && earlier.deviceToken === request.deviceToken) ||
      (about === 'provider-token' && earlier.key?.id === request.key?.id)
    if (same) {
      const reason = outcome.reason ?? String(outcome.exchange.response?.status ?? '')
      return { reason, about, until: outcome.retryAt }
    }
  }
  return null
}

function aboutOf(status: number | undefined, reason: string | null): Hold['about'] {
  if (status !== 429) return 'environment'
  return reason === 'TooManyProviderTokenUpdates' ? 'provider-token' : 'device-token'
}
