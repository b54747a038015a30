import { carve } from './carve'
import { type Claim, RANK } from './claim'
import type { Versions } from './evidence'
import type { LaneFacts } from './lanes'
import type { Period } from './life'
import { revocationsOf } from './revocations'
import { boughtWords, noticesByTransaction } from './subscription'
import { withoutOverlap } from './sweep'
import { at } from './words'

/**
 * What the customer has of a product that does not renew. A consumable has no periods: whether it
 * is used up is for the app to know.
 */
export function oneTimePeriods(lane: LaneFacts): Period[] {
  if (lane.kind !== 'non-consumable' && lane.kind !== 'non-renewing') return []
  const notices = noticesByTransaction(lane.notices)
  const claims = lane.transactions.flatMap((versions) =>
    claimsOf(versions, lane, notices.get(versions.newest.transactionId) ?? []),
  )
  return withoutOverlap(claims).map(({ rank: _, ...period }) => ({
    ...period,
    end: period.end === Number.POSITIVE_INFINITY ? null : period.end,
  }))
}

function claimsOf(
  versions: Versions,
  { kind }: LaneFacts,
  notices: Parameters<typeof revocationsOf>[1],
): Claim[] {
  const { product, purchasedAt: start, expiresAt, proof, family } = versions.newest
  if (start === null) return []
  const until = (kind === 'non-renewing' ? expiresAt : null) ?? Number.POSITIVE_INFINITY
  const shared = family ? ' Somebody else in the family bought it.' : ''
  const why =
    kind === 'non-consumable'
      ? `It was bought ${at(start)} and is theirs to keep.${shared}`
      : `${boughtWords(versions.newest)}${expiresAt === null ? ' Apple gives no end: how long it lasts is for the app to decide.' : ''}`
  const owned = kind === 'non-consumable' ? ('owned' as const) : ('paid' as const)
  const whole: Claim = {
    start,
    end: until,
    rank: RANK.paid,
    kind: owned,
    product,
    why,
    cutShort: null,
    proof: [proof],
  }
  return carve(whole, revocationsOf(versions, notices), true)
}
