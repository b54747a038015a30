/**
 * The attributes of an app receipt and of the purchases inside it, by their ASN.1 type.
 * https://developer.apple.com/documentation/appstorereceipts/validating-receipts-on-the-device
 * Rows marked `community` are named by nobody at Apple: the names are those that
 * https://github.com/tikhop/TPInAppReceipt and its like settled on, and may be wrong.
 */
export type AttributeForm = 'text' | 'integer' | 'date' | 'bytes' | 'purchase'

export interface AttributeRow {
  /** In the decoded facts. */
  name: string
  title: string
  form: AttributeForm
  /** `community`: the type is seen, and its name is a guess; `unnamed`: seen, and nobody knows. */
  source: 'apple' | 'community' | 'unnamed'
  note?: string
  /** Values in words. */
  values?: Readonly<Record<string, string>>
}

export type AttributeTable = Readonly<Record<number, AttributeRow>>

const unnamed = (type: number, form: AttributeForm): AttributeRow => ({
  name: `type${type}`,
  title: 'Not documented',
  form,
  source: 'unnamed',
})

export const RECEIPT_ATTRIBUTES: AttributeTable = {
  0: {
    name: 'receiptType',
    title: 'Environment',
    form: 'text',
    source: 'community',
    values: {
      Production: 'App Store',
      ProductionSandbox: 'sandbox or TestFlight',
      Sandbox: 'sandbox',
      Xcode: 'StoreKit testing in Xcode',
      ProductionVPP: 'App Store, volume purchase',
      ProductionVPPSandbox: 'sandbox, volume purchase',
    },
  },
  1: {
    name: 'appItemId',
    title: 'Apple ID of the app',
    form: 'integer',
    source: 'community',
    note: 'It is 0 in the sandbox and in Xcode.',
  },
  2: {
    name: 'bundleId',
    title: 'Bundle ID',
    form: 'text',
    source: 'apple',
    note: 'The device hash is computed over these bytes as they are encoded.',
  },
  3: {
    name: 'applicationVersion',
    title: 'App version',
    form: 'text',
    source: 'apple',
    note: 'CFBundleVersion on iOS, CFBundleShortVersionString on macOS.',
  },
  4: {
    name: 'opaqueValue',
    title: 'Opaque value',
    form: 'bytes',
    source: 'apple',
    note: 'Salt of the device hash.',
  },
  5: {
    name: 'deviceHash',
    title: 'SHA-1 hash for the device',
    form: 'bytes',
    source: 'apple',
    note: 'SHA-1 over the device identifier, the opaque value (4) and the bundle ID (2).',
  },
  6: unnamed(6, 'bytes'),
  7: unnamed(7, 'bytes'),
  8: { name: 'requestDate', title: 'Request date', form: 'date', source: 'community' },
  9: {
    name: 'fulfilmentToolVersion',
    title: 'Fulfilment tool version',
    form: 'integer',
    source: 'community',
  },
  10: { name: 'ageRating', title: 'Age rating', form: 'text', source: 'community' },
  11: { name: 'developerId', title: 'Developer ID', form: 'integer', source: 'community' },
  12: {
    name: 'receiptCreationDate',
    title: 'Receipt created',
    form: 'date',
    source: 'apple',
    note: 'Check the signature as of this instant, not the current time.',
  },
  13: unnamed(13, 'integer'),
  14: unnamed(14, 'integer'),
  15: { name: 'downloadId', title: 'Download ID', form: 'integer', source: 'community' },
  16: {
    name: 'versionExternalIdentifier',
    title: 'App Store version ID',
    form: 'integer',
    source: 'community',
  },
  17: { name: 'inApp', title: 'In-app purchase', form: 'purchase', source: 'apple' },
  18: {
    name: 'originalPurchaseDate',
    title: 'App first purchased',
    form: 'date',
    source: 'community',
    note: 'In the sandbox it always says 2013-08-01.',
  },
  19: {
    name: 'originalApplicationVersion',
    title: 'App version first purchased',
    form: 'text',
    source: 'apple',
    note: 'In the sandbox it always says 1.0.',
  },
  20: unnamed(20, 'text'),
  21: {
    name: 'expirationDate',
    title: 'Receipt expires',
    form: 'date',
    source: 'apple',
    note: 'For apps of the Volume Purchase Program. Xcode writes the year 4001.',
  },
  25: unnamed(25, 'integer'),
}

const YES_NO = { 0: 'no', 1: 'yes' } as const

export const PURCHASE_ATTRIBUTES: AttributeTable = {
  1701: { name: 'quantity', title: 'Quantity', form: 'integer', source: 'apple' },
  1702: { name: 'productId', title: 'Product ID', form: 'text', source: 'apple' },
  1703: {
    name: 'transactionId',
    title: 'Transaction ID',
    form: 'text',
    source: 'apple',
    note: 'The App Store Server API accepts this one.',
  },
  1704: { name: 'purchaseDate', title: 'Purchased', form: 'date', source: 'apple' },
  1705: {
    name: 'originalTransactionId',
    title: 'Original transaction ID',
    form: 'text',
    source: 'apple',
    note: 'The same for all renewals of a subscription, and for a restored purchase.',
  },
  1706: {
    name: 'originalPurchaseDate',
    title: 'First purchased',
    form: 'date',
    source: 'apple',
  },
  1707: {
    name: 'productType',
    title: 'Kind of product',
    form: 'integer',
    source: 'community',
    values: {
      0: 'non-consumable',
      1: 'consumable',
      2: 'non-renewing subscription',
      3: 'auto-renewable subscription',
    },
  },
  1708: { name: 'expiresDate', title: 'Subscription expires', form: 'date', source: 'apple' },
  1709: unnamed(1709, 'text'),
  1710: {
    name: 'itemId',
    title: 'Apple ID of the product',
    form: 'integer',
    source: 'community',
  },
  1711: {
    name: 'webOrderLineItemId',
    title: 'Web order line item ID',
    form: 'integer',
    source: 'apple',
    note: 'Tells the renewals of a subscription apart.',
  },
  1712: {
    name: 'cancellationDate',
    title: 'Cancelled',
    form: 'date',
    source: 'apple',
    note: 'When Apple refunded it, or took it back after an upgrade.',
  },
  1713: {
    name: 'isTrialPeriod',
    title: 'In a free trial',
    form: 'integer',
    source: 'community',
    values: YES_NO,
  },
  1714: unnamed(1714, 'text'),
  1715: unnamed(1715, 'text'),
  1716: unnamed(1716, 'text'),
  1717: unnamed(1717, 'text'),
  1718: unnamed(1718, 'text'),
  1719: {
    name: 'isInIntroOfferPeriod',
    title: 'In an introductory price period',
    form: 'integer',
    source: 'apple',
    values: YES_NO,
  },
  1721: {
    name: 'promotionalOfferId',
    title: 'Promotional offer',
    form: 'text',
    source: 'community',
  },
  1722: unnamed(1722, 'text'),
}
