import type { LifeSubject } from './life-subject'
import type { AnyRule } from './rule'
import { lifeEvidenceRules } from './transaction/life-evidence'
import { lifeHistoryRules } from './transaction/life-history'
import { lifeSandboxRules } from './transaction/life-sandbox'
import { lifeStateRules } from './transaction/life-state'

/** The rules of `transaction` on a customer's whole life, in the order in which a person meets them. */
export const lifeRules: readonly AnyRule<LifeSubject>[] = [
  ...lifeStateRules,
  ...lifeSandboxRules,
  ...lifeHistoryRules,
  ...lifeEvidenceRules,
]
