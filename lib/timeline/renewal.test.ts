import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../json/node'
import { buildLife, expectNext } from './index'
import type { Proven } from './life'
import { Customer } from './testing/customer'
import { only } from './testing/show'

const DAY = 86_400_000
const NOW = Date.UTC(2026, 2, 10, 12)

const proven = (id: string, kind: Proven['kind'], payload: JsonObject): Proven => ({
  id,
  kind,
  from: kind === 'transaction' ? 'history' : 'status',
  token: '',
  verdict: 'valid',
  payload,
})

/** A subscription in the middle of a month, with that renewal info. */
function laneWith(info: JsonObject, more: readonly Proven[] = []) {
  const common = { originalTransactionId: '1', productId: 'pro.monthly', signedDate: NOW - DAY }
  const evidence = [
    proven('p0', 'transaction', {
      ...common,
      transactionId: '1',
      type: 'Auto-Renewable Subscription',
      subscriptionGroupIdentifier: '2',
      purchaseDate: NOW - 15 * DAY,
      expiresDate: NOW + 15 * DAY,
      transactionReason: 'PURCHASE',
    }),
    proven('p1', 'renewal-info', {
      ...common,
      autoRenewProductId: 'pro.monthly',
      autoRenewStatus: 1,
      renewalDate: NOW + 15 * DAY,
      renewalPrice: 9990,
      currency: 'USD',
      ...info,
    }),
    ...more,
  ]
  return only(buildLife(evidence, NOW))
}

const COMMITTED = {
  commitmentAutoRenewProductId: 'pro.monthly',
  commitmentAutoRenewStatus: 0,
  commitmentRenewalDate: NOW + 200 * DAY,
}

describe('what comes next, in words', () => {
  it.each<[string, JsonObject, string]>([
    ['a renewal', {}, 'Renews as pro.monthly at 9.99 USD on 25 Mar 2026, 12:00 UTC.'],
    [
      'a price increase without consent',
      { priceIncreaseStatus: 0, renewalPrice: 12_990 },
      'Renews as pro.monthly at 12.99 USD on 25 Mar 2026, 12:00 UTC. The customer has not consented to a higher price yet; without consent it ends.',
    ],
    [
      'a price increase with consent',
      { priceIncreaseStatus: 1, renewalPrice: 12_990 },
      'Renews as pro.monthly at 12.99 USD on 25 Mar 2026, 12:00 UTC.',
    ],
    [
      'a commitment that goes on',
      { commitmentInfo: { ...COMMITTED, commitmentAutoRenewStatus: 1 } },
      'Renews as pro.monthly at 9.99 USD on 25 Mar 2026, 12:00 UTC. Its commitment ends 26 Sep 2026, 12:00 UTC and then renews as pro.monthly.',
    ],
    [
      'a commitment that will not be renewed, whose payments go on',
      { autoRenewStatus: 0, renewalDate: 0, commitmentInfo: COMMITTED },
      'Automatic renewal is off: the payments for its commitment continue until that ends 26 Sep 2026, 12:00 UTC.',
    ],
    [
      'no renewal',
      { autoRenewStatus: 0 },
      'Does not renew: automatic renewal is off, and it ends 25 Mar 2026, 12:00 UTC.',
    ],
  ])('%s', (_, info, sentence) => {
    expect(laneWith(info).renewal?.sentence).toBe(sentence)
  })

  it('a price increase is marked where no notification told of it', () => {
    const { marks } = laneWith({ priceIncreaseStatus: 0 })
    expect(marks.map(({ kind }) => kind)).toEqual(['purchase', 'price-increase'])
    expect(marks[1]?.detail).toContain('has not answered yet')
  })
})

it('what had ended before it was bought again says nothing of the new period', () => {
  // Minutes apart, as the sandbox has it.
  const ended = proven('p2', 'renewal-info', {
    originalTransactionId: '1',
    productId: 'pro.monthly',
    signedDate: NOW - 15 * DAY - 60_000,
    autoRenewStatus: 0,
    expirationIntent: 1,
  })
  const { periods } = laneWith({}, [ended])
  expect(periods.map(({ kind }) => kind)).toEqual(['paid'])
})

it('billing retry that may go on for 60 days does not stretch the axis beyond now', () => {
  const MINUTE = 60_000
  const failing = new Customer('Sandbox', 5 * MINUTE).subscribe().play(['fail'])
  const now = failing.now + MINUTE
  const { span, lanes } = buildLife(failing.evidence, now)
  expect(lanes[0]?.periods.map(({ kind }) => kind)).toEqual(['paid', 'retry'])
  expect(span?.end).toBe(now)
})

it.each([
  [
    'Production',
    60 * DAY,
    /^The renewal was not paid, and Apple tries again for up to 60 days from /,
  ],
  // The renewal rate of the account shortens it, and no page of Apple’s says to what.
  ['Sandbox', null, /tries again from .+ on; for how long, the renewal rate .+ no figure/],
] as const)(
  'billing retry in %s ends when Apple says so, or at no known time',
  (where, length, why) => {
    const failing = new Customer(where).subscribe().play(['fail'])
    const { lanes, span } = buildLife(failing.evidence, failing.now + DAY)
    const retry = lanes[0]?.periods.find(({ kind }) => kind === 'retry')
    expect(retry?.end).toBe(length === null ? null : failing.now + length)
    expect(retry?.why).toMatch(why)
    expect(span?.end).toBe(failing.now + DAY)
    expect(lanes[0]?.access.state).toBe('retry')
    const [lane] = lanes
    const ends = lane ? expectNext(lane, where, failing.now + DAY) : []
    const end = ends.find(({ subtype }) => subtype === 'BILLING_RETRY')
    expect(end?.at).toBe(length === null ? null : failing.now + length)
    expect(end?.sentence).toMatch(length === null ? /no figure here\.$/ : /within .+\.$/)
  },
)
