import type { Period } from './life'
import type { Stretch } from './sweep'

/** A period before it is cut to fit beside the others. */
export interface Claim extends Stretch, Omit<Period, 'start' | 'end'> {}

/** What was paid for stands over a grace period, that over billing retry, that over what was taken back. */
export const RANK = { revoked: 0, retry: 1, grace: 2, paid: 3 } as const

/** https://developer.apple.com/documentation/appstoreserverapi/isinbillingretryperiod */
export const RETRY_DAYS = 60

/** The last instant that a date can hold. */
const LAST_INSTANT = 8.64e15

/**
 * When billing retry that began then ends at the latest. Outside production it is shorter, by the
 * renewal rate of the sandbox account, and Apple gives no figure: `Infinity`.
 * https://developer.apple.com/help/app-store-connect/test-in-app-purchases/manage-sandbox-apple-account-settings/
 */
export function retryEnd(start: number, environment: string | null): number {
  if (environment !== null && environment !== 'Production') return Number.POSITIVE_INFINITY
  return Math.min(start + RETRY_DAYS * 86_400_000, LAST_INSTANT)
}
