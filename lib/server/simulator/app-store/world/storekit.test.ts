import { describe, expect, it } from 'vitest'
import { readStoreKit } from './storekit'

const subscription = (more: object = {}) => ({
  adHocOffers: [],
  codeOffers: [],
  displayPrice: '9.99',
  familyShareable: true,
  groupNumber: 1,
  internalID: 'A1',
  introductoryOffer: {
    internalID: 'A2',
    numberOfPeriods: 1,
    paymentMode: 'free',
    subscriptionPeriod: 'P1W',
  },
  localizations: [],
  productID: 'pro.monthly',
  recurringSubscriptionPeriod: 'P1M',
  referenceName: 'Pro',
  subscriptionGroupID: '21',
  type: 'RecurringSubscription',
  winbackOffers: [
    {
      displayPrice: '4.5',
      internalID: 'A3',
      numberOfPeriods: 3,
      offerID: 'back',
      paymentMode: 'payAsYouGo',
      subscriptionPeriod: 'P1M',
    },
  ],
  ...more,
})

const file = (more: object = {}) =>
  JSON.stringify({
    identifier: 'X',
    nonRenewingSubscriptions: [
      { displayPrice: '20', productID: 'season', type: 'NonRenewingSubscription' },
    ],
    products: [
      { displayPrice: '0.99', productID: 'coins', referenceName: 'Coins', type: 'Consumable' },
      { displayPrice: '19.9', familyShareable: true, productID: 'all', type: 'NonConsumable' },
    ],
    settings: {},
    subscriptionGroups: [{ id: '21', name: 'Pro', subscriptions: [subscription()] }],
    version: { major: 4, minor: 0 },
    ...more,
  })

describe('a StoreKit configuration of Xcode', () => {
  it('gives products with their prices, groups and offers', () => {
    const read = readStoreKit(file(), 'com.example.app')
    if (!read.ok) throw new Error(read.message)
    expect(read.products).toMatchObject([
      { productId: 'coins', name: 'Coins', kind: 'consumable', price: 990 },
      { productId: 'all', kind: 'non-consumable', price: 19_900, familyShareable: true },
      { productId: 'season', kind: 'non-renewing', price: 20_000 },
      {
        productId: 'pro.monthly',
        kind: 'subscription',
        price: 9990,
        period: 'P1M',
        group: { id: '21', name: 'Pro', level: 1 },
        offers: [
          { kind: 'introductory', id: null, mode: 'free', period: 'P1W', count: 1, price: 0 },
          { kind: 'win-back', id: 'back', mode: 'pay-as-you-go', count: 3, price: 4500 },
        ],
      },
    ])
  })

  const group = (more: object) => ({
    subscriptionGroups: [{ id: '21', name: 'Pro', subscriptions: [subscription(more)] }],
  })
  it.each([
    ['no JSON', 'rubbish', /not JSON/],
    ['a list', '[]', /its top/],
    ['nothing in it', '{}', /no products/],
    [
      'an unknown type',
      file({ products: [{ displayPrice: '1', productID: 'x', type: 'Car' }] }),
      /Car/,
    ],
    ['a price in words', file(group({ displayPrice: 'free' })), /displayPrice/],
    ['a period that is none', file(group({ recurringSubscriptionPeriod: '1M' })), /recurring/],
    [
      'an unknown way to pay',
      file(group({ introductoryOffer: { paymentMode: 'x' } })),
      /paymentMode/,
    ],
    [
      'the same product twice',
      file({
        nonRenewingSubscriptions: [{ displayPrice: '1', productID: 'coins', type: 'Consumable' }],
      }),
      /twice/,
    ],
    ['too large', ' '.repeat(1_000_001), /1 MB/],
  ])('%s is refused with a sentence', (_, text, message) => {
    const read = readStoreKit(text, 'com.example.app')
    expect(read).toMatchObject({ ok: false, message: expect.stringMatching(message) })
  })
})
