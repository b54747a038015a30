import { SANDBOX_RENEWALS } from '../apple/app-store/sandbox-rates'
import type { AppStoreSide, SimulatedCustomer, SimulatedSubscription } from './app-store-state'

/** What is planned of a scenario, by the act's name. */
export const PLANNED: Readonly<Record<string, string>> = {
  buy: 'a purchase',
  'buy-many': 'many purchases',
  'change-plan': 'the plan changes',
  'auto-renew': 'automatic renewal is switched',
  billing: 'the payment method changes',
  refund: 'a refund',
  'ask-refund': 'a refund is requested',
  'decline-refund': 'a refund is declined',
  'reverse-refund': 'a refund is undone',
  'price-increase': 'a higher price is announced',
  'answer-price-increase': 'the customer answers about the higher price',
  'share-with-family': 'sharing with the family begins',
  'stop-sharing': 'sharing with the family ends',
  finish: 'a transaction is finished',
  'rescind-consent': 'a parent withdraws consent',
}

/** Whether the next period is not going to begin by itself, and why. */
function lastPeriod(sub: SimulatedSubscription, side: AppStoreSide): string | null {
  if (side === 'sandbox' && sub.renewals >= SANDBOX_RENEWALS)
    return `the sandbox renews it ${SANDBOX_RENEWALS} times`
  return sub.autoRenew || isBound(sub) ? null : 'automatic renewal is off'
}

/** Months of the commitment are left, which are billed whatever the customer switched. */
const isBound = ({ commitment }: SimulatedSubscription): boolean =>
  commitment !== null && commitment.number < commitment.total

/** What the due instant of a subscription is. */
export function stepWords(
  sub: SimulatedSubscription,
  side: AppStoreSide,
  billingWorks: boolean,
): string {
  const { state, renewAs, productId } = sub
  if (state === 'grace') return `the end of the grace period of ${productId}`
  if (state === 'retry') return `the end of billing retry of ${productId}`
  const last = lastPeriod(sub, side)
  if (last) return `the end of ${productId}: ${last}`
  const renewal =
    renewAs === productId
      ? `the renewal of ${productId}`
      : `the renewal of ${productId} as ${renewAs}`
  return billingWorks ? renewal : `${renewal}, which cannot be paid`
}

export type StateMeaning = 'pass' | 'warning' | 'fail' | 'unverified'

/** A subscription's state in a word and with its meaning. The number is Apple's `status`. */
export const STATES: Readonly<
  Record<SimulatedSubscription['state'], { word: string; status: number; meaning: StateMeaning }>
> = {
  active: { word: 'Active', status: 1, meaning: 'pass' },
  expired: { word: 'Expired', status: 2, meaning: 'unverified' },
  retry: { word: 'Billing retry', status: 3, meaning: 'fail' },
  grace: { word: 'Grace period', status: 4, meaning: 'warning' },
  revoked: { word: 'Revoked', status: 5, meaning: 'fail' },
}

const ENDED: Readonly<Record<number, string>> = {
  1: 'because it was cancelled or, in the sandbox, had renewed twelve times',
  2: 'because it could not be paid',
  3: 'because the customer did not consent to the higher price',
  4: 'because the product was not for sale',
}

/** A subscription in one sentence; `when` writes an instant. */
export function subscriptionSentence(
  sub: SimulatedSubscription,
  side: AppStoreSide,
  when: (at: number) => string,
): string {
  const { state, productId, renewAs, autoRenew, expires, due, family, commitment } = sub
  if (family) {
    return state === 'revoked'
      ? 'Was shared by a family member, and no longer is.'
      : `Shared by a family member: it follows the buyer’s until ${when(expires)}.`
  }
  if (state === 'revoked') return 'The current period was refunded, so there is no access.'
  if (state === 'expired') {
    const why = ENDED[sub.expirationIntent ?? 0]
    return `Ended ${when(expires)}${why ? `, ${why}` : ''}.`
  }
  if (state === 'grace')
    return `The renewal of ${when(expires)} was not paid. Access continues in the grace period${due === null ? '' : ` until ${when(due)}`}.`
  if (state === 'retry')
    return `The renewal of ${when(expires)} was not paid. There is no access while Apple keeps trying${due === null ? '' : ` until ${when(due)}`}.`
  const last = lastPeriod(sub, side)
  if (last) return `Has access until ${when(expires)}, and does not renew then: ${last}.`
  if (!autoRenew && commitment)
    return `Has access until ${when(expires)}. Automatic renewal is off, but the commitment is still billed: month ${commitment.number} of ${commitment.total}.`
  const as = renewAs === productId ? '' : ` as ${renewAs}`
  return `Has access until ${when(expires)}, and renews then${as}.`
}

/** Where a customer stands, in few words for a list. */
export function standing(customer: SimulatedCustomer): { word: string; meaning?: StateMeaning } {
  const { subscriptions, transactionCount } = customer
  const order = ['active', 'grace', 'retry', 'revoked', 'expired'] as const
  const best = order.find((state) => subscriptions.some((sub) => sub.state === state))
  if (best) return { word: STATES[best].word, meaning: STATES[best].meaning }
  if (transactionCount === 0) return { word: 'Nothing bought' }
  const count = transactionCount.toLocaleString('en-GB')
  return { word: `${count} purchase${transactionCount === 1 ? '' : 's'}` }
}

/** Units of a currency as a person writes them, in milliunits: `12.99` → 12990; `null`: no price. */
export function readMilliunits(text: string): number | null {
  const found = /^(\d{1,7})(?:[.,](\d{1,3}))?$/.exec(text.trim())
  if (!found) return null
  const value = Number(found[1]) * 1000 + Number((found[2] ?? '').padEnd(3, '0'))
  return value > 0 ? value : null
}
