import { APP_STORE } from '@/lib/apple/app-store/sources'
import { span, utc } from '@/lib/apple/app-store/words'
import { instant } from '@/lib/json/instant'
import { examplePayload, PAYLOAD_NOW, type PayloadSubject, payloadOf } from '../payload-subject'
import { type AnyRule, defineRule } from '../rule'

const DAY = 86_400_000

const grace = defineRule<PayloadSubject, { at: number; left: number | null }>({
  code: 'transaction/grace-period',
  level: 'warning',
  title: 'The renewal was not paid, and a grace period is running',
  cause:
    'Payment failed. Billing Grace Period is turned on for the app, so access continues in the meantime.',
  fix: 'Keep access until gracePeriodExpiresDate, whatever expiresDate says, and ask for another payment method.',
  see: [APP_STORE.gracePeriod],
  check: ({ payload, now }) => {
    const at = instant(payload.gracePeriodExpiresDate)
    if (at === null) return 'pass'
    return { at: 'gracePeriodExpiresDate', args: { at, left: now === null ? null : at - now } }
  },
  message: ({ at, left }) =>
    `The grace period ends ${utc(at)}${left === null ? '' : left < 0 ? `, which is ${span(left)} ago` : `, in ${span(left)}`}.`,
  examples: () => ({
    bad: [
      payloadOf('renewal-info', { gracePeriodExpiresDate: PAYLOAD_NOW + 15 * DAY }),
      payloadOf('renewal-info', { gracePeriodExpiresDate: PAYLOAD_NOW - DAY }),
    ],
    good: [payloadOf('renewal-info', { autoRenewStatus: 1 })],
  }),
})

const retry = defineRule<PayloadSubject, Record<string, never>>({
  code: 'transaction/billing-retry',
  level: 'warning',
  title: 'The renewal was not paid, and Apple keeps trying',
  cause:
    'Payment failed. Apple tries again for up to 60 days; without a grace period, access has ended.',
  fix: 'Ask the customer for another payment method. A DID_RENEW notification with BILLING_RECOVERY follows when it works.',
  see: [APP_STORE.billingRetry],
  check: ({ payload }) => {
    if (payload.isInBillingRetryPeriod !== true) return 'pass'
    return instant(payload.gracePeriodExpiresDate) === null
      ? { at: 'isInBillingRetryPeriod', args: {} }
      : 'pass'
  },
  message: () => 'isInBillingRetryPeriod is true, and there is no grace period.',
  examples: () => ({
    bad: [payloadOf('renewal-info', { isInBillingRetryPeriod: true })],
    good: [
      payloadOf('renewal-info', { isInBillingRetryPeriod: false }),
      payloadOf('renewal-info', { isInBillingRetryPeriod: true, gracePeriodExpiresDate: 1 }),
    ],
  }),
})

const otherPlan = defineRule<PayloadSubject, { now: string; next: string }>({
  code: 'transaction/renews-as-another-product',
  level: 'notice',
  title: 'It renews as another product',
  cause: 'The customer chose another plan, which begins with the next period.',
  fix: 'Keep access to productId until the renewal.',
  see: [APP_STORE.renewalInfo],
  check: ({ payload }) => {
    const { productId: now, autoRenewProductId: next } = payload
    if (typeof now !== 'string' || typeof next !== 'string') return 'not-applicable'
    return now === next ? 'pass' : { at: 'autoRenewProductId', args: { now, next } }
  },
  message: ({ now, next }) => `It is ${now.slice(0, 80)} now and renews as ${next.slice(0, 80)}.`,
  examples: () => ({
    bad: [
      payloadOf('renewal-info', { productId: 'pro.yearly', autoRenewProductId: 'pro.monthly' }),
    ],
    good: [
      payloadOf('renewal-info', { productId: 'a', autoRenewProductId: 'a' }),
      examplePayload(),
    ],
  }),
})

const priceConsent = defineRule<PayloadSubject, Record<string, never>>({
  code: 'transaction/price-increase-unanswered',
  level: 'warning',
  title: 'The customer has not consented to a higher price yet',
  cause:
    'The subscription’s price goes up in a way that needs consent. Without it the subscription ends.',
  fix: 'Explain the new price in the app. Without consent the EXPIRED notification comes with PRICE_INCREASE.',
  see: [APP_STORE.priceIncrease],
  check: ({ payload }) =>
    payload.priceIncreaseStatus === 0 ? { at: 'priceIncreaseStatus', args: {} } : 'pass',
  message: () => 'priceIncreaseStatus is 0: no answer so far.',
  examples: () => ({
    bad: [payloadOf('renewal-info', { priceIncreaseStatus: 0 })],
    good: [payloadOf('renewal-info', { priceIncreaseStatus: 1 })],
  }),
})

export const renewalRules: readonly AnyRule<PayloadSubject>[] = [
  grace,
  retry,
  priceConsent,
  otherPlan,
]
