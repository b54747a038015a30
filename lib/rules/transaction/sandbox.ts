import {
  acceleratedDurations,
  SANDBOX_RENEWALS,
  SHORTEST_REAL_PERIOD,
} from '@/lib/apple/app-store/sandbox-rates'
import { APP_STORE } from '@/lib/apple/app-store/sources'
import { span } from '@/lib/apple/app-store/words'
import { instant } from '@/lib/json/instant'
import { examplePayload, PAYLOAD_NOW, type PayloadSubject, payloadOf } from '../payload-subject'
import { defineRule } from '../rule'

const MINUTE = 60_000

export const sandbox = defineRule<PayloadSubject, Record<string, never>>({
  code: 'transaction/sandbox',
  level: 'notice',
  title: 'It is from the sandbox, and nothing was paid',
  cause:
    'Sandbox accounts, TestFlight and App Review buy in the sandbox. A verifier set to Production refuses it, as INVALID_ENVIRONMENT in Apple’s library.',
  fix: 'If one server gets both, try production first and the sandbox second, so that App Review passes.',
  see: [APP_STORE.environment, APP_STORE.sandbox],
  check: ({ environment, payload }) => {
    // A test holds no purchase anywhere, and says so by itself.
    if (payload.notificationType === 'TEST') return 'not-applicable'
    return environment === 'Sandbox' ? { at: 'environment', args: {} } : 'pass'
  },
  message: () => 'It says Sandbox.',
  examples: () => ({
    bad: [examplePayload({}, { environment: 'Sandbox' })],
    good: [
      examplePayload(),
      examplePayload({ notificationType: 'TEST' }, { environment: 'Sandbox' }),
    ],
  }),
})

export const accelerated = defineRule<PayloadSubject, { length: number; means: string }>({
  code: 'transaction/accelerated-period',
  level: 'notice',
  title: 'Its period is shortened by the sandbox',
  cause: `The sandbox shortens subscriptions, by the renewal rate of the test account, and renews them ${SANDBOX_RENEWALS} times at most, in TestFlight 6 times. The grace period and billing retry are shortened too.`,
  fix: 'Choose the rate in App Store Connect or on the device, under the sandbox account. Read dates from expiresDate, and never calculate a period yourself.',
  see: [APP_STORE.sandboxRates, APP_STORE.sandbox],
  check: ({ payload, environment }) => {
    const from = instant(payload.purchaseDate)
    const to = instant(payload.expiresDate)
    if (environment !== 'Sandbox' || from === null || to === null) return 'not-applicable'
    const length = to - from
    if (length <= 0 || length >= SHORTEST_REAL_PERIOD) return 'pass'
    const means = acceleratedDurations(length).map(
      ({ duration, rate }) => `${duration} (rate: ${rate})`,
    )
    return { at: 'expiresDate', args: { length, means: means.join(', or ') } }
  },
  message: ({ length, means }) =>
    `Its period is ${span(length)}${means ? `, which stands for ${means}` : ''}.`,
  examples: () => ({
    bad: [
      examplePayload(
        { expiresDate: PAYLOAD_NOW - 43_200_000 + 5 * MINUTE },
        { environment: 'Sandbox' },
      ),
      examplePayload(
        { expiresDate: PAYLOAD_NOW - 43_200_000 + 7 * MINUTE },
        { environment: 'Sandbox' },
      ),
    ],
    good: [examplePayload(), examplePayload({}, { environment: 'Sandbox' })],
  }),
})

export const sandboxVersion = defineRule<PayloadSubject, { version: string }>({
  code: 'transaction/original-version-in-sandbox',
  level: 'notice',
  title: 'The sandbox always says version 1.0',
  cause: 'originalApplicationVersion gives the version first bought only in production.',
  fix: 'Test a move from paid app to subscription in Xcode, where the value can be chosen.',
  see: [APP_STORE.originalAppVersion],
  check: ({ kind, environment, payload }) => {
    const version = payload.originalApplicationVersion
    if (kind !== 'app-transaction' || typeof version !== 'string') return 'not-applicable'
    return environment === 'Sandbox'
      ? { at: 'originalApplicationVersion', args: { version: version.slice(0, 40) } }
      : 'pass'
  },
  message: ({ version }) => `originalApplicationVersion is ${version}, from the sandbox.`,
  examples: () => ({
    bad: [
      payloadOf(
        'app-transaction',
        { originalApplicationVersion: '1.0' },
        { environment: 'Sandbox' },
      ),
    ],
    good: [payloadOf('app-transaction', { originalApplicationVersion: '7' }), examplePayload()],
  }),
})
