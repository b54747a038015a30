import { NOTIFICATION_PAIRS, type NotificationPair } from './notification-pairs'

/** Types in words. A type that is not here is shown as it came and marked. */
export const NOTIFICATION_TYPE_WORDS: Readonly<Record<string, string>> = {
  SUBSCRIBED: 'a subscription began',
  DID_CHANGE_RENEWAL_PREF: 'the plan was changed',
  DID_CHANGE_RENEWAL_STATUS: 'automatic renewal was turned on or off',
  OFFER_REDEEMED: 'an offer was redeemed',
  DID_RENEW: 'a subscription renewed',
  EXPIRED: 'a subscription ended',
  DID_FAIL_TO_RENEW: 'a renewal could not be paid',
  GRACE_PERIOD_EXPIRED: 'the grace period ended',
  PRICE_INCREASE: 'a price goes up',
  REFUND: 'a purchase was refunded',
  REFUND_DECLINED: 'a refund was declined',
  REFUND_REVERSED: 'a refund was undone',
  CONSUMPTION_REQUEST: 'Apple asks about the use before a refund',
  RENEWAL_EXTENDED: 'one renewal date was moved',
  RENEWAL_EXTENSION: 'many renewal dates were moved',
  REVOKE: 'Family Sharing of a purchase ended',
  TEST: 'a test that you asked for',
  EXTERNAL_PURCHASE_TOKEN: 'a token for a purchase outside the App Store',
  ONE_TIME_CHARGE: 'something was bought that does not renew',
  RESCIND_CONSENT: 'consent for a child was withdrawn',
  METADATA_UPDATE: 'metadata was changed (Advanced Commerce)',
  MIGRATION: 'a subscription was migrated (Advanced Commerce)',
  PRICE_CHANGE: 'a price was changed (Advanced Commerce)',
}

export const SUBTYPE_WORDS: Readonly<Record<string, string>> = {
  INITIAL_BUY: 'for the first time',
  RESUBSCRIBE: 'again',
  DOWNGRADE: 'to a lower level, from the next renewal on',
  UPGRADE: 'to a higher level, at once',
  AUTO_RENEW_ENABLED: 'turned on',
  AUTO_RENEW_DISABLED: 'turned off',
  VOLUNTARY: 'cancelled by the customer',
  BILLING_RETRY: 'billing retry ended without payment',
  PRICE_INCREASE: 'no consent to a higher price',
  GRACE_PERIOD: 'the grace period began',
  PENDING: 'no answer yet',
  ACCEPTED: 'consented',
  BILLING_RECOVERY: 'after a payment that had failed',
  PRODUCT_NOT_FOR_SALE: 'the product was not for sale',
  SUMMARY: 'finished',
  FAILURE: 'failed for one',
  UNREPORTED: 'not reported yet',
  CREATED: 'a token was made',
  ACTIVE_TOKEN_REMINDER: 'a token is still active',
}

/** The documented pair; `null` where Apple documents none, which does not make it wrong. */
export function notificationPair(type: string, subtype: string | null): NotificationPair | null {
  return NOTIFICATION_PAIRS.find((pair) => pair.type === type && pair.subtype === subtype) ?? null
}

/** The subtypes that are documented with a type; `null` among them: none. */
export function subtypesOf(type: string): (string | null)[] {
  return NOTIFICATION_PAIRS.filter((pair) => pair.type === type).map(({ subtype }) => subtype)
}
