/** Payloads of the made-up app com.example.app, as Apple writes them. */

const at = (text: string): number => Date.parse(text)

export const BOUGHT = at('2026-10-12T15:04:07Z')
const MONTH = at('2026-11-12T15:04:07Z') - BOUGHT
const SIGNED = at('2026-11-12T15:04:31Z')
const APP = { bundleId: 'com.example.app', environment: 'Production' }
const ID = '2000000912345678'

type Fields = Record<string, unknown>

export const transaction = (more: Fields = {}): Fields => ({
  transactionId: ID,
  originalTransactionId: ID,
  webOrderLineItemId: '2000000098765432',
  ...APP,
  productId: 'pro.monthly',
  subscriptionGroupIdentifier: '21345678',
  purchaseDate: BOUGHT,
  originalPurchaseDate: BOUGHT,
  expiresDate: BOUGHT + MONTH,
  quantity: 1,
  type: 'Auto-Renewable Subscription',
  appAccountToken: '7e3fb204-2ab0-4c1f-9b5a-0d3a1c0e5f11',
  inAppOwnershipType: 'PURCHASED',
  signedDate: BOUGHT + 24_000,
  transactionReason: 'PURCHASE',
  storefront: 'DEU',
  storefrontId: '143443',
  price: 10_990,
  currency: 'EUR',
  appTransactionId: '704123456789012345',
  ...more,
})

/** The second period. */
export const renewed = (more: Fields = {}): Fields =>
  transaction({
    transactionId: '2000000923456789',
    purchaseDate: BOUGHT + MONTH,
    expiresDate: at('2026-12-12T15:04:07Z'),
    signedDate: SIGNED,
    transactionReason: 'RENEWAL',
    ...more,
  })

/** A period of five minutes, as at the sandbox's usual rate. */
export const sandboxRenewal = (more: Fields = {}): Fields =>
  renewed({
    environment: 'Sandbox',
    expiresDate: BOUGHT + MONTH + 300_000,
    storefront: 'USA',
    storefrontId: '143441',
    currency: 'USD',
    price: 9_990,
    ...more,
  })

export const renewalInfo = (more: Fields = {}): Fields => ({
  originalTransactionId: ID,
  autoRenewProductId: 'pro.monthly',
  productId: 'pro.monthly',
  autoRenewStatus: 1,
  renewalPrice: 10_990,
  currency: 'EUR',
  signedDate: SIGNED,
  environment: 'Production',
  recentSubscriptionStartDate: BOUGHT,
  renewalDate: at('2026-12-12T15:04:07Z'),
  appTransactionId: '704123456789012345',
  ...more,
})

export const appTransaction = (more: Fields = {}): Fields => ({
  receiptType: 'Production',
  appAppleId: 1234567890,
  bundleId: 'com.example.app',
  applicationVersion: '42',
  versionExternalIdentifier: 863855306,
  receiptCreationDate: SIGNED,
  originalPurchaseDate: at('2024-03-05T08:00:00Z'),
  originalApplicationVersion: '7',
  deviceVerification: 'cYUsXc53EbYc0pOeXG5d6/31LGHeVGf84sqSN0OrJi5u/j2H89WWKgS8N0hMsMlf',
  deviceVerificationNonce: '48c8b92d-ce0d-4229-bedf-e61b4f9cfc92',
  appTransactionId: '704123456789012345',
  originalPlatform: 'iOS',
  ...more,
})

export const realtimeRequest = (): Fields => ({
  originalTransactionId: ID,
  appAppleId: 1234567890,
  productId: 'pro.monthly',
  userLocale: 'de-DE',
  requestIdentifier: '3db31534-1f8f-4d3c-a8f4-7d9e2f2f4a01',
  signedDate: SIGNED,
  environment: 'Production',
})

/** A notification; `content` goes over its one content, `data` where it is left out. */
export const notification = (
  notificationType: string,
  subtype: string | null,
  data: Fields,
  more: Fields = {},
): Fields => ({
  notificationType,
  ...(subtype === null ? {} : { subtype }),
  notificationUUID: '002e14d5-51f5-4503-b5a8-c3a1af68eb20',
  version: '2.0',
  signedDate: SIGNED,
  data: { ...APP, appAppleId: 1234567890, bundleVersion: '42', ...data },
  ...more,
})
