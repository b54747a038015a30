import { describe, expect, it } from 'vitest'
import { must } from '../test-client'
import { AppStoreWorld } from '../world'
import type { Act, Customer, Notification, Side } from './model'
import { RATES, SANDBOX_MINUTES } from './periods'

const START = Date.UTC(2026, 0, 31, 10)
const MINUTE = 60_000
const DAY = 86_400_000

function bench(side: Side = 'sandbox') {
  const clock = { now: START }
  const world = new AppStoreWorld({
    now: () => clock.now,
    random: (n) => new Uint8Array(n).fill(7),
  })
  const start = (id: string) => {
    const { customerId } = must(world.startScenario('local', side, id, { begin: 'now' }))
    const found = world.of('local').sides[side].customers.find((row) => row.id === customerId)
    if (!found) throw new Error('no customer')
    return found
  }
  const advance = (by: number | 'next-event') => must(world.advance('local', side, by))
  const act = (customer: Customer, what: Act) => must(world.act('local', side, customer.id, what))
  const sent = (customer?: Customer) =>
    world
      .of('local')
      .sides[side].notifications.filter((row) => !customer || row.customerId === customer.id)
  return { clock, world, start, advance, act, sent, side }
}

const names = (rows: Notification[]) =>
  rows.map(({ type, subtype }) => (subtype === null ? type : `${type}/${subtype}`))
const statuses = (rows: Notification[]) => rows.map(({ content }) => content.fields.status)

describe('the sandbox', () => {
  it('renews twelve times after the purchase, and then it is over', () => {
    const { start, advance, sent } = bench()
    const customer = start('new-monthly')
    advance(3 * 3600_000)
    const [sub] = customer.subscriptions
    expect(customer.transactions).toHaveLength(13)
    expect(sub).toMatchObject({ state: 'expired', expirationIntent: 1, autoRenew: false })
    expect(names(sent())).toEqual([
      'SUBSCRIBED/INITIAL_BUY',
      ...Array(12).fill('DID_RENEW'),
      'EXPIRED/VOLUNTARY',
    ])
    expect(sent().map(({ at }) => at - START)).toEqual(
      Array.from({ length: 14 }, (_, index) => index * 5 * MINUTE),
    )
    expect(statuses(sent())).toEqual([...Array(13).fill(1), 2])
  })

  it.each(
    RATES.flatMap((rate) => Object.keys(SANDBOX_MINUTES).map((period) => ({ rate, period }))),
  )('at $rate a period of $period lasts as Apple’s table says', ({ rate, period }) => {
    const { world, side } = bench()
    must(world.configure('local', side, { rate }))
    const product = world.of('local').products.find((row) => row.productId === 'pro.monthly')
    if (product) product.period = period
    const { customerId } = must(world.startScenario('local', side, 'new-monthly', { begin: 'now' }))
    const customer = world.of('local').sides[side].customers.find((c) => c.id === customerId)
    const minutes = SANDBOX_MINUTES[period]?.[rate] ?? Number.NaN
    expect(customer?.subscriptions[0]?.expires).toBe(START + minutes * MINUTE)
  })

  it('a failed payment: grace, its end, retry, and Apple gives up', () => {
    const { start, advance, sent } = bench()
    const customer = start('billing-lapse')
    advance(3600_000)
    expect(names(sent(customer))).toEqual([
      'SUBSCRIBED/INITIAL_BUY',
      'DID_FAIL_TO_RENEW/GRACE_PERIOD',
      'GRACE_PERIOD_EXPIRED',
      'EXPIRED/BILLING_RETRY',
    ])
    expect(statuses(sent(customer))).toEqual([1, 4, 3, 2])
    const [, failed] = sent(customer)
    expect(failed?.content.renewal).toMatchObject({
      isInBillingRetryPeriod: true,
      expirationIntent: 2,
      gracePeriodExpiresDate: START + 10 * MINUTE,
    })
  })

  it('without a grace period it goes straight to retry', () => {
    const { start, advance, sent, world } = bench()
    must(world.configure('local', 'sandbox', { graceDays: 0 }))
    const customer = start('billing-lapse')
    advance(3600_000)
    expect(names(sent(customer))).toEqual([
      'SUBSCRIBED/INITIAL_BUY',
      'DID_FAIL_TO_RENEW',
      'EXPIRED/BILLING_RETRY',
    ])
  })
})

describe('recovery', () => {
  it('within grace leaves no gap, after it the period begins anew', () => {
    const { start, advance, act } = bench()
    const early = start('billing-lapse')
    advance(6 * MINUTE)
    act(early, { do: 'billing', works: true })
    expect(early.transactions[1]).toMatchObject({ purchaseDate: START + 5 * MINUTE })
    const late = start('billing-lapse')
    advance(12 * MINUTE)
    act(late, { do: 'billing', works: true })
    expect(late.transactions[1]).toMatchObject({ purchaseDate: START + 18 * MINUTE })
    expect(late.subscriptions[0]).toMatchObject({ state: 'active', retryUntil: null })
  })
})

describe('production', () => {
  it('counts calendar months, and the last day stands in for a day that is missing', () => {
    const { start, advance } = bench('production')
    const customer = start('new-monthly')
    advance(70 * DAY)
    expect(customer.transactions.map((tx) => new Date(tx.expiresDate ?? 0).toISOString())).toEqual([
      '2026-02-28T10:00:00.000Z',
      '2026-03-28T10:00:00.000Z',
      '2026-04-28T10:00:00.000Z',
    ])
  })

  it('has 16 days of grace and 60 of retry', () => {
    const { start, advance, sent } = bench('production')
    const customer = start('billing-lapse')
    advance(200 * DAY)
    const [, failed, grace, expired] = sent(customer)
    expect((grace?.at ?? 0) - (failed?.at ?? 0)).toBe(16 * DAY)
    expect((expired?.at ?? 0) - (failed?.at ?? 0)).toBe(60 * DAY)
  })
})

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

describe('the clock', () => {
  it('plays at a speed, stands still, and does not go back', () => {
    const { world, clock, start } = bench()
    const customer = start('new-monthly')
    must(world.play('local', 'sandbox', 60))
    clock.now += 11_000
    expect(world.state('local').sides.sandbox.clock.now).toBe(START + 11 * MINUTE)
    expect(customer.transactions).toHaveLength(3)
    must(world.play('local', 'sandbox', 0))
    clock.now += DAY
    expect(world.state('local').sides.sandbox.clock).toMatchObject({
      now: START + 11 * MINUTE,
      nextEvent: START + 15 * MINUTE,
    })
    expect(world.advance('local', 'sandbox', -1)).toMatchObject({ ok: false })
    expect(world.advance('local', 'sandbox', 1e15)).toMatchObject({ ok: false })
  })

  it('one side does not move the other', () => {
    const { world, advance } = bench()
    advance(DAY)
    expect(world.state('local').sides.production.clock.now).toBe(START)
  })

  it('the same acts give the same ids', () => {
    const ids = () => {
      const { start, advance, sent } = bench()
      const customer = start('offers')
      advance(3600_000)
      return [customer.transactions.map((tx) => tx.transactionId), sent().map(({ uuid }) => uuid)]
    }
    expect(ids()).toEqual(ids())
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
