import { SANDBOX_RENEWALS } from '@/lib/apple/app-store/sandbox-rates'
import { APP_STORE } from '@/lib/apple/app-store/sources'
import { utc } from '@/lib/apple/app-store/words'
import { productWords } from '@/lib/timeline/words'
import { exampleLife, month, notified, renewalInfo } from '../life-example'
import type { LifeSubject } from '../life-subject'
import { PAYLOAD_NOW } from '../payload-subject'
import { type AnyRule, defineRule } from '../rule'

const MINUTE = 60_000

const sandboxLimit = defineRule<LifeSubject, { renewals: number; product: string }>({
  code: 'transaction/sandbox-renewals-used-up',
  level: 'notice',
  title: 'The sandbox has renewed it as often as it does',
  cause: `The sandbox renews a subscription up to ${SANDBOX_RENEWALS} times after the first purchase, TestFlight 6 times. Then automatic renewal turns off and it expires.`,
  fix: 'Buy it again with the account, or clear its purchase history. That it ends there is not the app’s fault.',
  see: [APP_STORE.sandboxRates, APP_STORE.sandbox],
  check: ({ drawn }) => {
    for (const { id, kind, transactions } of drawn.lanes) {
      if (kind !== 'subscription') continue
      let renewals = 0
      let most = 0
      for (const { newest } of transactions) {
        if (newest.environment !== 'Sandbox') continue
        // Each purchase begins the count anew.
        renewals = newest.reason === 'RENEWAL' ? renewals + 1 : 0
        most = Math.max(most, renewals)
      }
      if (most < SANDBOX_RENEWALS) continue
      const lane = drawn.life.lanes.find((one) => one.id === id)
      return { args: { renewals: most, product: lane?.title ?? id } }
    }
    return 'pass'
  },
  message: ({ renewals, product }) =>
    `${productWords(product)} renewed ${renewals} times in a row${renewals > SANDBOX_RENEWALS ? `, more than the ${SANDBOX_RENEWALS} that Apple documents` : ''}.`,
  examples: () => ({
    bad: [exampleLife(sandboxMonths(12)), exampleLife(sandboxMonths(13))],
    good: [exampleLife(sandboxMonths(3))],
  }),
})

function sandboxMonths(renewals: number) {
  return Array.from({ length: renewals + 1 }, (_, index) =>
    month(0, {
      transactionId: `20000009${100 + index}`,
      environment: 'Sandbox',
      transactionReason: index === 0 ? 'PURCHASE' : 'RENEWAL',
      purchaseDate: PAYLOAD_NOW + (index - 20) * 5 * MINUTE,
      expiresDate: PAYLOAD_NOW + (index - 19) * 5 * MINUTE,
      signedDate: PAYLOAD_NOW + (index - 20) * 5 * MINUTE,
    }),
  )
}

const failedAfterTrial = defineRule<LifeSubject, { at: number; sandbox: boolean }>({
  code: 'transaction/first-payment-failed',
  level: 'notice',
  title: 'The first payment after a free trial failed',
  cause:
    'Nothing is charged during a trial, so a payment method that does not work shows at the first renewal: DID_FAIL_TO_RENEW comes instead of DID_RENEW. In the sandbox it also comes while “Allow Purchases & Renewals” is off for the account.',
  fix: 'In the sandbox, turn on Allow Purchases & Renewals under Settings, Developer, Sandbox Account, Manage. EXPIRED follows only when billing retry ends, so it is not missing before that.',
  see: [
    'https://developer.apple.com/documentation/storekit/testing-failing-subscription-renewals-and-in-app-purchases',
    APP_STORE.notificationType,
  ],
  check: ({ drawn }) => {
    for (const { id, periods } of drawn.life.lanes) {
      const index = periods.findIndex(
        ({ kind }, place) =>
          (kind === 'grace' || kind === 'retry') && periods[place - 1]?.kind === 'trial',
      )
      const period = periods[index]
      if (!period) continue
      const facts = drawn.lanes.find((lane) => lane.id === id)?.transactions ?? []
      const sandbox = facts.some(({ newest }) => newest.environment === 'Sandbox')
      return { at: 'isInBillingRetryPeriod', args: { at: period.start, sandbox } }
    }
    return 'pass'
  },
  message: ({ at, sandbox }) =>
    `The trial ended ${utc(at)} and was not followed by a payment${sandbox ? '. It is from the sandbox, where nobody pays: the account is set so that renewals fail' : ''}.`,
  examples: () => ({
    bad: [
      exampleLife([
        month(0, { offerType: 1, offerDiscountType: 'FREE_TRIAL', environment: 'Sandbox' }),
        notified('DID_FAIL_TO_RENEW'),
      ]),
      exampleLife([
        month(0, { offerType: 1, offerDiscountType: 'FREE_TRIAL' }),
        renewalInfo({ isInBillingRetryPeriod: true }),
      ]),
    ],
    good: [exampleLife([month(0, { offerType: 1, offerDiscountType: 'FREE_TRIAL' }), month(1)])],
  }),
})

export const lifeSandboxRules: readonly AnyRule<LifeSubject>[] = [failedAfterTrial, sandboxLimit]
