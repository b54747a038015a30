import type { Finding } from '../rules/rule'
import type { Decoded, Proof } from './decoder'
import type { Verdict } from './inspection'

/**
 * The verdict of what was decoded. A failed step or an error makes it `invalid`, whatever else was
 * verified; `valid` needs a proof.
 */
export function verdictOf(decoded: Decoded): Verdict {
  if (decoded.steps?.some((step) => step.result === 'fail')) return 'invalid'
  if (decoded.findings?.some((finding) => finding.level === 'error')) return 'invalid'
  return decoded.proof ? 'valid' : 'unverified'
}

/**
 * The verdict with its grounds, in a sentence or two: what is wrong, or what was verified and what
 * it tells, or neither. Short: the findings and the steps stand below it with their details.
 */
export function summaryOf(decoded: Decoded): string {
  const errors = decoded.findings?.filter(({ level }) => level === 'error') ?? []
  const failed = decoded.steps?.find((step) => step.result === 'fail')
  if (failed) {
    const known = errors.find(({ code }) => code === failed.code)
    return known ? wrong(known, errors) : `The check “${failed.name}” failed. ${failed.detail}`
  }
  const [first] = errors
  if (first && !decoded.isAnswer) return wrong(first, errors)
  if (verdictOf(decoded) !== 'valid' || !decoded.proof) return decoded.summary
  return [proofText(decoded.proof), ...(decoded.tells ? [decoded.tells] : [])].join(' ')
}

function wrong(first: Finding, errors: readonly Finding[]): string {
  const titles = [...new Set([first, ...errors].map(({ title }) => title))]
  return titles.length === 1
    ? `${first.title}.`
    : `${first.title}. In all, ${titles.length} things are wrong.`
}

function proofText(proof: Proof): string {
  if (proof.by === 'key') return `The signature was made with the key ${proof.key}.`
  const when = proof.signedAt === null ? '' : `, valid when signed (${utc(proof.signedAt)})`
  return proof.root.origin === 'apple'
    ? `Genuine: signed by Apple, up to the root ${proof.root.name}${when}.`
    : `Signed up to the root ${proof.root.name}${when}. That root was added here; it is not Apple’s.`
}

/** `2026-11-12 10:04:07 UTC` */
function utc(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 19).replace('T', ' ')} UTC`
}
