import 'server-only'

/**
 * Every type of notification, with the subtypes that come with it. A table of the simulator's own.
 * https://developer.apple.com/documentation/appstoreservernotifications/notificationtype
 */
export const SUBTYPES: Readonly<Record<string, readonly string[]>> = {
  SUBSCRIBED: ['INITIAL_BUY', 'RESUBSCRIBE'],
  DID_CHANGE_RENEWAL_PREF: ['UPGRADE', 'DOWNGRADE'],
  DID_CHANGE_RENEWAL_STATUS: ['AUTO_RENEW_ENABLED', 'AUTO_RENEW_DISABLED'],
  OFFER_REDEEMED: ['UPGRADE', 'DOWNGRADE'],
  DID_RENEW: ['BILLING_RECOVERY'],
  EXPIRED: ['VOLUNTARY', 'BILLING_RETRY', 'PRICE_INCREASE', 'PRODUCT_NOT_FOR_SALE'],
  DID_FAIL_TO_RENEW: ['GRACE_PERIOD'],
  GRACE_PERIOD_EXPIRED: [],
  PRICE_INCREASE: ['PENDING', 'ACCEPTED'],
  REFUND: [],
  REFUND_DECLINED: [],
  REFUND_REVERSED: [],
  CONSUMPTION_REQUEST: [],
  RENEWAL_EXTENDED: [],
  RENEWAL_EXTENSION: ['SUMMARY', 'FAILURE'],
  REVOKE: [],
  TEST: [],
  EXTERNAL_PURCHASE_TOKEN: ['ACTIVE_TOKEN_REMINDER', 'CREATED', 'UNREPORTED'],
  ONE_TIME_CHARGE: [],
  RESCIND_CONSENT: [],
  METADATA_UPDATE: [],
  MIGRATION: [],
  PRICE_CHANGE: [],
}

export const NOTIFICATION_TYPES = Object.keys(SUBTYPES)
