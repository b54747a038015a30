import 'server-only'
import type { Act, Customer, Stage, Subscription } from './model'
import { emit, emitRescind } from './notify'
import { findProduct, priceOf, transactionOf } from './payloads'
import { buy, buyMany, changePlan, isLive } from './purchases'
import { askRefund, declineRefund, refund, reverseRefund } from './refunds'
import { DONE, no, type Result } from './result'
import { shareWithFamily, stopSharing } from './share'
import { recover } from './subscription'

type Acts = {
  [A in Act as A['do']]: (stage: Stage, customer: Customer, act: A) => Result
}

/** A row an act. */
const ACTS: Acts = {
  buy,
  'change-plan': changePlan,
  'buy-many': buyMany,
  refund,
  'ask-refund': askRefund,
  'decline-refund': declineRefund,
  'reverse-refund': reverseRefund,
  'auto-renew': autoRenew,
  billing,
  'price-increase': priceIncrease,
  'answer-price-increase': answerPriceIncrease,
  'share-with-family': (stage, customer) =>
    shareWithFamily(stage, customer)
      ? DONE
      : no('The customer has nothing that may be shared with a family.'),
  'stop-sharing': (stage, customer) => {
    const members = stage.world.customers.filter(
      (row) => row.id === customer.id || row.familyOf === customer.id,
    )
    const stopped = members.map((member) => stopSharing(stage, member))
    return stopped.includes(true) ? DONE : no('Nothing of this customer is shared.')
  },
  finish: (stage, customer, { transactionId }) => {
    const tx = transactionOf(customer, transactionId)
    if (!tx) return no('The customer has no such transaction.')
    if (!tx.finished) Object.assign(tx, { finished: true, modified: stage.now })
    return DONE
  },
  'rescind-consent': (stage, customer) => {
    emitRescind(stage, customer)
    return DONE
  },
}

/** Lets a customer do something now. What cannot be done changes nothing and is said in a sentence. */
export function act(stage: Stage, customer: Customer, what: Act): Result {
  const carryOut = ACTS[what.do] as (stage: Stage, customer: Customer, act: Act) => Result
  return carryOut(stage, customer, what)
}

function autoRenew(
  stage: Stage,
  customer: Customer,
  { on, groupId }: Act & { do: 'auto-renew' },
): Result {
  const sub = live(customer).find((row) => groupId === undefined || row.groupId === groupId)
  if (!sub) return no('The customer has no subscription that renews.')
  if (sub.sharedFrom) return no('Only the buyer can change a family member’s subscription.')
  if (sub.autoRenew === on) return no(`Automatic renewal is ${on ? 'on' : 'off'} already.`)
  sub.autoRenew = on
  sub.expirationIntent = on ? null : 1
  const subtype = on ? 'AUTO_RENEW_ENABLED' : 'AUTO_RENEW_DISABLED'
  emit(stage, customer, 'DID_CHANGE_RENEWAL_STATUS', subtype, { sub })
  return DONE
}

function billing(stage: Stage, customer: Customer, { works }: Act & { do: 'billing' }): Result {
  customer.billingWorks = works
  if (works) for (const sub of live(customer)) recover(stage, customer, sub)
  return DONE
}

function priceIncrease(
  stage: Stage,
  customer: Customer,
  act: Act & { do: 'price-increase' },
): Result {
  const sub = live(customer).find(
    (row) => act.productId === undefined || row.productId === act.productId,
  )
  if (!sub) return no('The customer has no such subscription.')
  const product = findProduct(stage.owner, customer.bundleId, sub.renewAs)
  if (!product || act.price <= priceOf(sub, product))
    return no('That does not increase the price. Enter a higher one.')
  sub.priceIncrease = { price: act.price, status: act.needsConsent ? 0 : 1 }
  emit(stage, customer, 'PRICE_INCREASE', act.needsConsent ? 'PENDING' : 'ACCEPTED', { sub })
  return DONE
}

function answerPriceIncrease(
  stage: Stage,
  customer: Customer,
  { consent }: Act & { do: 'answer-price-increase' },
): Result {
  const sub = live(customer).find((row) => row.priceIncrease?.status === 0)
  if (!sub?.priceIncrease) return no('No price increase waits for an answer.')
  if (consent) {
    sub.priceIncrease.status = 1
    emit(stage, customer, 'PRICE_INCREASE', 'ACCEPTED', { sub })
    return DONE
  }
  // Without consent it ends with its period: see `stepSubscription`.
  return DONE
}

const live = (customer: Customer): Subscription[] => customer.subscriptions.filter(isLive)
