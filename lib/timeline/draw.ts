import { accelerationOf } from './acceleration'
import { type Disagreement, productOf, subscriptionAccess } from './access'
import { type Known, readEvidence } from './evidence'
import { groupLanes, type LaneFacts } from './lanes'
import type { Lane, Life, Proven, Span } from './life'
import { marksOf } from './marks'
import { noticesOf } from './notices'
import { oneTimePeriods } from './one-time'
import { oneTimeAccess } from './one-time-access'
import { renewalOf } from './renewal'
import { statementsOf } from './statements'
import { subscriptionPeriods } from './subscription'
import { compareText } from './words'

/** A life without its findings, and what the rules look at to find them. */
export interface DrawnLife {
  life: Omit<Life, 'findings'>
  known: Known
  lanes: readonly LaneFacts[]
  disagreements: readonly Disagreement[]
}

/**
 * Draws a life from its evidence. The order of the evidence changes nothing. Never throws, whatever
 * the payloads are. `now` is in milliseconds since 1970 UTC.
 */
export function drawLife(evidence: readonly Proven[], now: number): DrawnLife {
  const known = readEvidence(evidence)
  const grouped = groupLanes(known)
  const drawn = grouped.map((lane) => drawLane(lane, now))
  const lanes = drawn.map(({ lane }) => lane)
  const notices = noticesOf(known, grouped)
  const facts = known.transactions.map(({ newest }) => newest)
  const life = {
    lanes,
    span: spanOf(
      lanes,
      notices.map(({ at }) => at),
      now,
    ),
    environment: onlyOne(
      [...facts, ...known.renewals, ...known.notices].map(({ environment }) => environment),
    ),
    bundleIds: distinct([...facts, ...known.notices].flatMap(({ bundleId }) => bundleId ?? [])),
    notices,
    acceleration: accelerationOf(grouped),
  }
  const disagreements = drawn.flatMap(({ disagreement }) => disagreement ?? [])
  return { life, known, lanes: grouped, disagreements }
}

function drawLane(
  facts: LaneFacts,
  now: number,
): { lane: Lane; disagreement: Disagreement | null } {
  const subscribed = facts.kind === 'subscription'
  const said = subscribed ? statementsOf(facts) : []
  const periods = subscribed ? subscriptionPeriods(facts, said, now) : oneTimePeriods(facts)
  const { access, disagreement } = subscribed
    ? subscriptionAccess(facts, periods, said, now)
    : { access: oneTimeAccess(facts, periods, now), disagreement: null }
  const here = periods.findLast(({ start }) => start <= now)
  const newest = facts.transactions.map((versions) => versions.newest)
  const product = here?.product || productOf(facts)
  const lane: Lane = {
    id: facts.id,
    kind: facts.kind,
    title: product || facts.id,
    products: distinct([...newest, ...facts.renewals].map((one) => one.product).filter(Boolean)),
    originalTransactionIds: distinct(
      [...newest, ...facts.renewals].map(({ originalId }) => originalId),
    ),
    family: newest.findLast(({ purchasedAt }) => (purchasedAt ?? 0) <= now)?.family ?? false,
    periods,
    marks: marksOf(facts),
    access,
    renewal: subscribed ? renewalOf(facts, now) : null,
  }
  return { lane, disagreement }
}

/** Billing retry is seen up to now: its 60 days are a limit, and in the sandbox no end is known. */
function spanOf(lanes: readonly Lane[], notices: readonly number[], now: number): Span | null {
  let start = Number.POSITIVE_INFINITY
  let end = Number.NEGATIVE_INFINITY
  const see = (instant: number) => {
    start = Math.min(start, instant)
    end = Math.max(end, instant)
  }
  for (const { periods, marks } of lanes) {
    for (const period of periods) {
      see(period.start)
      const { kind, end } = period
      const last = kind === 'retry' ? Math.min(end ?? now, Math.max(now, period.start)) : end
      if (last !== null) see(last)
    }
    for (const mark of marks) see(mark.at)
  }
  for (const at of notices) see(at)
  return start <= end ? { start, end } : null
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)].sort(compareText)
}

function onlyOne(values: readonly (string | null)[]): string | null {
  const [first, ...others] = distinct(values.flatMap((value) => value ?? []))
  return first !== undefined && others.length === 0 ? first : null
}
