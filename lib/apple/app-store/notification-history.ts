import { type EnvironmentId, environment } from '../environments'

/**
 * How many days back Get Notification History reaches. Whether the sandbox refuses an earlier start,
 * as production does, or answers without what is older, is not documented.
 *
 * Source: https://developer.apple.com/documentation/appstoreserverapi/get-notification-history
 */
export const NOTIFICATION_DAYS: Readonly<Record<'sandbox' | 'production', number>> = {
  sandbox: 30,
  production: 180,
}

export function notificationDays(id: EnvironmentId): number {
  return NOTIFICATION_DAYS[environment(id).apns]
}

const DAY_MS = 86_400_000
/** For a clock that goes ahead of the one that asked. */
const SPARE_MS = 120_000

/** From when on notifications can be asked for at `now`, both in milliseconds since 1970 UTC. */
export function earliestNotification(id: EnvironmentId, now: number): number {
  return now - notificationDays(id) * DAY_MS + SPARE_MS
}
