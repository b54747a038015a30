/** What the keys of a transaction receipt mean, outside and in its purchase-info. */
export const OUTER_TITLES: Readonly<Record<string, string>> = {
  signature: 'Signature and certificate',
  'purchase-info': 'The purchase',
  environment: 'Environment',
  pod: 'Server group',
  'signing-status': 'Signing status',
}

const DATE_FORMS = ['', '-ms', '-pst', '-formatted', '-formatted-pst'] as const

const dates = (name: string, title: string): Record<string, string> =>
  Object.fromEntries(DATE_FORMS.map((form) => [`${name}${form}`, title]))

export const PURCHASE_TITLES: Readonly<Record<string, string>> = {
  'transaction-id': 'Transaction ID',
  'original-transaction-id': 'Original transaction ID',
  'product-id': 'Product ID',
  bid: 'Bundle ID',
  bvrs: 'App version',
  quantity: 'Quantity',
  'item-id': 'Apple ID of the product',
  'app-item-id': 'Apple ID of the app',
  'version-external-identifier': 'App Store version ID',
  'web-order-line-item-id': 'Web order line item ID',
  'unique-identifier': 'Device identifier',
  'unique-vendor-identifier': 'identifierForVendor',
  'is-trial-period': 'In a free trial',
  'is-in-intro-offer-period': 'In an introductory price period',
  'subscription-group-identifier': 'Subscription group',
  ...dates('purchase-date', 'Purchased'),
  ...dates('original-purchase-date', 'First purchased'),
  ...dates('expires-date', 'Expires'),
  ...dates('cancellation-date', 'Cancelled'),
}
