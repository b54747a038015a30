import { API } from '@/lib/apple/api-sources'
import { otherEnvironment } from '@/lib/apple/app-store-hosts'
import { environment } from '@/lib/apple/environments'
import { defineRule } from '../rule'
import { EXAMPLE_TOKEN, exampleOutcome, type OutcomeSubject } from './outcome'

const ISSUES = 'https://github.com/apple/app-store-server-library-node/issues'
const FORUM = 'https://developer.apple.com/forums/thread/806452'

/** Clocks that are so far apart move a token out of its time. */
const MOST_SKEW_MS = 60_000

const refused = (differs: Partial<OutcomeSubject> = {}) =>
  exampleOutcome({ status: 401, body: 'empty', ...differs })

const isRefused = ({ status, errorCode }: OutcomeSubject): boolean =>
  status === 401 && errorCode === null

export const clockSkew = defineRule<OutcomeSubject, { seconds: number }>({
  code: 'server-api/clock-skew',
  level: 'warning',
  title: 'The clocks of the console and of the server differ',
  cause: 'iat and exp come from the signer’s clock, and the server judges them by its own.',
  fix: 'Set the clock of the machine that signs, and let tokens expire a few minutes before the maximum.',
  see: [API.tokens, 'https://www.rfc-editor.org/rfc/rfc7519#section-4.1.4'],
  check: (outcome) => {
    if (!isRefused(outcome) || outcome.clockAheadMs === null) return 'not-applicable'
    return Math.abs(outcome.clockAheadMs) > MOST_SKEW_MS
      ? { args: { seconds: Math.round(outcome.clockAheadMs / 1000) } }
      : 'pass'
  },
  message: ({ seconds }) =>
    `The console’s clock is ${Math.abs(seconds)} seconds ${seconds > 0 ? 'ahead of' : 'behind'} the Date that the server sent.`,
  examples: () => ({
    bad: [refused({ clockAheadMs: 61_000 }), refused({ clockAheadMs: -3_600_000 })],
    good: [
      refused({ clockAheadMs: 60_000 }),
      refused({ clockAheadMs: null }),
      exampleOutcome({ clockAheadMs: 3_600_000 }),
    ],
  }),
})

export const neverReleased = defineRule<OutcomeSubject, { bundleId: string; clear: boolean }>({
  code: 'server-api/never-released',
  level: 'warning',
  title: 'The app may have no release in production yet',
  cause:
    'Production answers 401 to every token for an app that was never on the App Store, even if the token is right.',
  fix: 'Try the sandbox with the same key. If it answers, the token is right, and production will answer once the app is released.',
  see: [`${ISSUES}/37`, `${ISSUES}/60`, FORUM],
  check: (outcome) => {
    if (environment(outcome.environment).apns !== 'production') return 'not-applicable'
    if (!isRefused(outcome)) return 'not-applicable'
    const { bundleId, inOrder } = outcome.token
    return { at: 'environment', args: { bundleId: bundleId ?? 'the app', clear: inOrder } }
  },
  message: ({ bundleId, clear }) =>
    clear
      ? `Nothing is wrong with what the token says, so check whether ${bundleId} was ever released on the App Store.`
      : `Besides fixing the token, check whether ${bundleId} was ever released on the App Store.`,
  examples: () => ({
    bad: [
      refused(),
      refused({ environment: 'simulator-production' }),
      refused({ token: { ...EXAMPLE_TOKEN, inOrder: false } }),
    ],
    good: [refused({ environment: 'sandbox' }), exampleOutcome()],
  }),
})

const KINDS: Readonly<Record<string, string>> = {
  connect: 'a key for the App Store Connect API',
  apns: 'a key for APNs',
  AuthKey: 'named AuthKey_…, as keys for App Store Connect and APNs are',
  ApiKey: 'named ApiKey_…, as individual keys for App Store Connect are said to be',
}

export const otherKeyKind = defineRule<OutcomeSubject, { kind: string }>({
  code: 'server-api/other-key-kind',
  level: 'warning',
  title: 'The key is probably not an In-App Purchase key',
  cause:
    'The .p8 files of In-App Purchase, App Store Connect and APNs are alike inside, and each service accepts only its own. Individual keys are not accepted at all.',
  fix: 'Make an In-App Purchase key in App Store Connect (Users and Access, Integrations). Its file is named SubscriptionKey_ followed by the Key ID.',
  see: [API.keys, `${ISSUES}/44`, `${ISSUES}/221`],
  check: (outcome) => {
    const { keyKind, keyFile } = outcome.token
    if (!isRefused(outcome) || (keyKind === null && keyFile === null)) return 'not-applicable'
    const file = keyFile === 'SubscriptionKey' ? null : keyFile
    const kind = keyKind === 'in-app-purchase' ? null : keyKind
    const known = KINDS[file ?? kind ?? '']
    return known === undefined ? 'pass' : { at: 'key', args: { kind: known } }
  },
  message: ({ kind }) => `The key that signed is ${kind}.`,
  examples: () => ({
    bad: [
      refused({ token: { ...EXAMPLE_TOKEN, keyKind: 'connect' } }),
      refused({ token: { ...EXAMPLE_TOKEN, keyKind: 'apns' } }),
      refused({ token: { ...EXAMPLE_TOKEN, keyKind: 'in-app-purchase', keyFile: 'AuthKey' } }),
    ],
    good: [
      refused(),
      refused({ token: { ...EXAMPLE_TOKEN, keyKind: 'in-app-purchase' } }),
      refused({ token: { ...EXAMPLE_TOKEN, keyFile: 'SubscriptionKey' } }),
    ],
  }),
})

const NOT_FOUND = [4_040_005, 4_040_010]
const unknownHere = (differs: Partial<OutcomeSubject> = {}) =>
  exampleOutcome({ status: 404, errorCode: 4_040_010, ...differs })

export const foundInOther = defineRule<OutcomeSubject, { here: string; there: string }>({
  code: 'server-api/found-in-other-environment',
  level: 'warning',
  title: 'The other environment knows the transaction',
  cause:
    'Purchases made in the sandbox, TestFlight and App Review are in the sandbox; customers’ purchases are in production.',
  fix: 'Choose the other environment. A server should ask production first, and on 4040010 the sandbox.',
  see: [API.errors, `${ISSUES}/31`],
  check: ({ errorCode, environment: here, other }) => {
    if (errorCode === null || !NOT_FOUND.includes(errorCode) || !other) return 'not-applicable'
    if (other.status >= 300) return 'pass'
    const there = environment(other.environment).title
    return { at: 'environment', args: { here: environment(here).title, there } }
  },
  message: ({ here, there }) => `${here} does not know the ID, but ${there} does.`,
  examples: () => ({
    bad: [unknownHere({ other: { environment: 'sandbox', status: 200, errorCode: null } })],
    good: [
      unknownHere({ other: { environment: 'sandbox', status: 404, errorCode: 4_040_010 } }),
      unknownHere(),
    ],
  }),
})

export const foundInNeither = defineRule<OutcomeSubject, { bundleId: string }>({
  code: 'server-api/found-in-neither-environment',
  level: 'warning',
  title: 'Neither environment knows the transaction',
  cause:
    'The ID belongs to another app than the token’s bid, comes from StoreKit testing in Xcode, or was copied wrongly.',
  fix: 'Compare the purchase’s bundleId with the token’s bid, and check the ID digit by digit.',
  see: [API.errors, `${ISSUES}/31`],
  check: ({ errorCode, other, token }) => {
    if (errorCode === null || !NOT_FOUND.includes(errorCode) || !other) return 'not-applicable'
    if (other.errorCode === null || !NOT_FOUND.includes(other.errorCode)) return 'pass'
    return { at: 'path/transactionId', args: { bundleId: token.bundleId ?? 'the app' } }
  },
  message: ({ bundleId }) => `Both answered that ${bundleId} has no such transaction.`,
  examples: () => ({
    bad: [unknownHere({ other: { environment: 'sandbox', status: 404, errorCode: 4_040_010 } })],
    good: [
      unknownHere({ other: { environment: 'sandbox', status: 200, errorCode: null } }),
      unknownHere({ other: { environment: 'sandbox', status: 401, errorCode: null } }),
    ],
  }),
})

export const otherRefused = defineRule<OutcomeSubject, { there: string; status: number }>({
  code: 'server-api/other-environment-refused',
  level: 'notice',
  title: 'The other environment did not settle the question',
  cause: 'It refused the token or failed, so it is not clear whether it knows the transaction.',
  fix: 'Look at its answer, and try it again once the reason is fixed.',
  see: [API.errors, FORUM],
  check: ({ other }) => {
    if (!other) return 'not-applicable'
    const open = other.status >= 300 && other.errorCode === null
    if (!open) return 'pass'
    const there = environment(other.environment).title
    return { at: 'environment', args: { there, status: other.status } }
  },
  message: ({ there, status }) =>
    `${there} answered ${status}${status === 401 ? ', which production also does for apps that were never released' : ''}.`,
  examples: () => ({
    bad: [
      unknownHere({
        environment: 'sandbox',
        other: { environment: otherEnvironment('sandbox'), status: 401, errorCode: null },
      }),
    ],
    good: [unknownHere({ other: { environment: 'sandbox', status: 200, errorCode: null } })],
  }),
})
