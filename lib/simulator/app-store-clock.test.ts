import { describe, expect, it } from 'vitest'
import { clockAt, RATES, sandboxPeriods, steps, upcoming, whomItMoves } from './app-store-clock'
import type { AppStoreSideState, SimulatedCustomer } from './app-store-state'

const MINUTE = 60_000
const clock = { now: 1000, real: 0, speed: 1, nextEvent: null }

describe('the simulated time between two states', () => {
  it.each([
    [0, 5000, 1000],
    [1, 5000, 6000],
    [3600, 1000, 3_601_000],
    [60, -200, 1000],
  ])('at %i× after %i ms', (speed, since, wanted) =>
    expect(clockAt({ ...clock, speed }, since)).toBe(wanted),
  )
})

it('a month at each rate', () => {
  expect(RATES.map(({ id, month }) => [id, month])).toEqual([
    ['3min', 3],
    ['5min', 5],
    ['15min', 15],
    ['30min', 30],
    ['1h', 60],
  ])
})

it('every duration at a rate', () => {
  expect(sandboxPeriods('5min').map(({ minutes }) => minutes)).toEqual([3, 5, 10, 15, 30, 60])
  expect(sandboxPeriods('1h').at(-1)).toEqual({ duration: '1 year', minutes: 720 })
})

describe('one period of a monthly subscription', () => {
  const period = (side: 'sandbox' | 'production', now: number) =>
    steps(side, '15min', now).at(-1)?.by
  const day = 86_400_000
  it.each([
    ['sandbox', Date.UTC(2026, 0, 31), 15 * MINUTE],
    ['production', Date.UTC(2026, 0, 31), 28 * day],
    ['production', Date.UTC(2028, 0, 31), 29 * day],
    ['production', Date.UTC(2026, 11, 5), 31 * day],
  ] as const)('%s from %i', (side, now, wanted) => expect(period(side, now)).toBe(wanted))
})

const customer = (more: Partial<SimulatedCustomer>): SimulatedCustomer => ({
  id: 'c1',
  name: 'Ann',
  bundleId: 'com.example.app',
  scenario: null,
  appTransactionId: '1',
  appAccountToken: null,
  billingWorks: true,
  familyOf: null,
  subscriptions: [],
  transactions: [],
  transactionCount: 0,
  planned: [],
  problems: [],
  asked: [],
  ...more,
})
const sub = (more: Partial<SimulatedCustomer['subscriptions'][number]>) => ({
  originalTransactionId: '1',
  groupId: 'g',
  productId: 'pro.monthly',
  renewAs: 'pro.monthly',
  autoRenew: true,
  state: 'active' as const,
  expires: 50,
  renewals: 0,
  priceIncrease: null,
  expirationIntent: null,
  commitment: null,
  due: 50,
  family: false,
  ...more,
})
const side = (customers: SimulatedCustomer[]) => ({ customers }) as AppStoreSideState

describe('what happens next by itself', () => {
  it.each([
    ['nothing', [customer({})], undefined],
    ['a renewal', [customer({ subscriptions: [sub({})] })], 'the renewal of pro.monthly'],
    [
      'another plan',
      [customer({ subscriptions: [sub({ renewAs: 'pro.yearly' })] })],
      'the renewal of pro.monthly as pro.yearly',
    ],
    [
      'an end',
      [customer({ subscriptions: [sub({ autoRenew: false })] })],
      'the end of pro.monthly: automatic renewal is off',
    ],
    [
      'a plan before a renewal at the same instant',
      [customer({ subscriptions: [sub({})], planned: [{ at: 50, what: 'refund' }] })],
      'a refund',
    ],
    [
      'the earliest of all customers',
      [
        customer({ subscriptions: [sub({})] }),
        customer({ subscriptions: [sub({ state: 'grace', due: 20 })] }),
      ],
      'the end of the grace period of pro.monthly',
    ],
    [
      'the end after twelve renewals',
      [customer({ subscriptions: [sub({ renewals: 12 })] })],
      'the end of pro.monthly: the sandbox renews it 12 times',
    ],
    [
      'a renewal without a payment',
      [customer({ billingWorks: false, subscriptions: [sub({})] })],
      'the renewal of pro.monthly, which cannot be paid',
    ],
    [
      'a commitment that was cancelled',
      [
        customer({
          subscriptions: [sub({ autoRenew: false, commitment: { number: 3, total: 12 } })],
        }),
      ],
      'the renewal of pro.monthly',
    ],
    ['what nobody named', [customer({ planned: [{ at: 1, what: 'new-act' }] })], 'new-act'],
  ])('%s', (_name, customers, wanted) =>
    expect(upcoming(side(customers), 'sandbox')?.what).toBe(wanted),
  )
})

it.each([
  [0, 'which has no customers yet.'],
  [1, 'time passes for its one customer.'],
  [1200, 'time passes for all 1,200 customers there.'],
])('whom its clock moves, of %i', (customers, words) => {
  const said = whomItMoves('sandbox', customers)
  expect(said).toContain('the clock of the whole sandbox side')
  expect(said).toContain(words)
})
