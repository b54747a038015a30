/**
 * The values that Apple documents, in words. A value that is not here is shown as it came and marked.
 * https://developer.apple.com/documentation/appstoreserverapi/jwstransactiondecodedpayload
 */
type Words = Readonly<Record<string, string>>

export const ENVIRONMENTS: Words = {
  Production: 'App Store, real purchases',
  Sandbox: 'sandbox: test accounts, TestFlight, App Review',
  Xcode: 'StoreKit testing in Xcode, signed by nobody’s authority',
  LocalTesting: 'a test of a library, signed by nobody’s authority',
}

/** https://developer.apple.com/documentation/appstoreserverapi/status */
export const STATUSES: Words = {
  '1': 'active',
  '2': 'expired',
  '3': 'in billing retry: payment failed, Apple keeps trying',
  '4': 'in billing grace period: payment failed, access continues',
  '5': 'revoked: refunded, or taken back from a family',
}

export const PRODUCT_TYPES: Words = {
  'Auto-Renewable Subscription': 'auto-renewable subscription',
  'Non-Consumable': 'non-consumable: bought once, kept forever',
  Consumable: 'consumable: used up, can be bought again',
  'Non-Renewing Subscription': 'subscription that does not renew by itself',
}

export const OWNERSHIP: Words = {
  PURCHASED: 'bought by this customer',
  FAMILY_SHARED: 'through Family Sharing, bought by somebody else',
}

export const TRANSACTION_REASONS: Words = {
  PURCHASE: 'a purchase the customer made',
  RENEWAL: 'a renewal the App Store made',
}

export const OFFER_TYPES: Words = {
  '1': 'introductory offer',
  '2': 'promotional offer',
  '3': 'offer code',
  '4': 'win-back offer',
}

export const OFFER_DISCOUNTS: Words = {
  FREE_TRIAL: 'free trial',
  PAY_AS_YOU_GO: 'a reduced price each period',
  PAY_UP_FRONT: 'paid at once for the whole offer',
  ONE_TIME: 'a reduced price once',
}

export const REVOCATION_REASONS: Words = {
  '0': 'refunded for another reason, such as a purchase by accident',
  '1': 'refunded because of an issue in the app',
}

export const REVOCATION_TYPES: Words = {
  REFUND_FULL: 'refunded in full',
  REFUND_PRORATED: 'refunded for the unused part',
  FAMILY_REVOKE: 'taken back from Family Sharing',
}

export const EXPIRATION_INTENTS: Words = {
  '1': 'the customer cancelled',
  '2': 'a billing error, such as an expired card',
  '3': 'the customer did not consent to a higher price',
  '4': 'the product was not available at renewal',
  '5': 'another reason',
}

export const AUTO_RENEW: Words = {
  '0': 'off: it ends with this period',
  '1': 'on: it renews at the end of this period',
}

export const PRICE_INCREASES: Words = {
  '0': 'the customer has not answered yet',
  '1': 'the customer consented, or was informed and need not consent',
}

export const PLATFORMS: Words = {
  iOS: 'iPhone or iPad',
  macOS: 'Mac',
  tvOS: 'Apple TV',
  visionOS: 'Apple Vision',
}

export const CONSUMPTION_REASONS: Words = {
  UNINTENDED_PURCHASE: 'the customer did not mean to buy',
  FULFILLMENT_ISSUE: 'the customer did not get what was bought, or could not use it',
  UNSATISFIED_WITH_PURCHASE: 'the customer is not satisfied',
  LEGAL: 'a legal reason',
  OTHER: 'another reason',
}

export const BILLING_PLANS: Words = {
  BILLED_UPFRONT: 'paid for the whole term at once',
  MONTHLY: 'paid monthly over a term',
}

export const REFUND_TYPES: Words = {
  FULL: 'in full',
  PRORATED: 'for the unused part',
  CUSTOM: 'a given amount',
}

export const OFFER_REASONS: Words = {
  ACQUISITION: 'to win a customer',
  WIN_BACK: 'to win a customer back',
  RETENTION: 'to keep a customer',
}

export const PRICE_INCREASE_STATES: Words = {
  SCHEDULED: 'scheduled',
  PENDING: 'waits for the customer’s consent',
  ACCEPTED: 'consented to',
}
