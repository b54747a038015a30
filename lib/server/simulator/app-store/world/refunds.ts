import 'server-only'
import type { Act, Customer, Stage, Subscription, Transaction } from './model'
import { emit } from './notify'
import { transactionOf } from './payloads'
import { DONE, no, type Result } from './result'
import { stopSharing } from './share'

const REASONS = [
  'UNINTENDED_PURCHASE',
  'FULFILLMENT_ISSUE',
  'UNSATISFIED_WITH_PURCHASE',
  'LEGAL',
  'OTHER',
]

/** The App Store pays a transaction back, in full or in part. */
export function refund(stage: Stage, customer: Customer, act: Act & { do: 'refund' }): Result {
  const tx = named(customer, act.transactionId)
  if (!tx) return no('The customer has no such transaction.')
  if (tx.family) return no('What came through Family Sharing is refunded to the buyer.')
  if (tx.revoked) return no('That transaction has already been refunded.')
  const percent = act.percent ?? 100
  if (!(percent > 0 && percent <= 100))
    return no('A refund must be more than 0 and at most 100 percent.')
  tx.revoked = {
    at: stage.now,
    reason: act.reason ?? 0,
    type: percent === 100 ? 'REFUND_FULL' : 'REFUND_PRORATED',
    percentage: percent * 1000,
  }
  tx.modified = stage.now
  customer.asked = customer.asked.filter((id) => id !== tx.transactionId)
  const sub = subscriptionOf(customer, tx)
  // Only the period that counts now takes the access with it.
  const counts = sub?.latest === tx.transactionId && sub.state !== 'expired'
  if (sub && counts) Object.assign(sub, { state: 'revoked', graceUntil: null, retryUntil: null })
  emit(stage, customer, 'REFUND', null, { tx, sub })
  if (sub && counts && sub.autoRenew) {
    sub.autoRenew = false
    emit(stage, customer, 'DID_CHANGE_RENEWAL_STATUS', 'AUTO_RENEW_DISABLED', { sub })
  }
  if (counts || tx.kind === 'non-consumable') {
    for (const member of stage.world.customers) {
      if (member.familyOf === customer.id) stopSharing(stage, member)
    }
  }
  return DONE
}

/** The customer asks for a refund, and Apple asks the developer what was used. */
export function askRefund(
  stage: Stage,
  customer: Customer,
  act: Act & { do: 'ask-refund' },
): Result {
  const tx = named(customer, act.transactionId)
  if (!tx || tx.revoked) return no('The customer has no transaction that could be refunded.')
  const reason = act.reason ?? 'UNINTENDED_PURCHASE'
  if (!REASONS.includes(reason)) return no(`${reason} is not a reason that Apple documents.`)
  if (!customer.asked.includes(tx.transactionId)) customer.asked.push(tx.transactionId)
  const sub = subscriptionOf(customer, tx)
  const data = { consumptionRequestReason: reason }
  emit(stage, customer, 'CONSUMPTION_REQUEST', null, { tx, sub, data })
  return DONE
}

export function declineRefund(
  stage: Stage,
  customer: Customer,
  act: Act & { do: 'decline-refund' },
): Result {
  const id = act.transactionId ?? customer.asked.at(-1)
  const tx = id === undefined ? null : transactionOf(customer, id)
  if (!tx || !customer.asked.includes(tx.transactionId)) return no('No refund was requested.')
  customer.asked = customer.asked.filter((row) => row !== tx.transactionId)
  emit(stage, customer, 'REFUND_DECLINED', null, { tx, sub: subscriptionOf(customer, tx) })
  return DONE
}

/** A refund is undone, as after a dispute. */
export function reverseRefund(
  stage: Stage,
  customer: Customer,
  act: Act & { do: 'reverse-refund' },
): Result {
  const tx = act.transactionId
    ? transactionOf(customer, act.transactionId)
    : customer.transactions.findLast(({ revoked }) => revoked !== null)
  if (!tx?.revoked || tx.revoked.type === 'FAMILY_REVOKE') return no('Nothing was refunded.')
  tx.revoked = null
  tx.modified = stage.now
  const sub = subscriptionOf(customer, tx)
  if (sub?.state === 'revoked' && sub.latest === tx.transactionId) {
    sub.state = sub.expires > stage.now ? 'active' : 'expired'
  }
  emit(stage, customer, 'REFUND_REVERSED', null, { tx, sub })
  return DONE
}

/** The transaction of that id; without one the newest. */
function named(customer: Customer, id: string | undefined): Transaction | null {
  if (id !== undefined) return transactionOf(customer, id)
  return customer.transactions.findLast((tx) => !tx.revoked) ?? null
}

function subscriptionOf(customer: Customer, tx: Transaction): Subscription | null {
  return (
    customer.subscriptions.find((sub) => sub.originalTransactionId === tx.originalTransactionId) ??
    null
  )
}
