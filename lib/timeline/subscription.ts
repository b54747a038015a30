import { carve } from './carve'
import { type Claim, RANK } from './claim'
import type { NoticeFact } from './evidence'
import type { TransactionFact } from './facts'
import { failures } from './failures'
import { fillGaps } from './gaps'
import type { LaneFacts } from './lanes'
import type { Period } from './life'
import { type Revocation, revocationsOf } from './revocations'
import type { Statement } from './statements'
import { withoutOverlap } from './sweep'
import { at, compareText, productWords } from './words'

/** What a subscription’s customer had, without overlap, and why. */
export function subscriptionPeriods(
  lane: LaneFacts,
  said: readonly Statement[],
  now: number,
): Period[] {
  const { transactions } = lane
  const notices = noticesByTransaction(lane.notices)
  const lastAt = transactions.at(-1)?.newest.purchasedAt ?? null
  const claims: Claim[] = []
  for (const [index, versions] of transactions.entries()) {
    const { newest } = versions
    if (newest.purchasedAt === null) continue
    const revocations = revocationsOf(versions, notices.get(newest.transactionId) ?? [])
    const successor = newest.upgraded ? nextPurchase(transactions, index) : null
    const stays = newest.purchasedAt === lastAt && !runsOn(said, revocations.at(-1))
    claims.push(...transactionClaims(newest, revocations, successor, stays))
  }
  claims.push(...failures(lane, said))
  const drawn = withoutOverlap(claims).map(({ rank: _, ...period }) => ({
    ...period,
    end: period.end === Number.POSITIVE_INFINITY ? null : period.end,
  }))
  return fillGaps(drawn, lane, said, now)
}

export function noticesByTransaction(
  notices: readonly NoticeFact[],
): ReadonlyMap<string | null, NoticeFact[]> {
  return Map.groupBy(notices, ({ transactionId }) => transactionId)
}

/** Apple said after the refund that the subscription runs: another transaction carries it. */
function runsOn(said: readonly Statement[], revocation: Revocation | undefined): boolean {
  if (!revocation) return false
  return said.some(({ status, at }) => (status === 1 || status === 4) && at >= revocation.from)
}

/** The purchase that replaced an upgraded one: the next of another product, else the next one. */
function nextPurchase(
  transactions: LaneFacts['transactions'],
  index: number,
): TransactionFact | null {
  const own = transactions[index]?.newest
  // An upgrade follows within the period: looking on for a few is enough, and keeps this linear.
  const after = transactions.slice(index + 1, index + 9).map(({ newest }) => newest)
  const inTime = after.filter(
    ({ purchasedAt }) => (purchasedAt ?? 0) < (own?.expiresAt ?? Number.POSITIVE_INFINITY),
  )
  return inTime.find(({ product }) => product !== own?.product) ?? inTime[0] ?? null
}

function transactionClaims(
  fact: TransactionFact,
  revocations: readonly Revocation[],
  successor: TransactionFact | null,
  stays: boolean,
): Claim[] {
  const { expiresAt, product, proof, purchasedAt } = fact
  if (expiresAt === null || purchasedAt === null) return []
  const [end, cutShort] = upgradedUntil(fact, successor, expiresAt)
  const because = cutShort ? ` It lasts no longer: ${upgradeWords(fact, successor)}` : ''
  const whole: Claim = {
    start: purchasedAt,
    end,
    rank: RANK.paid,
    kind: periodKind(fact),
    product,
    why: `${boughtWords(fact)}${because}`,
    cutShort,
    proof: cutShort && successor ? [proof, successor.proof].sort(compareText) : [proof],
  }
  return carve(whole, revocations, stays)
}

function upgradedUntil(
  { upgraded, signedAt, purchasedAt }: TransactionFact,
  successor: TransactionFact | null,
  expiresAt: number,
): [number, Period['cutShort']] {
  if (!upgraded) return [expiresAt, null]
  // Without its successor only this is known: when this version was signed, it had been replaced.
  const at = successor?.purchasedAt ?? Math.max(signedAt ?? expiresAt, purchasedAt ?? 0)
  return at < expiresAt ? [at, 'upgrade'] : [expiresAt, null]
}

function upgradeWords({ signedAt }: TransactionFact, successor: TransactionFact | null): string {
  return successor
    ? `${productWords(successor.product)} replaced it.`
    : `a higher level replaced it, at the latest ${at(signedAt ?? 0)}; its transaction is not in the evidence.`
}

/** https://developer.apple.com/documentation/appstoreserverapi/offertype */
export function periodKind({ discount, offerType, price }: TransactionFact): Period['kind'] {
  if (discount === 'FREE_TRIAL' || (offerType === 1 && price === 0)) return 'trial'
  return offerType === null ? 'paid' : 'offer'
}

/** `The renewal of 12 Nov 2026, 10:04 UTC was paid.` */
export function boughtWords(fact: TransactionFact): string {
  const shared = fact.family ? ' Somebody else in the family bought it.' : ''
  const term = fact.commitment
  const part =
    term?.period != null && term.periods != null
      ? ` Payment ${term.period} of ${term.periods} of its commitment.`
      : ''
  const what = `he ${fact.reason === 'RENEWAL' ? 'renewal' : 'purchase'} of ${at(fact.purchasedAt ?? 0)}`
  const kind = periodKind(fact)
  if (kind === 'trial') return `A free trial began with t${what}.${part}${shared}`
  const how = kind === 'offer' ? 'paid at the price of an offer' : 'paid'
  return `T${what} was ${how}.${part}${shared}`
}
