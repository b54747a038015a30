import type { NoticeFact, Versions } from './evidence'
import { compareText } from './words'

/** A time in which a transaction was taken back. */
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

/** Who says that it was taken back, and when that was signed. */
interface Denial extends Omit<Revocation, 'until'> {
  signed: number
  /** What a version says in its own fields is worded before what a notification’s type says. */
  firm: boolean
}

/**
 * When a transaction was taken back, in order of time and without overlap. A version that was taken
 * back and one signed later that is not: the refund was reversed, at the latest when that one was
 * signed. A REFUND or REVOKE notification counts too where no version shows what it tells.
 */
export function revocationsOf(
  versions: Versions,
  notices: readonly NoticeFact[],
): readonly Revocation[] {
  const denials = denialsOf(versions, notices)
  if (denials.length === 0) return NONE
  const reversals = notices.filter(({ type }) => type === 'REFUND_REVERSED')
  const given = [...reversals, ...versions.all.filter(({ revokedAt }) => revokedAt === null)]
  const merged: Revocation[] = []
  for (const { signed, firm: _, ...denial } of denials) {
    let back: (typeof given)[number] | null = null
    for (const one of given) {
      if (one.signedAt === null || one.signedAt <= signed || one.signedAt <= denial.from) continue
      if (back?.signedAt == null || one.signedAt < back.signedAt) back = one
    }
    const until = back?.signedAt ?? Number.POSITIVE_INFINITY
    const proof = back ? [...denial.proof, back.proof] : denial.proof
    const last = merged.at(-1)
    if (last && denial.from <= last.until) {
      last.until = Math.max(last.until, until)
      last.proof = sorted([...last.proof, ...proof])
    } else {
      merged.push({ ...denial, until, proof: sorted(proof) })
    }
  }
  return merged
}

/** Most transactions were never taken back. */
const NONE: readonly Revocation[] = []

function denialsOf({ all }: Versions, notices: readonly NoticeFact[]): Denial[] {
  const denials: Denial[] = []
  for (const version of all) {
    if (version.revokedAt === null) continue
    const family = version.revocationType === 'FAMILY_REVOKE' || version.family
    denials.push({
      from: version.revokedAt,
      signed: version.signedAt ?? version.revokedAt,
      firm: true,
      kind: family ? 'revocation' : 'refund',
      why: family ? 'It was taken back from Family Sharing' : refundWords(version),
      proof: [version.proof],
    })
  }
  for (const { type, signedAt, proofs } of notices) {
    if ((type !== 'REFUND' && type !== 'REVOKE') || signedAt === null) continue
    // What was signed with the notification knows better than its type.
    if (all.some((one) => one.signedAt === signedAt && one.revokedAt === null)) continue
    denials.push({
      from: signedAt,
      signed: signedAt,
      firm: false,
      kind: type === 'REVOKE' ? 'revocation' : 'refund',
      why: `A ${type} notification said so`,
      proof: proofs,
    })
  }
  return denials.sort(
    (a, b) =>
      a.from - b.from ||
      Number(b.firm) - Number(a.firm) ||
      a.signed - b.signed ||
      compareText(a.proof[0] ?? '', b.proof[0] ?? ''),
  )
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
