import 'server-only'
import { orderId, transactionId } from './ids'
import type { Act, Customer, Offer, Product, Stage, Subscription, Transaction } from './model'
import { emit } from './notify'
import { findProduct, transactionOf } from './payloads'
import { DONE, no, type Result } from './result'
import { shareRenewal } from './share'
import { addPeriod } from './subscription'

/** Buys a product, or redeems an offer for it. */
export function buy(stage: Stage, customer: Customer, act: Act & { do: 'buy' }): Result {
  const product = findProduct(stage.owner, customer.bundleId, act.productId)
  if (!product) return no(`The app does not sell ${act.productId}.`)
  if (!product.forSale) return no(`${act.productId} is not for sale.`)
  if (product.kind !== 'subscription') return buyOnce(stage, customer, product, act.quantity ?? 1)
  const running = current(customer, product)
  if (running?.sharedFrom) return no('Only the buyer can change a family member’s subscription.')
  const offer = chosenOffer(customer, product, act.offerId)
  if (offer === undefined) return no(`${act.productId} has no offer ${act.offerId}.`)
  if (running && isLive(running)) {
    if (!offer) return no('The customer already has this subscription, or one from its group.')
    return redeem(stage, customer, running, product, offer)
  }
  const ended = customer.subscriptions.find((sub) => sub.groupId === product.group?.id)
  const sub = ended ?? newSubscription(stage, customer, product)
  if (ended && stage.now - ended.expires > 60 * 86_400_000) ended.recentStart = stage.now
  Object.assign(sub, { autoRenew: true, offer: null, priceIncrease: null, sharedFrom: null })
  addPeriod(stage, customer, sub, product, { start: stage.now, reason: 'PURCHASE', offer })
  // With an offer code or a win-back offer too: OFFER_REDEEMED is for who is subscribed already.
  emit(stage, customer, 'SUBSCRIBED', ended ? 'RESUBSCRIBE' : 'INITIAL_BUY', { sub })
  return DONE
}

/** Up at once, down or across durations at the next renewal, back to where it was. */
export function changePlan(
  stage: Stage,
  customer: Customer,
  act: Act & { do: 'change-plan' },
): Result {
  const product = findProduct(stage.owner, customer.bundleId, act.productId)
  if (product?.kind !== 'subscription') return no(`${act.productId} is not a subscription.`)
  const sub = current(customer, product)
  if (sub?.state !== 'active' || sub.sharedFrom) {
    return no('The customer has no active subscription of this group to change.')
  }
  if (product.productId === sub.productId) {
    if (sub.renewAs === sub.productId) return no('The customer already has this plan.')
    sub.renewAs = sub.productId
    emit(stage, customer, 'DID_CHANGE_RENEWAL_PREF', null, { sub })
    return DONE
  }
  if (isImmediate(stage, customer, sub, product)) {
    replaceNow(stage, customer, sub, product, null)
    emit(stage, customer, 'DID_CHANGE_RENEWAL_PREF', 'UPGRADE', { sub })
    return DONE
  }
  sub.renewAs = product.productId
  sub.autoRenew = true
  emit(stage, customer, 'DID_CHANGE_RENEWAL_PREF', 'DOWNGRADE', { sub })
  return DONE
}

/** Many purchases of the past in one act, without a notification for each. */
export function buyMany(stage: Stage, customer: Customer, act: Act & { do: 'buy-many' }): Result {
  const product = findProduct(stage.owner, customer.bundleId, act.productId)
  if (!product || product.kind === 'subscription') {
    return no(`${act.productId} cannot be bought repeatedly.`)
  }
  for (let index = act.count - 1; index >= 0; index -= 1) {
    oneTime({ ...stage, now: stage.now - index * act.everyMs }, customer, product, 1)
  }
  return DONE
}

export const isLive = (sub: Subscription): boolean =>
  sub.state === 'active' || sub.state === 'grace' || sub.state === 'retry'

/** The subscription of the product's group. */
export function current(customer: Customer, product: Product): Subscription | null {
  return (
    customer.subscriptions.find((sub) => sub.groupId === product.group?.id && isLive(sub)) ?? null
  )
}

function buyOnce(stage: Stage, customer: Customer, product: Product, quantity: number): Result {
  const owned = customer.transactions.some(
    (tx) => tx.productId === product.productId && !tx.revoked && tx.kind === 'non-consumable',
  )
  if (owned) return no(`The customer already owns ${product.productId}.`)
  const tx = oneTime(stage, customer, product, quantity)
  emit(stage, customer, 'ONE_TIME_CHARGE', null, { tx })
  return DONE
}

function oneTime(
  stage: Stage,
  customer: Customer,
  product: Product,
  quantity: number,
): Transaction {
  const id = transactionId(stage.owner, stage.world.side)
  const tx: Transaction = {
    transactionId: id,
    originalTransactionId: id,
    webOrderLineItemId: null,
    orderId: orderId(stage.owner),
    productId: product.productId,
    kind: product.kind,
    groupId: null,
    purchaseDate: stage.now,
    originalPurchaseDate: stage.now,
    expiresDate: null,
    quantity,
    family: false,
    reason: 'PURCHASE',
    price: product.price * quantity,
    currency: product.currency,
    offer: null,
    upgraded: false,
    revoked: null,
    appAccountToken: customer.appAccountToken,
    finished: product.kind !== 'consumable',
    commitment: null,
    modified: stage.now,
  }
  customer.transactions.push(tx)
  return tx
}

/** An offer for who is subscribed: at once where the plan goes up, at the renewal where it does not. */
function redeem(
  stage: Stage,
  customer: Customer,
  sub: Subscription,
  product: Product,
  offer: Offer,
): Result {
  if (sub.state !== 'active')
    return no('The subscription is not active, so no offer can be applied to it.')
  const before = findProduct(stage.owner, customer.bundleId, sub.productId)
  const same = product.productId === sub.productId
  const lower = !same && !isImmediate(stage, customer, sub, product)
  if (lower) {
    sub.renewAs = product.productId
    emit(stage, customer, 'OFFER_REDEEMED', 'DOWNGRADE', { sub })
    return DONE
  }
  replaceNow(stage, customer, sub, product, offer, !same)
  emit(stage, customer, 'OFFER_REDEEMED', same || !before ? null : 'UPGRADE', { sub })
  return DONE
}

function replaceNow(
  stage: Stage,
  customer: Customer,
  sub: Subscription,
  product: Product,
  offer: Offer | null,
  upgraded = true,
): void {
  const old = transactionOf(customer, sub.latest)
  if (old) {
    if (upgraded) old.upgraded = true
    old.modified = stage.now
  }
  Object.assign(sub, { autoRenew: true, offer: null, priceIncrease: null })
  addPeriod(stage, customer, sub, product, { start: stage.now, reason: 'PURCHASE', offer })
  shareRenewal(stage, customer, sub)
}

/** To a higher level, or to the same level with the same duration: the new period begins now. */
function isImmediate(
  stage: Stage,
  customer: Customer,
  sub: Subscription,
  product: Product,
): boolean {
  const now = findProduct(stage.owner, customer.bundleId, sub.productId)
  const [from, to] = [now?.group?.level ?? 1, product.group?.level ?? 1]
  return to < from || (to === from && now?.period === product.period)
}

/** `null`: none applies; `undefined`: there is none of that name. */
function chosenOffer(
  customer: Customer,
  product: Product,
  id: string | undefined,
): Offer | null | undefined {
  if (id !== undefined) return product.offers.find((offer) => offer.id === id)
  // One introductory offer for each group and customer.
  const known = customer.subscriptions.some((sub) => sub.groupId === product.group?.id)
  return known ? null : (product.offers.find(({ kind }) => kind === 'introductory') ?? null)
}

function newSubscription(stage: Stage, customer: Customer, product: Product): Subscription {
  const sub: Subscription = {
    originalTransactionId: transactionId(stage.owner, stage.world.side),
    groupId: product.group?.id ?? '',
    productId: product.productId,
    renewAs: product.productId,
    autoRenew: true,
    state: 'active',
    latest: '',
    expires: stage.now,
    renewals: 0,
    graceUntil: null,
    retryUntil: null,
    expirationIntent: null,
    priceIncrease: null,
    recentStart: stage.now,
    extensions: [],
    offer: null,
    winBack: [],
    sharedFrom: null,
  }
  customer.subscriptions.push(sub)
  return sub
}
