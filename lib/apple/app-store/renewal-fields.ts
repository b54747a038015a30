import type { JsonFieldTable } from '../../inspect/json-fields'
import { AUTO_RENEW, BILLING_PLANS, EXPIRATION_INTENTS, PRICE_INCREASES } from './enums'
import { COMMON_FIELDS } from './transaction-fields'
import { price } from './words'

/** https://developer.apple.com/documentation/appstoreserverapi/jwsrenewalinfodecodedpayload */
export const RENEWAL_FIELDS: JsonFieldTable = {
  ...COMMON_FIELDS,
  autoRenewProductId: {
    title: 'Renews as',
    note: 'The product of the next period; after a downgrade it differs from the current one.',
  },
  autoRenewStatus: { title: 'Renews by itself', values: AUTO_RENEW },
  expirationIntent: { title: 'Why it expires', values: EXPIRATION_INTENTS },
  isInBillingRetryPeriod: {
    title: 'In billing retry',
    values: { true: 'payment failed, Apple keeps trying', false: 'no' },
  },
  gracePeriodExpiresDate: {
    title: 'Grace period ends',
    kind: 'instant',
    note: 'Until then the customer keeps access although payment failed.',
  },
  priceIncreaseStatus: { title: 'Price increase', values: PRICE_INCREASES },
  recentSubscriptionStartDate: {
    title: 'Subscribed since',
    kind: 'instant',
    note: 'Without a gap of more than 60 days.',
  },
  renewalDate: { title: 'Renews', kind: 'instant' },
  renewalPrice: {
    title: 'Price of the renewal',
    kind: 'money',
    words: price,
    note: 'In thousandths of the currency’s unit.',
  },
  eligibleWinBackOfferIds: { title: 'Win-back offers that apply' },
  renewalBillingPlanType: { title: 'Billing plan of the renewal', values: BILLING_PLANS },
  commitmentInfo: {
    title: 'Commitment',
    fields: {
      commitmentAutoRenewProductId: { title: 'Commitment renews as' },
      commitmentAutoRenewStatus: { title: 'Commitment renews by itself', values: AUTO_RENEW },
      commitmentRenewalBillingPlanType: { title: 'Billing plan after', values: BILLING_PLANS },
      commitmentRenewalDate: { title: 'Commitment renews', kind: 'instant' },
      commitmentRenewalPrice: { title: 'Price after', kind: 'money', words: price },
    },
  },
}
