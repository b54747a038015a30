import type { PayloadSubject } from './payload-subject'
import type { AnyRule } from './rule'
import { formRules } from './transaction/form'
import { originRules } from './transaction/origin'
import { renewalRules } from './transaction/renewal'
import { stateRules } from './transaction/state'
import { timeRules } from './transaction/times'

const DECIDING: readonly string[] = [
  'transaction/refunded',
  'transaction/upgraded',
  'transaction/period-over',
  'transaction/state-of-another',
  'transaction/no-pending-state',
]

const EXPLAINING: readonly string[] = [
  'transaction/price-in-milliunits',
  'transaction/two-ids',
  'transaction/expires-is-an-instant',
]

/** The rules of `transaction`, in the order in which a person meets them. */
export const transactionRules: readonly AnyRule<PayloadSubject>[] = [
  ...originRules,
  ...stateRules,
  ...renewalRules,
  ...timeRules,
  ...formRules,
].sort((a, b) => rank(a.code) - rank(b.code))

/** What changes whether something is granted stands before what only explains a field. */
function rank(code: string): number {
  return DECIDING.includes(code) ? 0 : EXPLAINING.includes(code) ? 2 : 1
}
