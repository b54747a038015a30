import { APP_STORE } from '@/lib/apple/app-store/sources'
import { money } from '@/lib/apple/app-store/words'
import { examplePayload, type PayloadSubject, payloadOf } from '../payload-subject'
import { type AnyRule, defineRule } from '../rule'
import { accelerated, sandbox, sandboxVersion } from './sandbox'

const otherKind = defineRule<PayloadSubject, { asked: string; kind: string }>({
  code: 'transaction/other-kind',
  level: 'notice',
  title: 'It is of a different kind than expected',
  cause:
    'The five kinds look alike from the outside. Apple’s library refuses the wrong kind with a status that does not say so, such as INVALID_APP_IDENTIFIER or INVALID_ENVIRONMENT.',
  fix: 'Call your library’s method for this kind.',
  see: [APP_STORE.library],
  check: ({ asked, kind }) =>
    asked === null || asked === kind ? 'pass' : { args: { asked, kind } },
  message: ({ asked, kind }) =>
    `It was meant to be read as ${asked}, but its payload is ${kind}. For that, Apple’s library has ${METHODS[kind] ?? 'no method'}.`,
  examples: () => ({
    bad: [
      examplePayload({}, { asked: 'notification' }),
      examplePayload({}, { asked: 'app-transaction' }),
    ],
    good: [examplePayload(), examplePayload({}, { asked: 'transaction' })],
  }),
})

const METHODS: Readonly<Record<string, string>> = {
  transaction: 'verifyAndDecodeTransaction',
  'renewal-info': 'verifyAndDecodeRenewalInfo',
  notification: 'verifyAndDecodeNotification',
  'app-transaction': 'verifyAndDecodeAppTransaction',
  'realtime-request': 'verifyAndDecodeRealtimeRequest',
}

const decodedBefore = defineRule<PayloadSubject, Record<string, never>>({
  code: 'transaction/decoded-before',
  level: 'notice',
  title: 'The token was decoded before it came here',
  cause: 'You pasted the payload as JSON, without the signature that would show who made it.',
  fix: 'Paste the signed token, three parts with dots between them, to have it verified.',
  see: [APP_STORE.transaction],
  check: ({ form }) => (form === 'json' ? { args: {} } : 'pass'),
  message: () => 'It can be read, but nothing in it can be verified.',
  examples: () => ({ bad: [examplePayload({}, { form: 'json' })], good: [examplePayload()] }),
})

const local = defineRule<PayloadSubject, { environment: string }>({
  code: 'transaction/local-testing',
  level: 'warning',
  title: 'It was made for local testing',
  cause:
    'StoreKit testing in Xcode makes and signs it on the Mac. The App Store does not know it, and the App Store Server API does not find it.',
  fix: 'Accept it only in development. To check its signature, add the certificate that Xcode saves here as a trusted root.',
  see: [APP_STORE.xcodeTesting],
  check: ({ environment }) =>
    environment === 'Xcode' || environment === 'LocalTesting'
      ? { at: 'environment', args: { environment } }
      : 'pass',
  message: ({ environment }) =>
    `It says ${environment}. Apple’s library, set to that environment, checks no signature at all.`,
  examples: () => ({
    bad: [
      examplePayload({}, { environment: 'Xcode' }),
      examplePayload({}, { environment: 'LocalTesting' }),
    ],
    good: [examplePayload()],
  }),
})

const bundleIdAbsent = defineRule<PayloadSubject, Record<string, never>>({
  code: 'transaction/no-bundle-id',
  level: 'notice',
  title: 'It names no app',
  cause:
    'Transactions of old non-consumables have been seen without bundleId. In Apple’s library that counts as INVALID_APP_IDENTIFIER.',
  fix: 'Derive the app from where the token came from: the API answers only for the app that its token names.',
  see: ['https://github.com/apple/app-store-server-library-swift/issues/71', APP_STORE.bundleId],
  check: ({ kind, payload }) => {
    if (kind !== 'transaction') return 'not-applicable'
    return payload.bundleId === undefined || payload.bundleId === null
      ? { at: 'bundleId', args: {} }
      : 'pass'
  },
  message: () => 'There is no bundleId, so it does not show which app it is for.',
  examples: () => ({
    bad: [payloadOf('transaction', { transactionId: '1', productId: 'forever' })],
    good: [examplePayload(), payloadOf('renewal-info', {})],
  }),
})

const milliunits = defineRule<PayloadSubject, { field: string; raw: number; words: string }>({
  code: 'transaction/price-in-milliunits',
  level: 'notice',
  title: 'The price is in thousandths',
  cause: 'Apple writes prices in thousandths of the currency’s unit, not in cents.',
  fix: 'Divide by 1000, whatever the currency, including yen and dinars.',
  see: [APP_STORE.price],
  check: ({ payload }) => {
    for (const field of ['price', 'renewalPrice'] as const) {
      const raw = payload[field]
      if (typeof raw !== 'number') continue
      const currency = typeof payload.currency === 'string' ? payload.currency.slice(0, 12) : null
      const words = money(String(raw), currency)
      return words === undefined ? 'pass' : { at: field, args: { field, raw, words } }
    }
    return 'not-applicable'
  },
  message: ({ field, raw, words }) => `${field} is ${raw}, which is ${words}.`,
  examples: () => ({
    bad: [
      examplePayload({ price: 10_990, currency: 'EUR' }),
      payloadOf('renewal-info', { renewalPrice: 1_200_000, currency: 'JPY' }),
    ],
    good: [examplePayload(), examplePayload({ price: 'free' })],
  }),
})

/** https://developer.apple.com/documentation/retentionmessaging */
const REQUIRED = [
  'originalTransactionId',
  'appAppleId',
  'productId',
  'userLocale',
  'requestIdentifier',
  'signedDate',
  'environment',
] as const

const requiredField = defineRule<PayloadSubject, { field: string }>({
  code: 'transaction/required-field-missing',
  level: 'error',
  title: 'A request for a retention message lacks a field',
  cause:
    'Apple sends all seven fields with each request, and its library refuses one without them.',
  fix: 'Do not answer it. Use the request exactly as Apple sent it.',
  see: [APP_STORE.realtime, APP_STORE.library],
  check: ({ kind, payload }) => {
    if (kind !== 'realtime-request') return 'not-applicable'
    const field = REQUIRED.find((name) => payload[name] === undefined || payload[name] === null)
    return field === undefined ? 'pass' : { at: field, args: { field } }
  },
  message: ({ field }) => `${field} is missing.`,
  examples: () => ({
    bad: [payloadOf('realtime-request', { requestIdentifier: 'x', userLocale: 'de-DE' })],
    good: [
      payloadOf('realtime-request', Object.fromEntries(REQUIRED.map((name) => [name, 'x']))),
      examplePayload(),
    ],
  }),
})

export const originRules: readonly AnyRule<PayloadSubject>[] = [
  local,
  requiredField,
  otherKind,
  decodedBefore,
  sandbox,
  accelerated,
  bundleIdAbsent,
  milliunits,
  sandboxVersion,
]
