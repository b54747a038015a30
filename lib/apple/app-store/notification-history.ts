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
