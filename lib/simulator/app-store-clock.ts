import { SANDBOX_DURATIONS, SANDBOX_RATES } from '../apple/app-store/sandbox-rates'
import type { AppStoreSide, AppStoreSideState, RenewalRate } from './app-store-state'
import { PLANNED, stepWords } from './app-store-words'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** How fast the simulated clock may run. 0 stands still, 1 is real time. */
export const SPEEDS: readonly { value: number; label: string }[] = [
  { value: 0, label: 'Stopped' },
  { value: 1, label: 'Real time' },
  { value: 60, label: '60×' },
  { value: 3600, label: '3,600×' },
  { value: 86_400, label: 'One day per second' },
]

/** Renewal rates in the order of Apple's table. */
const RATE_IDS: readonly RenewalRate[] = ['3min', '5min', '15min', '30min', '1h']

/** Rates with what they are called and how long a month is, in minutes. */
export const RATES: readonly { id: RenewalRate; words: string; month: number }[] = RATE_IDS.map(
  (id, row) => ({ id, words: SANDBOX_RATES[row]?.[0] ?? id, month: minutesOf(id, '1 month') }),
)

/** A row a duration: how many minutes it lasts in the sandbox at that rate. */
export function sandboxPeriods(rate: RenewalRate): { duration: string; minutes: number }[] {
  return SANDBOX_DURATIONS.map((duration) => ({ duration, minutes: minutesOf(rate, duration) }))
}

function minutesOf(rate: RenewalRate, duration: (typeof SANDBOX_DURATIONS)[number]): number {
  const row = SANDBOX_RATES[RATE_IDS.indexOf(rate)]
  const minutes = row?.[SANDBOX_DURATIONS.indexOf(duration) + 1]
  if (typeof minutes !== 'number') throw new Error(`no ${duration} at the rate ${rate}`)
  return minutes
}

/** The simulated time, `since` real milliseconds after the state was drawn. */
export function clockAt(clock: AppStoreSideState['clock'], since: number): number {
  return Math.round(clock.now + Math.max(0, since) * clock.speed)
}

/** How far the clock can be moved at once: the last is the period of a monthly subscription. */
export function steps(
  side: AppStoreSide,
  rate: RenewalRate,
  now: number,
): { label: string; about: string; by: number }[] {
  const month = side === 'sandbox' ? minutesOf(rate, '1 month') * MINUTE : nextMonth(now) - now
  return [
    { label: '5 min', about: '5 minutes', by: 5 * MINUTE },
    { label: '1 h', about: '1 hour', by: HOUR },
    { label: '1 day', about: '1 day', by: DAY },
    { label: '1 period', about: 'one period of a monthly subscription', by: month },
  ]
}

/** The same time of the same day a month later, in UTC; the last day where the month is shorter. */
function nextMonth(now: number): number {
  const date = new Date(now)
  const day = date.getUTCDate()
  date.setUTCDate(1)
  date.setUTCMonth(date.getUTCMonth() + 1)
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  date.setUTCDate(Math.min(day, last))
  return date.getTime()
}

export interface Upcoming {
  at: number
  /** What it is, as the end of a sentence. */
  what: string
  customer: string
  customerId: string
}

/** What happens next by itself on a side, and to whom; `null`: nothing will. */
export function upcoming(of: AppStoreSideState, side: AppStoreSide): Upcoming | null {
  let first: Upcoming | null = null
  for (const { id, name, billingWorks, planned, subscriptions } of of.customers) {
    const whom = { customer: name, customerId: id }
    const [plan] = planned
    // What is planned comes before a renewal at the same instant.
    if (plan && (!first || plan.at < first.at))
      first = { at: plan.at, what: PLANNED[plan.what] ?? plan.what, ...whom }
    for (const sub of subscriptions) {
      if (sub.due === null || (first && sub.due >= first.at)) continue
      first = { at: sub.due, what: stepWords(sub, side, billingWorks), ...whom }
    }
  }
  return first
}

/** Whom moving the clock of a side moves, as a sentence: it is one for all of its customers. */
export function whomItMoves(side: AppStoreSide, customers: number): string {
  if (customers === 0)
    return `It is the clock of the whole ${side} side, which has no customers yet.`
  const all =
    customers === 1
      ? 'its one customer'
      : `all ${customers.toLocaleString('en-GB')} customers there`
  return `It is the clock of the whole ${side} side: time passes for ${all}.`
}
