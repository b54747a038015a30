import 'server-only'
import { lineItemId, orderId, transactionId } from './ids'
import type { Customer, Offer, Product, Stage, Subscription, Transaction, UsedOffer } from './model'
import { emit } from './notify'
import { findProduct, priceOf, transactionOf } from './payloads'
import { endOf, graceMs, retryMs, SANDBOX_RENEWALS } from './periods'
import { shareRenewal } from './share'

const OFFER_TYPES = { introductory: 1, promotional: 2, code: 3, 'win-back': 4 } as const
const DISCOUNTS = {
  free: 'FREE_TRIAL',
  'pay-as-you-go': 'PAY_AS_YOU_GO',
  'pay-up-front': 'PAY_UP_FRONT',
} as const

export function usedOffer(offer: Offer): UsedOffer {
  const period =
    offer.mode === 'pay-up-front' || offer.mode === 'free' ? total(offer) : offer.period
  return { type: OFFER_TYPES[offer.kind], id: offer.id, discount: DISCOUNTS[offer.mode], period }
}

/** A period that was bought: its transaction, and the subscription brought up to it. */
export function addPeriod(
  stage: Stage,
  customer: Customer,
  sub: Subscription,
  product: Product,
  period: { start: number; reason: 'PURCHASE' | 'RENEWAL'; offer?: Offer | null },
): Transaction {
  const { start, reason, offer = null } = period
  if (offer) {
    const times = offer.mode === 'pay-as-you-go' ? offer.count : 1
    sub.offer = { used: usedOffer(offer), left: times, price: offer.price }
  }
  const under = sub.offer && sub.offer.left > 0 ? sub.offer : null
  const length = under ? under.used.period : (product.period ?? 'P1M')
  const before = transactionOf(customer, sub.latest)
  const first = sub.latest === ''
  const id = first ? sub.originalTransactionId : transactionId(stage.owner, stage.world.side)
  const end = endOf(stage.world, start, length)
  const tx: Transaction = {
    transactionId: id,
    originalTransactionId: sub.originalTransactionId,
    webOrderLineItemId: lineItemId(stage.owner),
    orderId: orderId(stage.owner),
    productId: product.productId,
    kind: 'subscription',
    groupId: sub.groupId,
    purchaseDate: start,
    originalPurchaseDate: firstPurchase(customer, sub) ?? start,
    expiresDate: end,
    quantity: 1,
    family: sub.sharedFrom !== null,
    reason,
    price: under ? under.price : priceOf(sub, product),
    currency: product.currency,
    offer: under?.used ?? null,
    upgraded: false,
    revoked: null,
    appAccountToken: customer.appAccountToken,
    finished: true,
    commitment: commitmentOf(stage, product, start, reason === 'RENEWAL' ? before : null),
    modified: stage.now,
  }
  customer.transactions.push(tx)
  if (under) under.left -= 1
  Object.assign(sub, {
    productId: product.productId,
    renewAs: product.productId,
    state: 'active',
    latest: id,
    expires: end,
    renewals: reason === 'RENEWAL' ? sub.renewals + 1 : 0,
    graceUntil: null,
    retryUntil: null,
    expirationIntent: null,
    winBack: [],
  } satisfies Partial<Subscription>)
  return tx
}

/** What happens to a subscription when its time has come: see `dueAt`. */
export function stepSubscription(stage: Stage, customer: Customer, sub: Subscription): void {
  if (sub.state === 'grace') endGrace(stage, customer, sub)
  else if (sub.state === 'retry') expire(stage, customer, sub, 2, 'BILLING_RETRY')
  else if (sub.state === 'active') endPeriod(stage, customer, sub)
}

function endPeriod(stage: Stage, customer: Customer, sub: Subscription): void {
  const product = findProduct(stage.owner, customer.bundleId, sub.renewAs)
  const commitment = transactionOf(customer, sub.latest)?.commitment
  const bound = commitment ? commitment.number < commitment.total : false
  const tired = stage.world.side === 'sandbox' && sub.renewals >= SANDBOX_RENEWALS
  if (tired || (!sub.autoRenew && !bound)) expire(stage, customer, sub, 1, 'VOLUNTARY')
  else if (!product?.forSale) expire(stage, customer, sub, 4, 'PRODUCT_NOT_FOR_SALE')
  else if (sub.priceIncrease?.status === 0) expire(stage, customer, sub, 3, 'PRICE_INCREASE')
  else if (!customer.billingWorks) failToRenew(stage, customer, sub, product)
  else renew(stage, customer, sub, product, sub.expires, null)
}

/** The payment that had failed goes through: https://developer.apple.com/documentation/storekit/reducing-involuntary-subscriber-churn */
export function recover(stage: Stage, customer: Customer, sub: Subscription): void {
  const product = findProduct(stage.owner, customer.bundleId, sub.renewAs)
  if (!product || (sub.state !== 'grace' && sub.state !== 'retry')) return
  // In the grace period the days of paid service go on without a gap; later they begin anew.
  const start = sub.state === 'grace' ? sub.expires : stage.now
  renew(stage, customer, sub, product, start, 'BILLING_RECOVERY')
}

/** The instant of `stepSubscription`; `null`: nothing is going to happen by itself. */
export function dueAt(sub: Subscription): number | null {
  if (sub.sharedFrom) return null
  if (sub.state === 'active') return sub.expires
  if (sub.state === 'grace') return sub.graceUntil
  return sub.state === 'retry' ? sub.retryUntil : null
}

/** Ends a subscription at once, with the notification that says why. */
export function expire(
  stage: Stage,
  customer: Customer,
  sub: Subscription,
  intent: number,
  subtype: string | null,
): void {
  const product = findProduct(stage.owner, customer.bundleId, sub.productId)
  Object.assign(sub, {
    state: 'expired',
    graceUntil: null,
    retryUntil: null,
    expirationIntent: intent,
    autoRenew: intent === 2 ? sub.autoRenew : false,
    priceIncrease: null,
    offer: null,
    winBack: (product?.offers ?? []).flatMap((o) => (o.kind === 'win-back' && o.id ? [o.id] : [])),
  } satisfies Partial<Subscription>)
  emit(stage, customer, 'EXPIRED', subtype, { sub })
  shareRenewal(stage, customer, sub)
}

function renew(
  stage: Stage,
  customer: Customer,
  sub: Subscription,
  product: Product,
  start: number,
  subtype: 'BILLING_RECOVERY' | null,
): void {
  if (sub.priceIncrease) {
    sub.raised = { productId: product.productId, price: sub.priceIncrease.price }
    sub.priceIncrease = null
  }
  addPeriod(stage, customer, sub, product, { start, reason: 'RENEWAL' })
  emit(stage, customer, 'DID_RENEW', subtype, { sub })
  shareRenewal(stage, customer, sub)
}

function failToRenew(stage: Stage, customer: Customer, sub: Subscription, product: Product): void {
  const period = product.period ?? 'P1M'
  const grace = graceMs(stage.world, period)
  sub.expirationIntent = 2
  sub.retryUntil = sub.expires + Math.max(retryMs(stage.world, period), grace + 1)
  sub.graceUntil = grace > 0 ? sub.expires + grace : null
  sub.state = grace > 0 ? 'grace' : 'retry'
  emit(stage, customer, 'DID_FAIL_TO_RENEW', grace > 0 ? 'GRACE_PERIOD' : null, { sub })
}

function endGrace(stage: Stage, customer: Customer, sub: Subscription): void {
  sub.state = 'retry'
  sub.graceUntil = null
  emit(stage, customer, 'GRACE_PERIOD_EXPIRED', null, { sub })
}

/** The first period of a commitment, or the next of the one before. */
function commitmentOf(
  stage: Stage,
  product: Product,
  start: number,
  before: Transaction | null,
): Transaction['commitment'] {
  if (product.commitment === null) return null
  const running = before?.commitment
  if (running && running.number < running.total) return { ...running, number: running.number + 1 }
  let ends = start
  for (let count = 0; count < product.commitment; count += 1) {
    ends = endOf(stage.world, ends, product.period ?? 'P1M')
  }
  const price = product.price * product.commitment
  return { number: 1, total: product.commitment, ends, price }
}

function firstPurchase(customer: Customer, sub: Subscription): number | null {
  return transactionOf(customer, sub.originalTransactionId)?.originalPurchaseDate ?? null
}

/** `P1W` taken three times is `P3W`. */
function total({ period, count }: Offer): string {
  return period.replace(/\d+/, (digits) => String(Number(digits) * count))
}
