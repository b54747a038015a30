import type { PayloadSubject } from './payload-subject'
import type { AnyRule } from './rule'
import { formRules } from './transaction/form'
import { originRules } from './transaction/origin'
import { renewalRules } from './transaction/renewal'
import { stateRules } from './transaction/state'
import { timeRules } from './transaction/times'

/** The rules of `transaction`, in the order in which a person meets them. */
export const transactionRules: readonly AnyRule<PayloadSubject>[] = [
  ...originRules,
  ...stateRules,
  ...renewalRules,
  ...timeRules,
  ...formRules,
]
