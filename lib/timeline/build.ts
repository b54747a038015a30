import { LifeSubject } from '../rules/life-subject'
import { findings, lint } from '../rules/lint'
import { lifeRules } from '../rules/transaction-life'
import type { Life, Proven } from './life'

/**
 * A customer’s life from what Apple signed, with what is odd about it. Of several versions of a
 * transaction the one signed last counts; what is not genuine counts for nothing and is named in a
 * finding; what could not be verified counts, and a finding says so. The order of the evidence
 * changes nothing, and whatever the payloads are, it never throws. `now` is in milliseconds since
 * 1970 UTC.
 */
export function buildLife(evidence: readonly Proven[], now: number): Life {
  const subject = new LifeSubject(evidence, now)
  return { ...subject.drawn.life, findings: findings(lint(lifeRules, subject)) }
}
