import type { JsonFieldTable } from '../../inspect/json-fields'
import { ADVANCED_COMMERCE_FIELDS } from './advanced-commerce'
import {
  BILLING_PLANS,
  ENVIRONMENTS,
  OFFER_DISCOUNTS,
  OFFER_TYPES,
  OWNERSHIP,
  PRODUCT_TYPES,
  REVOCATION_REASONS,
  REVOCATION_TYPES,
  TRANSACTION_REASONS,
} from './enums'
import { storefront } from './storefronts'
import { percentage, period, price } from './words'

/** What several payloads have in common. */
export const COMMON_FIELDS: JsonFieldTable = {
  environment: { title: 'Environment', values: ENVIRONMENTS },
  bundleId: { title: 'Bundle ID of the app' },
  appAppleId: {
    title: 'App Apple ID',
    note: 'The number of the app in the App Store; the sandbox may leave it out.',
  },
  originalTransactionId: {
    title: 'Original transaction ID',
    note: 'The same for a purchase and all its renewals: identify a subscription by it.',
  },
  productId: { title: 'Product' },
  signedDate: {
    title: 'Signed',
    kind: 'instant',
    note: 'When Apple signed this; things may have changed since.',
  },
  appAccountToken: {
    title: 'Your account token',
    note: 'The UUID that the app passed with the purchase, or that a server set later.',
  },
  appTransactionId: {
    title: 'App transaction ID',
    note: 'One for each customer of the app; each family member has their own.',
  },
  currency: { title: 'Currency' },
  offerType: { title: 'Offer', values: OFFER_TYPES },
  offerIdentifier: { title: 'Name of the offer' },
  offerDiscountType: { title: 'Kind of discount', values: OFFER_DISCOUNTS },
  offerPeriod: { title: 'Length of the offer', words: period },
  advancedCommerceInfo: { title: 'Advanced Commerce', fields: ADVANCED_COMMERCE_FIELDS },
  deviceVerification: {
    title: 'Device verification',
    note: 'Ties it to a device: a hash over the device’s identifier and the nonce.',
  },
  deviceVerificationNonce: { title: 'Nonce of the device verification' },
}

/** https://developer.apple.com/documentation/appstoreserverapi/jwstransactiondecodedpayload */
export const TRANSACTION_FIELDS: JsonFieldTable = {
  ...COMMON_FIELDS,
  transactionId: {
    title: 'Transaction ID',
    note: 'For this purchase or renewal only: each renewal has a new one.',
  },
  webOrderLineItemId: {
    title: 'Order line',
    note: 'The same on all devices for one period of a subscription.',
  },
  previousOriginalTransactionId: {
    title: 'Original transaction ID before',
    note: 'Of the purchase that this one continues, for instance after a migration.',
  },
  subscriptionGroupIdentifier: { title: 'Subscription group' },
  purchaseDate: {
    title: 'Purchased',
    kind: 'instant',
    note: 'When the App Store charged for this purchase or renewal.',
  },
  originalPurchaseDate: { title: 'First purchased', kind: 'instant' },
  expiresDate: {
    title: 'Expires',
    kind: 'instant',
    note: 'An instant, not a day: which date it is depends on the time zone.',
  },
  quantity: { title: 'Quantity' },
  type: { title: 'Type', values: PRODUCT_TYPES },
  inAppOwnershipType: { title: 'Owned', values: OWNERSHIP },
  revocationDate: { title: 'Taken back', kind: 'instant' },
  revocationReason: { title: 'Reason of the refund', values: REVOCATION_REASONS },
  revocationType: { title: 'Extent of the refund', values: REVOCATION_TYPES },
  revocationPercentage: {
    title: 'Refunded share',
    words: percentage,
    note: 'In thousandths of a percent.',
  },
  isUpgraded: {
    title: 'Upgraded',
    values: { true: 'replaced by a purchase of a higher level', false: 'not replaced' },
  },
  storefront: { title: 'Storefront', words: storefront },
  storefrontId: { title: 'Number of the storefront' },
  transactionReason: { title: 'Reason', values: TRANSACTION_REASONS },
  price: {
    title: 'Price',
    kind: 'money',
    words: price,
    note: 'In thousandths of the currency’s unit.',
  },
  billingPlanType: { title: 'Billing plan', values: BILLING_PLANS },
  commitmentInfo: {
    title: 'Commitment',
    fields: {
      billingPeriodNumber: { title: 'Number of this period' },
      totalBillingPeriods: { title: 'Periods in all' },
      commitmentExpiresDate: { title: 'Commitment ends', kind: 'instant' },
      commitmentPrice: { title: 'Price of the commitment', kind: 'money', words: price },
    },
  },
}
