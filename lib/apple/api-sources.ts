/** The pages that the tables about Apple's web APIs cite. */
const DOCS = 'https://developer.apple.com/documentation'
const SERVER = `${DOCS}/appstoreserverapi`
const CONNECT = `${DOCS}/appstoreconnectapi`

export const API = {
  errors: `${SERVER}/error-codes`,
  rateLimits: `${SERVER}/identifying-rate-limits`,
  tokens: `${SERVER}/generating-json-web-tokens-for-api-requests`,
  keys: `${SERVER}/creating-api-keys-to-authorize-api-requests`,
  history: `${SERVER}/get-transaction-history`,
  statuses: `${SERVER}/get-all-subscription-statuses`,
  transaction: `${SERVER}/get-transaction-info`,
  order: `${SERVER}/look-up-order-id`,
  refunds: `${SERVER}/get-refund-history`,
  appTransaction: `${SERVER}/get-app-transaction-info`,
  requestTest: `${SERVER}/request-a-test-notification`,
  testStatus: `${SERVER}/get-test-notification-status`,
  consumption: `${SERVER}/send-consumption-information`,
  consumed: `${SERVER}/consumptionpercentage`,
  refundPreference: `${SERVER}/refundpreference`,
  requestIdentifier: `${SERVER}/requestidentifier`,
  anyId: `${SERVER}/anytransactionid`,
  accountToken: `${SERVER}/set-app-account-token`,
  notificationHistory: `${SERVER}/get-notification-history`,
  attemptResult: `${SERVER}/sendattemptresult`,
  extend: `${SERVER}/extend-a-subscription-renewal-date`,
  massExtend: `${SERVER}/get-status-of-subscription-renewal-date-extensions`,
  responding: `${DOCS}/appstoreservernotifications/responding-to-app-store-server-notifications`,
  connectErrors: `${CONNECT}/interpreting-and-handling-errors`,
  connectErrorResponse: `${CONNECT}/errorresponse`,
  connectTokens: `${CONNECT}/generating-tokens-for-api-requests`,
  connectKeys: `${CONNECT}/creating-api-keys-for-app-store-connect-api`,
  connectRateLimits: `${CONNECT}/identifying-rate-limits`,
  priceSchedules: `${CONNECT}/post-v1-inapppurchasepriceschedules`,
  bundleIdCapabilities: `${CONNECT}/bundle-id-capabilities`,
} as const
