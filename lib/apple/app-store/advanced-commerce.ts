import type { JsonFieldTable } from '../../inspect/json-fields'
import { CONSUMPTION_REASONS, OFFER_REASONS, PRICE_INCREASE_STATES, REFUND_TYPES } from './enums'
import { money, period } from './words'

/** https://developer.apple.com/documentation/advancedcommerceapi */
const OFFER: JsonFieldTable = {
  period: { title: 'Period of the offer', words: period },
  periodCount: { title: 'Number of periods' },
  price: { title: 'Price of the offer', kind: 'money', words: (value) => money(value, null) },
  reason: { title: 'Reason of the offer', values: OFFER_REASONS },
}

const DESCRIPTORS: JsonFieldTable = {
  description: { title: 'Description' },
  displayName: { title: 'Display name' },
}

const ITEM: JsonFieldTable = {
  SKU: { title: 'Item (SKU)' },
  description: { title: 'Description' },
  displayName: { title: 'Display name' },
  offer: { title: 'Offer', fields: OFFER },
  price: { title: 'Price of the item', kind: 'money', words: (value) => money(value, null) },
  priceIncreaseInfo: {
    title: 'Price increase',
    fields: {
      dependentSKUs: { title: 'Items that depend on it' },
      price: { title: 'New price', kind: 'money', words: (value) => money(value, null) },
      status: { title: 'State of the increase', values: PRICE_INCREASE_STATES },
    },
  },
  refunds: {
    title: 'Refunds',
    fields: {
      refundAmount: { title: 'Amount', kind: 'money', words: (value) => money(value, null) },
      refundDate: { title: 'Refunded', kind: 'instant' },
      refundReason: {
        title: 'Reason',
        values: {
          ...CONSUMPTION_REASONS,
          MODIFY_ITEMS_REFUND: 'items of the subscription were changed',
          SIMULATE_REFUND_DECLINE: 'a declined refund, simulated in the sandbox',
        },
      },
      refundType: { title: 'Extent', values: REFUND_TYPES },
    },
  },
  revocationDate: { title: 'Taken back', kind: 'instant' },
}

export const ADVANCED_COMMERCE_FIELDS: JsonFieldTable = {
  consistencyToken: { title: 'Consistency token' },
  descriptors: { title: 'Descriptors', fields: DESCRIPTORS },
  estimatedTax: { title: 'Estimated tax', kind: 'money', words: (value) => money(value, null) },
  items: { title: 'Items', fields: ITEM },
  period: { title: 'Period', words: period },
  requestReferenceId: { title: 'Your reference' },
  taxCode: { title: 'Tax code' },
  taxExclusivePrice: {
    title: 'Price without tax',
    kind: 'money',
    words: (value) => money(value, null),
  },
  taxRate: { title: 'Tax rate' },
}
