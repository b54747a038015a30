import { describe, expect, it } from 'vitest'
import { ACTS, type ActValues, NO_VALUES, namedOffers } from './app-store-acts'
import type { SimulatedCustomer } from './app-store-state'

const transaction = { refunded: false, finished: true }
const CUSTOMER = {
  transactions: [
    { ...transaction, transactionId: '3', finished: false },
    { ...transaction, transactionId: '2', refunded: true },
    { ...transaction, transactionId: '1' },
  ],
  asked: ['1'],
} as unknown as SimulatedCustomer

const row = (id: string) => {
  const found = ACTS.find((act) => act.id === id)
  if (!found) throw new Error(`no act ${id}`)
  return found
}

describe('what the form makes of an act', () => {
  it.each<[string, Partial<ActValues>, unknown]>([
    ['buy', { productId: 'coins' }, { do: 'buy', productId: 'coins' }],
    ['buy', { productId: 'coins', quantity: '3' }, { do: 'buy', productId: 'coins', quantity: 3 }],
    ['buy', { productId: 'coins', quantity: '11' }, 'The quantity must be from 1 to 10.'],
    ['buy', {}, 'Choose a product.'],
    ['redeem', { offer: 'pro WELCOME' }, { do: 'buy', productId: 'pro', offerId: 'WELCOME' }],
    ['redeem', {}, 'Choose an offer.'],
    ['change-plan', { productId: 'pro' }, { do: 'change-plan', productId: 'pro' }],
    ['renew-off', {}, { do: 'auto-renew', on: false }],
    [
      'refund',
      { transactionId: '1', percent: '50', reason: '1' },
      { do: 'refund', transactionId: '1', percent: 50, reason: 1 },
    ],
    [
      'refund',
      { transactionId: '1', percent: '0' },
      'A refund must be more than 0 and at most 100 percent.',
    ],
    ['refund', {}, 'There is no transaction that this could apply to.'],
    ['decline-refund', {}, 'No refund was requested.'],
    ['price-increase', { price: 'much' }, 'Write a price, such as 12.99.'],
    [
      'price-increase',
      { price: '12.99', needsConsent: false },
      { do: 'price-increase', price: 12_990, needsConsent: false },
    ],
  ])('%s %o', (id, values, wanted) =>
    expect(row(id).build({ ...NO_VALUES, ...values })).toEqual(wanted),
  )
})

it.each([
  ['refund', ['3', '1']],
  ['reverse-refund', ['2']],
  ['decline-refund', ['1']],
  ['finish', ['3']],
])('%s may concern %o', (id, wanted) => expect(row(id).mayConcern?.(CUSTOMER)).toEqual(wanted))

it('offers without a name cannot be redeemed by it', () => {
  const offer = { mode: 'free', period: 'P1W', count: 1, price: 0 }
  const offers = [
    { ...offer, kind: 'introductory', id: null },
    { ...offer, kind: 'code', id: 'WELCOME' },
  ]
  const product = { productId: 'pro', offers } as Parameters<typeof namedOffers>[0][number]
  expect(namedOffers([product]).map(({ value }) => value)).toEqual(['pro WELCOME'])
})
