import { describe, expect, it } from 'vitest'
import { must } from '../test-client'
import { RATES, SANDBOX_MINUTES } from './periods'
import { bench, DAY, MINUTE, names, START, statuses } from './test-world'

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
