import { STATUSES } from '../apple/app-store/enums'
import { retryEnd } from './claim'
import { environmentOf, type LaneFacts } from './lanes'
import type { Access, Period } from './life'
import type { Statement } from './statements'
import { at, because, compareText, productWords } from './words'

/** A status that Apple gave, and what the dates of transactions say against it. */
export interface Disagreement {
  lane: string
  status: number
  statusAt: number
  /** What the dates alone would say. */
  inferred: Access['state']
  /** When that was signed which says so; `null`: it does not say. */
  inferredAt: number | null
}

const GRANTED: Readonly<Record<Access['state'], boolean | null>> = {
  active: true,
  grace: true,
  retry: false,
  expired: false,
  revoked: false,
  unknown: null,
}

const BY_KIND: Readonly<Record<Period['kind'], Access['state']>> = {
  trial: 'active',
  offer: 'active',
  paid: 'active',
  owned: 'active',
  grace: 'grace',
  retry: 'retry',
  lapsed: 'expired',
  revoked: 'revoked',
  unknown: 'unknown',
}

const BY_STATUS: Readonly<Record<number, Access['state']>> = {
  1: 'active',
  2: 'expired',
  3: 'retry',
  4: 'grace',
  5: 'revoked',
}

/**
 * What a subscription gives at `now`. A status that Apple gave counts over what dates suggest, as
 * long as nothing newer was signed and the period it speaks of still runs.
 */
export function subscriptionAccess(
  lane: LaneFacts,
  periods: readonly Period[],
  said: readonly Statement[],
  now: number,
): { access: Access; disagreement: Disagreement | null } {
  const here = periods.find(
    ({ start, end }) => start <= now && now < (end ?? Number.POSITIVE_INFINITY),
  )
  const inferred = inferredAccess(lane, periods, here, now)
  const status = said.findLast((one) => one.status !== null && one.at <= now) ?? null
  if (status?.status == null) return { access: inferred, disagreement: null }
  const state = BY_STATUS[status.status]
  const until = holdsUntil(status, lane, periods, said, now)
  if (state === undefined || until === 'no longer') {
    return { access: { ...inferred, status: status.status }, disagreement: null }
  }
  if (state === inferred.state) {
    const proof = [...new Set([...inferred.proof, status.proof])].sort(compareText)
    return { access: { ...inferred, status: status.status, proof }, disagreement: null }
  }
  const access = statusAccess(status, status.status, state, until, lane)
  // A refund speaks of one transaction: the subscription may run on by another one.
  const byAnother = inferred.state === 'revoked' && state !== 'expired'
  if (inferred.state === 'unknown' || !here || byAnother) return { access, disagreement: null }
  const signed = signedAtOf(lane, here)
  const disagreement = {
    lane: lane.id,
    status: status.status,
    statusAt: status.at,
    inferred: inferred.state,
    inferredAt: signed,
  }
  return { access, disagreement }
}

function inferredAccess(
  lane: LaneFacts,
  periods: readonly Period[],
  here: Period | undefined,
  now: number,
): Access {
  if (!here) return nothingKnown(lane, periods, now)
  const state = BY_KIND[here.kind]
  const product = productWords(here.product)
  const until = here.end === null ? '' : ` until ${at(here.end)}`
  const why = because(here.why)
  const sentence = {
    active: `Has access to ${product}${until}${why}`,
    grace: `Has access to ${product}${until}${why}`,
    retry: `Has no access to ${product} since ${at(here.start)}${why}`,
    expired: `Has no access to ${product} since ${at(here.start)}${why}`,
    revoked: `Has no access to ${product} since ${at(here.start)}${why}`,
    unknown: `Whether there is access to ${product} is not known. ${here.why}`,
  }[state]
  return {
    state,
    granted: GRANTED[state],
    until: here.end,
    sentence,
    status: null,
    proof: here.proof,
  }
}

/** Before the first period, after the last one, or where there is none. */
function nothingKnown(lane: LaneFacts, periods: readonly Period[], now: number): Access {
  const past = periods.findLast(({ end }) => end !== null && end <= now)
  const product = productWords(past?.product ?? productOf(lane))
  const why = past
    ? `the last period that is known ended ${at(past.end ?? 0)}, and neither a status nor renewal info says whether it was renewed`
    : periods.length > 0
      ? `everything that is known begins after ${at(now)}`
      : 'no transaction in the evidence has both of its dates'
  const proof = past?.proof ?? periods[0]?.proof ?? anyProof(lane)
  const sentence = `Whether there is access to ${product} is not known: ${why}.`
  return { state: 'unknown', granted: null, until: null, sentence, status: null, proof }
}

/** Until when a status can be relied on; `null`: nothing in the evidence says. */
function holdsUntil(
  status: Statement,
  lane: LaneFacts,
  periods: readonly Period[],
  said: readonly Statement[],
  now: number,
): number | null | 'no longer' {
  for (const { newest } of lane.transactions) {
    const { purchasedAt, revokedAt } = newest
    if (purchasedAt !== null && purchasedAt > status.at && purchasedAt <= now) return 'no longer'
    // A refund that came after the status, of the period that still runs.
    if (revokedAt !== null && revokedAt > status.at && (newest.expiresAt ?? 0) > now) {
      return 'no longer'
    }
  }
  const since = said.filter((one) => one.at > status.at && one.at <= now)
  const own = BY_STATUS[status.status ?? 0]
  if (
    since.some(({ state }) => state !== 'silent' && state !== 'running' && BY_STATE[state] !== own)
  ) {
    return 'no longer'
  }
  const until = endOf(status, lane, periods, said)
  if (until === null) return null
  return until > now ? until : until > status.at ? 'no longer' : null
}

const BY_STATE = { grace: 'grace', retry: 'retry', ended: 'expired', revoked: 'revoked' } as const

/** When the state of a status ends by itself. */
function endOf(
  status: Statement,
  lane: LaneFacts,
  periods: readonly Period[],
  said: readonly Statement[],
): number | null {
  switch (status.status) {
    case 1: {
      const ends = lane.transactions.flatMap(({ newest }) =>
        newest.purchasedAt !== null && newest.purchasedAt <= status.at && newest.revokedAt === null
          ? (newest.expiresAt ?? [])
          : [],
      )
      const renews = said.flatMap((one) =>
        one.renewsAt === null || one.at > status.at ? [] : one.renewsAt,
      )
      const latest = [...ends, ...renews].reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
      return latest === Number.NEGATIVE_INFINITY ? null : latest
    }
    case 3:
    case 4: {
      const kind = status.status === 3 ? 'retry' : 'grace'
      const period = periods.findLast((one) => one.kind === kind && one.start <= status.at)
      return period?.end ?? (status.status === 3 ? retryEnd(status.at, environmentOf(lane)) : null)
    }
    default:
      return null
  }
}

function statusAccess(
  { at: signed, proof }: Statement,
  status: number,
  state: Access['state'],
  until: number | null,
  lane: LaneFacts,
): Access {
  const product = productWords(productOf(lane))
  const granted = GRANTED[state]
  const end = granted && until !== null ? ` until ${at(until)}` : ''
  const words = STATUSES[String(status)] ?? 'not documented'
  const hedge =
    until === null && granted
      ? ' Until when is not in the evidence, so it may have changed since.'
      : ''
  const sentence = `${granted ? 'Has access' : 'Has no access'} to ${product}${end}, because Apple gave status ${status} (${words}), signed ${at(signed)}.${hedge}`
  return { state, granted, until: granted ? until : null, sentence, status, proof: [proof] }
}

/** What an access period rests on was signed then. */
function signedAtOf(lane: LaneFacts, { proof }: Period): number | null {
  const names = new Set(proof)
  const facts = [...lane.transactions.flatMap(({ all }) => all), ...lane.renewals, ...lane.notices]
  return facts.reduce<number | null>(
    (latest, fact) =>
      names.has(fact.proof) && fact.signedAt !== null
        ? Math.max(latest ?? Number.NEGATIVE_INFINITY, fact.signedAt)
        : latest,
    null,
  )
}

export function productOf(lane: LaneFacts): string {
  return lane.transactions.at(-1)?.newest.product ?? lane.renewals.at(-1)?.product ?? ''
}

/** Every lane was made by something. */
export function anyProof(lane: LaneFacts): string[] {
  const first = lane.transactions.at(-1)?.newest.proof ?? lane.renewals.at(-1)?.proof
  return first === undefined ? [] : [first]
}
