import { expect, test } from 'vitest'
import type { JsonObject } from '../json/node'
import { buildLife } from './index'
import { Customer } from './testing/customer'
import { codes, drawn, kinds, only } from './testing/show'

const DAY = 86_400_000
const MONTH = 30 * DAY

const TRIAL: JsonObject = { offerType: 1, offerDiscountType: 'FREE_TRIAL', price: 0 }
const start = (more: JsonObject = {}) => new Customer().subscribe(more)

interface Row {
  name: string
  customer: Customer
  /** Days after the last event. */
  later?: number
  periods: string
  marks: string
  state: string
  granted: boolean | null
  sentence: RegExp
  renewal?: RegExp
  findings?: string[]
}

const rows: Row[] = [
  {
    name: 'new monthly subscription',
    customer: start(),
    periods: 'paid 30',
    marks: 'purchase',
    state: 'active',
    granted: true,
    sentence:
      /^Has access to pro\.monthly until 31 Jan 2026, 12:00 UTC, because the purchase of 1 Jan 2026, 12:00 UTC was paid\.$/,
    renewal: /^Renews as pro\.monthly at 9\.99 EUR on 31 Jan 2026, 12:00 UTC\.$/,
  },
  {
    name: 'free trial that converts',
    customer: start(TRIAL).play(['renew']),
    periods: 'trial 30, paid 30',
    marks: 'offer purchase renewal',
    state: 'active',
    granted: true,
    sentence: /, because the renewal of 31 Jan 2026, 12:00 UTC was paid\.$/,
  },
  {
    name: 'upgrade cuts the period short',
    customer: start().play(['upgrade']),
    periods: 'paid 10, paid 30',
    marks: 'purchase upgrade',
    state: 'active',
    granted: true,
    sentence: /^Has access to pro\.yearly until/,
    findings: ['plan-was-upgraded'],
  },
  {
    name: 'downgrade waits for the renewal',
    customer: start().play(['upgrade', 'downgrade']),
    periods: 'paid 10, paid 30',
    marks: 'downgrade purchase upgrade',
    state: 'active',
    granted: true,
    sentence: /^Has access to pro\.yearly until/,
    renewal: /^Renews as pro\.monthly at .*Until then it stays pro\.yearly\.$/,
    findings: ['plan-was-upgraded'],
  },
  {
    name: 'failed renewal in its grace period',
    customer: start().play(['fail-with-grace']),
    later: 1,
    periods: 'paid 30, grace 15, retry 45',
    marks: 'failed-renewal purchase',
    state: 'grace',
    granted: true,
    sentence:
      /, because a grace period is running until 15 Feb 2026, 12:00 UTC, since the renewal was not paid: /,
    renewal: /^The renewal was not paid; Apple tries again, with access until 15 Feb 2026/,
    findings: ['grace-period-runs'],
  },
  {
    name: 'failed renewal after its grace period',
    customer: start().play(['fail-with-grace']),
    later: 20,
    periods: 'paid 30, grace 15, retry 45',
    marks: 'failed-renewal purchase',
    state: 'retry',
    granted: false,
    sentence: /^Has no access to pro\.monthly since .+, because the renewal was not paid/,
  },
  {
    name: 'failed renewal, recovered in its grace period',
    customer: start().play(['fail-with-grace', 'recover']),
    periods: 'paid 30, grace 7.5, paid 30',
    marks: 'failed-renewal purchase renewal',
    state: 'active',
    granted: true,
    sentence: /^Has access to pro\.monthly until/,
  },
  {
    name: 'billing retry without grace that ends unpaid',
    customer: start().play(['fail', 'expire']),
    periods: 'paid 30, retry 60, lapsed',
    marks: 'expiry failed-renewal purchase',
    state: 'expired',
    granted: false,
    sentence: /, because it had ended: .* says so\.$/,
    renewal: /^It has ended, as of .*: the customer cancelled\.$/,
  },
  {
    name: 'cancelled and over, then subscribed again after a gap',
    customer: start().play(['cancel', 'expire', 'resubscribe']),
    periods: 'paid 30, lapsed 30, paid 30',
    marks: 'expiry purchase renewal-off resubscription',
    state: 'active',
    granted: true,
    sentence: /because the purchase of 2 Mar 2026/,
  },
  {
    name: 'cancelled and still running',
    customer: start().play(['cancel']),
    periods: 'paid 30',
    marks: 'purchase renewal-off',
    state: 'active',
    granted: true,
    sentence: /until 31 Jan/,
    renewal: /^Does not renew: automatic renewal is off, and it ends 31 Jan 2026, 12:00 UTC\.$/,
  },
  {
    name: 'refunded and revoked',
    customer: start().play(['refund']),
    periods: 'paid 15, revoked',
    marks: 'purchase refund',
    state: 'revoked',
    granted: false,
    sentence:
      /^Has no access to pro\.monthly since 16 Jan 2026, 12:00 UTC, because it was refunded, 16 Jan/,
  },
  {
    name: 'refund reversed',
    customer: start().play(['refund', 'reverse-refund']),
    periods: 'paid 15, revoked 7.5, paid 7.5',
    marks: 'purchase refund refund-reversed',
    state: 'active',
    granted: true,
    sentence: /What was taken back has been restored\.$/,
    findings: ['refunded-yet-active'],
  },
  {
    name: 'Family Sharing that was ended',
    customer: new Customer('Production', MONTH, true).subscribe().play(['revoke']),
    periods: 'paid 15, revoked',
    marks: 'purchase revocation',
    state: 'revoked',
    granted: false,
    sentence: /because it was taken back from Family Sharing/,
    findings: ['family-access-ended'],
  },
  {
    name: 'offer code',
    customer: start({ offerType: 3, offerIdentifier: 'SPRING', price: 990 }),
    periods: 'offer 30',
    marks: 'offer purchase',
    state: 'active',
    granted: true,
    sentence: /, because the purchase of .+ was paid at the price of an offer\.$/,
  },
  {
    name: 'win-back offer',
    customer: start({
      offerType: 4,
      offerIdentifier: 'COME_BACK',
      offerDiscountType: 'PAY_UP_FRONT',
    }),
    periods: 'offer 30',
    marks: 'offer purchase',
    state: 'active',
    granted: true,
    sentence: /offer/,
  },
  {
    name: 'monthly payments of a 12-month commitment',
    customer: start({
      billingPlanType: 'MONTHLY',
      commitmentInfo: { billingPeriodNumber: 1, totalBillingPeriods: 12 },
    }),
    periods: 'paid 30',
    marks: 'purchase',
    state: 'active',
    granted: true,
    sentence: /Payment 1 of 12 of its commitment\./,
  },
  {
    name: 'a period that ended, and nobody says what came then',
    customer: start(),
    later: 40,
    periods: 'paid 30',
    marks: 'purchase',
    state: 'unknown',
    granted: null,
    sentence:
      /^Whether there is access to pro\.monthly is not known: the last period that is known ended 31 Jan/,
    renewal: /^Was to renew as pro\.monthly .* does not say what came of it\.$/,
  },
]

test.each(rows)('$name', ({ customer, later = 0, ...wanted }) => {
  const life = buildLife(customer.evidence, customer.now + later * DAY)
  const lane = only(life)
  expect(drawn(lane)).toBe(wanted.periods)
  expect(kinds(lane)).toBe(wanted.marks)
  expect(lane.access).toMatchObject({ state: wanted.state, granted: wanted.granted })
  expect(lane.access.sentence).toMatch(wanted.sentence)
  if (wanted.renewal) expect(lane.renewal?.sentence).toMatch(wanted.renewal)
  expect(codes(life)).toEqual(wanted.findings ?? [])
})
