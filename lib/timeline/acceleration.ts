import {
  acceleratedDurations,
  SANDBOX_RENEWALS,
  SHORTEST_REAL_PERIOD,
} from '../apple/app-store/sandbox-rates'
import { span } from '../apple/app-store/words'
import type { LaneFacts } from './lanes'
import type { Acceleration } from './life'
import { count } from './words'

/** How the sandbox’s time runs beside this life; `null` where nothing is from the sandbox. */
export function accelerationOf(lanes: readonly LaneFacts[]): Acceleration | null {
  const facts = lanes
    .filter(({ kind }) => kind === 'subscription')
    .flatMap(({ transactions }) => transactions.map(({ newest }) => newest))
    .filter(({ environment }) => environment === 'Sandbox')
  const lengths = new Set<number>()
  let renewals = 0
  for (const { purchasedAt, expiresAt, reason } of facts) {
    if (reason === 'RENEWAL') renewals += 1
    const length = purchasedAt === null || expiresAt === null ? 0 : expiresAt - purchasedAt
    if (length > 0 && length < SHORTEST_REAL_PERIOD) lengths.add(length)
  }
  if (lengths.size === 0) return null
  const sorted = [...lengths].sort((a, b) => a - b).slice(0, MOST)
  const known = sorted.map((length) => ({ length, means: acceleratedDurations(length) }))
  // One account has one rate at a time: a rate that fits every length is the likely one.
  const rates = known
    .map(({ means }) => means.map(({ rate }) => rate))
    .filter((each) => each.length > 0)
  const common = (rates[0] ?? []).filter((rate) => rates.every((each) => each.includes(rate)))
  const fits = (rate: string) => common.length === 0 || common.includes(rate)
  const periods = known.flatMap(({ length, means }) =>
    means
      .filter(({ rate }) => fits(rate))
      .map(({ duration, rate }) => ({ milliseconds: length, standsFor: duration, rate })),
  )
  return { sentence: sentenceOf(sorted, periods), rest: restOf(renewals), periods }
}

/** Periods of the sandbox have a few lengths; what has many was written by hand. */
const MOST = 12

function sentenceOf(lengths: readonly number[], periods: Acceleration['periods']): string {
  const means = [...Map.groupBy(periods, ({ milliseconds }) => milliseconds)].map(
    ([length, rows]) =>
      `${span(length)} for ${rows.map(({ standsFor, rate }) => `${standsFor} (rate: ${rate})`).join(' or ')}`,
  )
  const stand =
    means.length === 0
      ? `Periods of ${lengths.slice(0, 3).map(span).join(', ')} are not in Apple’s table of rates.`
      : `Here, ${means.slice(0, 4).join('; ')}.`
  return `The sandbox runs faster than real time. ${stand}`
}

const restOf = (renewals: number): string =>
  `It renews a subscription up to ${SANDBOX_RENEWALS} times after the first purchase, TestFlight 6 times; ${count(renewals, 'renewal')} in the evidence. The grace period and billing retry are shortened at the same rate.`
