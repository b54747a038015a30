import { describe, expect, it } from 'vitest'
import { must } from '../test-client'
import type { Act } from './model'
import { bench, MINUTE, names, START } from './test-world'

describe('every scenario', () => {
  const expected: Record<string, string[]> = {
    'new-monthly': ['SUBSCRIBED/INITIAL_BUY', 'DID_RENEW', 'DID_RENEW', 'DID_RENEW'],
    'trial-converts': ['SUBSCRIBED/INITIAL_BUY', 'DID_RENEW'],
    'up-and-down': [
      'SUBSCRIBED/INITIAL_BUY',
      'DID_CHANGE_RENEWAL_PREF/UPGRADE',
      'DID_CHANGE_RENEWAL_PREF/DOWNGRADE',
      'DID_RENEW',
    ],
    'grace-and-recovery': [
      'SUBSCRIBED/INITIAL_BUY',
      'DID_FAIL_TO_RENEW/GRACE_PERIOD',
      'GRACE_PERIOD_EXPIRED',
      'DID_RENEW/BILLING_RECOVERY',
    ],
    'grace-and-refund': [
      'SUBSCRIBED/INITIAL_BUY',
      'DID_FAIL_TO_RENEW/GRACE_PERIOD',
      'GRACE_PERIOD_EXPIRED',
      'DID_RENEW/BILLING_RECOVERY',
      'CONSUMPTION_REQUEST',
      'REFUND',
    ],
    'refund-active': ['SUBSCRIBED/INITIAL_BUY', 'CONSUMPTION_REQUEST', 'DID_RENEW', 'REFUND'],
    'refund-revoked': [
      'SUBSCRIBED/INITIAL_BUY',
      'CONSUMPTION_REQUEST',
      'REFUND',
      'DID_CHANGE_RENEWAL_STATUS/AUTO_RENEW_DISABLED',
    ],
    'family-sharing': ['SUBSCRIBED/INITIAL_BUY', 'ONE_TIME_CHARGE', 'DID_RENEW'],
    consumables: Array(4).fill('ONE_TIME_CHARGE'),
    'non-consumable': ['ONE_TIME_CHARGE'],
    offers: [
      'SUBSCRIBED/INITIAL_BUY',
      'DID_RENEW',
      'DID_CHANGE_RENEWAL_STATUS/AUTO_RENEW_DISABLED',
      'EXPIRED/VOLUNTARY',
      'SUBSCRIBED/RESUBSCRIBE',
    ],
    'price-increase': [
      'SUBSCRIBED/INITIAL_BUY',
      'PRICE_INCREASE/PENDING',
      'PRICE_INCREASE/ACCEPTED',
      'DID_RENEW',
    ],
    commitment: [
      'SUBSCRIBED/INITIAL_BUY',
      'DID_RENEW',
      'DID_RENEW',
      'DID_CHANGE_RENEWAL_STATUS/AUTO_RENEW_DISABLED',
      ...Array(9).fill('DID_RENEW'),
      'EXPIRED/VOLUNTARY',
    ],
  }

  it.each(Object.entries(expected))('%s happens, at once and step by step', (id, wanted) => {
    const past = bench()
    const { customerId } = must(past.world.startScenario('local', 'sandbox', id, { begin: 'past' }))
    const find = () =>
      past.world.of('local').sides.sandbox.customers.find((row) => row.id === customerId)
    expect(find()?.problems).toEqual([])
    expect(names(past.sent(find())).slice(0, wanted.length)).toEqual(wanted)

    const now = bench()
    const customer = now.start(id)
    while (names(now.sent(customer)).length < wanted.length) now.advance('next-event')
    expect(names(now.sent(customer)).slice(0, wanted.length)).toEqual(wanted)
    expect(customer.problems).toEqual([])
  })

  it('a trial is free, then costs', () => {
    const { start, advance } = bench()
    const customer = start('trial-converts')
    advance(4 * MINUTE)
    expect(customer.transactions).toMatchObject([
      { price: 0, offer: { type: 1, discount: 'FREE_TRIAL', period: 'P1W' } },
      { price: 9990, offer: null, purchaseDate: START + 3 * MINUTE },
    ])
  })

  it('an offer is over after its periods', () => {
    const { start, advance } = bench()
    const customer = start('offers')
    advance(35 * MINUTE)
    expect(customer.transactions.map(({ price, offer }) => [price, offer?.type])).toEqual([
      [4990, 3],
      [4990, 3],
      [14_990, 4],
      [9990, undefined],
      [9990, undefined],
    ])
    expect(customer.transactions[2]?.expiresDate).toBe(START + (12.5 + 15) * MINUTE)
  })

  it('a refund of the period before leaves status 1, one of this period ends access', () => {
    const { start, advance, sent } = bench()
    const active = start('refund-active')
    const revoked = start('refund-revoked')
    advance(9 * MINUTE)
    expect(sent(active).findLast(({ type }) => type === 'REFUND')?.content.fields.status).toBe(1)
    expect(sent(revoked).find(({ type }) => type === 'REFUND')?.content.fields.status).toBe(5)
    expect(revoked.subscriptions[0]).toMatchObject({ state: 'revoked', autoRenew: false })
  })

  it('a family member follows the buyer until sharing ends', () => {
    const { start, advance, sent, world } = bench()
    const buyer = start('family-sharing')
    advance(9 * MINUTE)
    const member = world.of('local').sides.sandbox.customers.find((c) => c.familyOf === buyer.id)
    expect(names(sent(member))).toEqual([
      'SUBSCRIBED/INITIAL_BUY',
      'ONE_TIME_CHARGE',
      'DID_RENEW',
      'REVOKE',
      'REVOKE',
    ])
    expect(member?.transactions.every(({ family }) => family)).toBe(true)
    expect(buyer.subscriptions[0]?.state).toBe('active')
    expect(member?.subscriptions[0]?.state).toBe('revoked')
  })
})

describe('acts that cannot be', () => {
  const cases: [string, Act][] = [
    ['an unknown product', { do: 'buy', productId: 'none' }],
    ['the same subscription twice', { do: 'buy', productId: 'pro.monthly' }],
    ['an offer that is not there', { do: 'buy', productId: 'pro.monthly', offerId: 'none' }],
    ['the plan that it is', { do: 'change-plan', productId: 'pro.monthly' }],
    ['a plan that is no subscription', { do: 'change-plan', productId: 'coins.100' }],
    ['auto-renew on twice', { do: 'auto-renew', on: true }],
    ['a refund of nothing', { do: 'refund', transactionId: '1' }],
    ['a refund of more than all', { do: 'refund', percent: 101 }],
    ['a reason that is none', { do: 'ask-refund', reason: 'BORED' }],
    ['a refund declined that nobody asked for', { do: 'decline-refund' }],
    ['a refund reversed that never was', { do: 'reverse-refund' }],
    ['a price that goes down', { do: 'price-increase', price: 1, needsConsent: true }],
    ['an answer to no question', { do: 'answer-price-increase', consent: true }],
    ['an end of sharing without sharing', { do: 'stop-sharing' }],
  ]
  it.each(cases)('%s changes nothing and is a sentence', (_, what) => {
    const { world, start, sent } = bench()
    const customer = start('new-monthly')
    const before = JSON.stringify(customer)
    const answer = world.act('local', 'sandbox', customer.id, what)
    expect(answer).toMatchObject({ ok: false, message: expect.stringMatching(/\.$/) })
    expect(JSON.stringify(customer)).toBe(before)
    expect(sent()).toHaveLength(1)
  })
})

describe('what a product costs', () => {
  it('stays the same for everybody else when one customer’s price is raised', () => {
    const { world } = bench()
    const prices = (side: 'sandbox' | 'production') => {
      const begun = must(world.startScenario('local', side, 'price-increase', { begin: 'past' }))
      const of = world.of('local').sides[side].customers
      const customer = of.find(({ id }) => id === begun.customerId)
      return customer?.transactions.map(({ price }) => price)
    }
    expect(prices('sandbox')?.slice(0, 2)).toEqual([9990, 12_990])
    // The next one is raised from the same price, on either side.
    expect(prices('sandbox')?.slice(0, 2)).toEqual([9990, 12_990])
    expect(prices('production')?.slice(0, 2)).toEqual([9990, 12_990])
    const product = world.of('local').products.find(({ productId }) => productId === 'pro.monthly')
    expect(product?.price).toBe(9990)
  })

  it('is raised again from what the customer pays, and not by a change of plan', () => {
    const { act, advance, start, world } = bench()
    const customer = start('new-monthly')
    const raise = (price: number) => ({ do: 'price-increase', price, needsConsent: false }) as const
    act(customer, raise(12_990))
    advance(5 * MINUTE)
    expect(customer.transactions.at(-1)?.price).toBe(12_990)
    expect(world.act('local', 'sandbox', customer.id, raise(11_990)).ok).toBe(false)
    act(customer, { do: 'change-plan', productId: 'premium.monthly' })
    expect(customer.transactions.at(-1)?.price).toBe(19_990)
  })
})

it('a product is taken from sale in the app that is named, and in no other', () => {
  const { world } = bench()
  must(world.addApp('local', { bundleId: 'com.other', name: 'Other', appAppleId: 7 }))
  const products = [{ displayPrice: '1', productID: 'coins.100', type: 'Consumable' }]
  must(world.readStoreKit('local', 'com.other', JSON.stringify({ products })))
  must(world.setForSale('local', 'com.other', 'coins.100', false))
  expect(
    world
      .of('local')
      .products.filter(({ productId }) => productId === 'coins.100')
      .map(({ bundleId, forSale }) => [bundleId, forSale]),
  ).toEqual([
    ['com.example.assay.demo', true],
    ['com.other', false],
  ])
  expect(world.setForSale('local', 'com.nobody', 'coins.100', false).ok).toBe(false)
})
