import type { LifeSubject } from './life-subject'
import type { AnyRule } from './rule'
import { lifeEvidenceRules } from './transaction/life-evidence'
import { lifeHistoryRules } from './transaction/life-history'
import { lifeStateRules } from './transaction/life-state'

/** The rules of `transaction` on a customer's whole life, in the order in which a person meets them. */
export const lifeRules: readonly AnyRule<LifeSubject>[] = [
  ...lifeStateRules,
  ...lifeHistoryRules,
  ...lifeEvidenceRules,
]
