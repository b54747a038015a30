import type { NoticeFact, Versions } from './evidence'
import { compareText } from './words'

/** When a transaction was taken back, and from when on it counts again. */
export interface Revocation {
  from: number
  /** `Infinity`: it was not given back. */
  until: number
  /** `revocation`: from a family member. */
  kind: 'refund' | 'revocation'
  /** A sentence without its full stop. */
  why: string
  proof: string[]
}

/**
 * Whether a transaction was taken back. An older version that was taken back and a newer one that
 * is not: the refund was reversed, at the latest when the newer one was signed. A REFUND or REVOKE
 * notification counts too where no version that is here shows what it tells.
 */
export function revocationOf(
  { newest, all }: Versions,
  notices: readonly NoticeFact[],
): Revocation | null {
  const reversal = notices.findLast(({ type }) => type === 'REFUND_REVERSED')
  const revoked = all.find(({ revokedAt }) => revokedAt !== null)
  if (revoked?.revokedAt != null) {
    const family = revoked.revocationType === 'FAMILY_REVOKE' || revoked.family
    const its = notices.filter(({ type }) => type === (family ? 'REVOKE' : 'REFUND'))
    const from = revoked.revokedAt
    const undone = revoked === newest ? null : newest.signedAt
    const reversed = reversal?.signedAt ?? null
    const after = [undone, reversed].filter((at) => at !== null && at > from) as number[]
    const signed = revoked.signedAt ?? from
    // A reversal that was signed before this version was taken back again since.
    const until = Math.min(...after.filter((at) => at >= signed), Number.POSITIVE_INFINITY)
    const given =
      until === Number.POSITIVE_INFINITY ? [] : [newest.proof, ...(reversal?.proofs ?? [])]
    return {
      from,
      until,
      kind: family ? 'revocation' : 'refund',
      why: family ? 'It was taken back from Family Sharing' : refundWords(revoked),
      proof: sorted([revoked.proof, ...its.flatMap(({ proofs }) => proofs), ...given]),
    }
  }
  const notice = notices.findLast(({ type }) => type === 'REFUND' || type === 'REVOKE')
  // A transaction that was signed with its notification knows better than the notification’s type.
  if (notice?.signedAt == null || newest.signedAt === notice.signedAt) return null
  const from = notice.signedAt
  const given = [newest.signedAt, reversal?.signedAt ?? null].filter(
    (at) => at !== null && at > from,
  )
  return {
    from,
    until: Math.min(...(given as number[]), Number.POSITIVE_INFINITY),
    kind: notice.type === 'REVOKE' ? 'revocation' : 'refund',
    why: `A ${notice.type} notification said so, and no version of the transaction from then is here`,
    proof: sorted([newest.proof, ...notice.proofs, ...(reversal?.proofs ?? [])]),
  }
}

function refundWords({
  revocationReason,
  revocationType,
  revocationPercentage,
}: Versions['newest']): string {
  const share =
    revocationPercentage === null ? '' : `, ${revocationPercentage / 1000} % of the price`
  const extent = revocationType === 'REFUND_PRORATED' ? ' for the unused part' : ''
  const reason = revocationReason === 1 ? ', because of an issue in the app' : ''
  return `It was refunded${extent}${share}${reason}`
}

function sorted(proof: readonly string[]): string[] {
  return [...new Set(proof)].sort(compareText)
}
