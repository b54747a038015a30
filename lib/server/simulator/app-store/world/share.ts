import 'server-only'
import { appTransactionId, lineItemId, orderId, transactionId } from './ids'
import type { Customer, Stage, Subscription, Transaction } from './model'
import { emit } from './notify'
import { findProduct, transactionOf } from './payloads'

/** Family Sharing: https://developer.apple.com/documentation/storekit/supporting-family-sharing-in-your-app */

/** Whatever may be shared, of this customer, is shared with a new member of the family. */
export function shareWithFamily(stage: Stage, buyer: Customer): Customer | null {
  const shared = buyer.transactions.filter(
    (tx) => !tx.revoked && findProduct(stage.owner, buyer.bundleId, tx.productId)?.familyShareable,
  )
  if (shared.length === 0) return null
  const number = stage.world.customers.filter((row) => row.familyOf === buyer.id).length + 1
  const member: Customer = {
    ...buyer,
    id: `${buyer.id}-family-${number}`,
    name: `${buyer.name}, family member ${number}`,
    scenario: null,
    created: stage.now,
    appTransactionId: appTransactionId(stage.owner),
    appAccountToken: null,
    familyOf: buyer.id,
    transactions: [],
    subscriptions: [],
    plan: [],
    problems: [],
    asked: [],
  }
  stage.world.customers.push(member)
  for (const sub of buyer.subscriptions) {
    const tx = transactionOf(buyer, sub.latest)
    if (tx && shared.includes(tx) && sub.state !== 'expired')
      joinSubscription(stage, buyer, sub, member)
  }
  for (const tx of shared.filter(({ kind }) => kind === 'non-consumable')) {
    const copied = copyFor(stage, member, tx, null)
    emit(stage, member, 'ONE_TIME_CHARGE', null, { tx: copied })
  }
  return member
}

/** A family member's subscription follows the buyer's. */
export function shareRenewal(stage: Stage, buyer: Customer, sub: Subscription): void {
  for (const member of stage.world.customers) {
    const own = member.subscriptions.find(
      (row) =>
        row.sharedFrom?.customerId === buyer.id &&
        row.sharedFrom.originalTransactionId === sub.originalTransactionId,
    )
    if (!own || own.state === 'revoked') continue
    const tx = transactionOf(buyer, sub.latest)
    if (sub.state === 'expired') {
      Object.assign(own, {
        state: 'expired',
        expirationIntent: sub.expirationIntent,
        autoRenew: false,
      })
      emit(stage, member, 'EXPIRED', sub.expirationIntent === 1 ? 'VOLUNTARY' : null, { sub: own })
    } else if (tx && tx.expiresDate !== own.expires) {
      follow(own, sub, copyFor(stage, member, tx, own))
      emit(stage, member, 'DID_RENEW', null, { sub: own })
    }
  }
}

/** The buyer stopped sharing, or the member left the family. */
export function stopSharing(stage: Stage, member: Customer): boolean {
  const live = member.transactions.filter((tx) => tx.family && !tx.revoked)
  const ends = live.filter((tx) => tx.expiresDate === null || tx.expiresDate > stage.now)
  for (const tx of ends) {
    tx.revoked = { at: stage.now, reason: 0, type: 'FAMILY_REVOKE', percentage: null }
    tx.modified = stage.now
    const sub = member.subscriptions.find((row) => row.latest === tx.transactionId)
    if (sub) Object.assign(sub, { state: 'revoked', autoRenew: false })
    emit(stage, member, 'REVOKE', null, { tx, sub: sub ?? null })
  }
  return ends.length > 0
}

function joinSubscription(
  stage: Stage,
  buyer: Customer,
  sub: Subscription,
  member: Customer,
): void {
  const tx = transactionOf(buyer, sub.latest)
  if (!tx) return
  const own: Subscription = {
    ...sub,
    originalTransactionId: transactionId(stage.owner, stage.world.side),
    latest: '',
    extensions: [],
    recentStart: stage.now,
    sharedFrom: { customerId: buyer.id, originalTransactionId: sub.originalTransactionId },
  }
  member.subscriptions.push(own)
  follow(own, sub, copyFor(stage, member, tx, own))
  emit(stage, member, 'SUBSCRIBED', 'INITIAL_BUY', { sub: own })
}

function follow(own: Subscription, sub: Subscription, tx: Transaction): void {
  Object.assign(own, {
    productId: sub.productId,
    renewAs: sub.renewAs,
    autoRenew: sub.autoRenew,
    state: 'active',
    latest: tx.transactionId,
    expires: sub.expires,
  } satisfies Partial<Subscription>)
}

function copyFor(
  stage: Stage,
  member: Customer,
  tx: Transaction,
  own: Subscription | null,
): Transaction {
  const first = own?.latest === ''
  const id = own && first ? own.originalTransactionId : transactionId(stage.owner, stage.world.side)
  const copy: Transaction = {
    ...tx,
    transactionId: id,
    originalTransactionId: own?.originalTransactionId ?? id,
    webOrderLineItemId: tx.webOrderLineItemId === null ? null : lineItemId(stage.owner),
    orderId: orderId(stage.owner),
    family: true,
    appAccountToken: null,
    revoked: null,
    modified: stage.now,
  }
  member.transactions.push(copy)
  return copy
}
