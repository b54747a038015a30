import { type Claim, RANK } from './claim'
import type { Revocation } from './revocations'
import { at, compareText } from './words'

/**
 * A period, cut by the times in which it was taken back. `stays`: what was taken back for good stays
 * so beyond the period’s own end, since nothing was bought after it. What was refunded after its end was
 * used all the same, and says so.
 */
export function carve(whole: Claim, revocations: readonly Revocation[], stays: boolean): Claim[] {
  const inside = revocations.filter(({ from }) => from < whole.end)
  if (inside.length === 0) return [revocations.reduce(refundedAfter, whole)]
  const claims: Claim[] = []
  let start = whole.start
  let why = whole.why
  const proof = [...new Set([...whole.proof, ...inside.flatMap((one) => one.proof)])].sort(
    compareText,
  )
  for (const { from, until, kind, why: taken } of inside) {
    const good = until === Number.POSITIVE_INFINITY
    claims.push({ ...whole, start, end: from, why, cutShort: kind, proof })
    claims.push({
      ...whole,
      rank: RANK.revoked,
      kind: 'revoked',
      start: Math.max(start, from),
      end: stays && good ? until : Math.min(whole.end, until),
      why: `${taken}, ${at(from)}.`,
      cutShort: null,
      proof,
    })
    start = Math.max(start, until)
    why = `${whole.why} What was taken back has been restored.`
  }
  claims.push({ ...whole, start, why, proof })
  return claims
}

function refundedAfter(whole: Claim, { from, why, proof }: Revocation): Claim {
  return {
    ...whole,
    why: `${whole.why} ${why}, ${at(from)}, after it had ended.`,
    proof: [...new Set([...whole.proof, ...proof])].sort(compareText),
  }
}
