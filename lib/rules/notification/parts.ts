import { SANDBOX_RENEWALS } from '@/lib/apple/app-store/sandbox-rates'
import { APP_STORE } from '@/lib/apple/app-store/sources'
import { shorten } from '@/lib/verify/jws-header'
import {
  exampleNotification,
  examplePart,
  type NotificationSubject,
  type PartSubject,
} from '../notification-subject'
import { type AnyRule, defineRule } from '../rule'

const badPart = defineRule<NotificationSubject, { at: string; problem: string }>({
  code: 'notification/part-invalid',
  level: 'error',
  title: 'A token inside the notification is not genuine',
  cause:
    'The notification and its contents are signed separately. One of them was replaced or damaged.',
  fix: 'Do not act on the notification. Fetch the transaction by its ID from the App Store Server API.',
  see: [APP_STORE.notificationData],
  check: ({ parts }) => {
    const bad = parts.find((part) => part.invalid)
    return bad ? { at: bad.at, args: { at: bad.at, problem: bad.problem } } : 'pass'
  },
  message: ({ at, problem }) => `${at}: ${problem}`,
  examples: () => ({
    bad: [
      exampleNotification({
        parts: [examplePart({ invalid: true, problem: 'The signature does not match.' })],
      }),
    ],
    good: [exampleNotification()],
  }),
})

type Compared = 'bundleId' | 'environment'

/** Inside and outside are both signed by Apple, so they cannot differ. */
function differs(parts: readonly PartSubject[], key: Compared, outer: string | null) {
  if (outer === null) return null
  return parts.find((part) => part[key] !== null && part[key] !== outer) ?? null
}

const partFor = (
  key: Compared,
  noun: string,
  code: 'part-of-another-app' | 'part-of-another-environment',
) =>
  defineRule<NotificationSubject, { at: string; inner: string; outer: string }>({
    code: `notification/${code}`,
    level: 'error',
    title: `A token inside has another ${noun}`,
    cause:
      'The App Store puts together what belongs together. Somebody has combined tokens from different sources.',
    fix: 'Do not act on the notification.',
    see: [APP_STORE.notificationData],
    check: (subject) => {
      const outer = subject[key]
      const part = differs(subject.parts, key, outer)
      return part
        ? { at: part.at, args: { at: part.at, inner: part[key] ?? '', outer: outer ?? '' } }
        : 'pass'
    },
    message: ({ at, inner, outer }) =>
      `The notification says ${shorten(outer)}, and ${at} says ${shorten(inner)}.`,
    examples: () => ({
      bad: [exampleNotification({ parts: [examplePart({ [key]: 'other' })] })],
      good: [
        exampleNotification(),
        exampleNotification({ [key]: null }),
        exampleNotification({ parts: [examplePart({ [key]: null })] }),
      ],
    }),
  })

const otherPurchase = defineRule<NotificationSubject, { ids: readonly string[] }>({
  code: 'notification/parts-of-different-purchases',
  level: 'warning',
  title: 'The tokens inside belong to different purchases',
  cause: 'Transaction and renewal info of one notification have the same originalTransactionId.',
  fix: 'Do not act on the notification; fetch the subscription’s status from the App Store Server API.',
  see: [APP_STORE.originalTransactionId],
  check: ({ parts }) => {
    const ids = [
      ...new Set(parts.flatMap(({ originalTransactionId: id }) => (id === null ? [] : [id]))),
    ]
    return ids.length > 1 ? { at: parts[1]?.at ?? 'data', args: { ids } } : 'pass'
  },
  message: ({ ids }) =>
    `originalTransactionId is ${ids.map((id) => shorten(id)).join(' in one and ')} in the other.`,
  examples: () => ({
    bad: [
      exampleNotification({
        parts: [
          examplePart(),
          examplePart({ at: 'data.signedRenewalInfo', originalTransactionId: '1' }),
        ],
      }),
    ],
    good: [exampleNotification()],
  }),
})

const contentCount = defineRule<NotificationSubject, { contents: readonly string[] }>({
  code: 'notification/content-count',
  level: 'warning',
  title: 'A notification has exactly one kind of content',
  cause:
    'It has one of data, summary, externalPurchaseToken and appData. Something removed it or added to it.',
  fix: 'Use the notification as Apple sent it, from signedPayload.',
  see: [APP_STORE.notification],
  check: ({ contents }) => (contents.length === 1 ? 'pass' : { args: { contents } }),
  message: ({ contents }) =>
    contents.length === 0 ? 'It has none of them.' : `It has ${contents.join(' and ')}.`,
  examples: () => ({
    bad: [
      exampleNotification({ contents: [] }),
      exampleNotification({ contents: ['data', 'summary'] }),
    ],
    good: [exampleNotification()],
  }),
})

const sentOnce = defineRule<NotificationSubject, Record<string, never>>({
  code: 'notification/sandbox-sends-once',
  level: 'notice',
  title: 'The sandbox sends a notification once',
  cause:
    'In production Apple tries five more times, after 1, 12, 24, 48 and 72 hours, until the server answers 200 to 206. The sandbox does not.',
  fix: 'If you missed one, fetch it with Get Notification History.',
  see: [APP_STORE.responding],
  check: ({ environment }) => (environment === 'Sandbox' ? { args: {} } : 'pass'),
  message: () => 'It is from the sandbox, which does not repeat it.',
  examples: () => ({
    bad: [exampleNotification({ environment: 'Sandbox' })],
    good: [exampleNotification()],
  }),
})

const RENEWING = new Set(['DID_RENEW', 'EXPIRED', 'DID_FAIL_TO_RENEW', 'GRACE_PERIOD_EXPIRED'])

const sandboxClock = defineRule<NotificationSubject, { type: string }>({
  code: 'notification/sandbox-clock',
  level: 'notice',
  title: 'Renewals come faster in the sandbox',
  cause: `A month lasts five minutes at the usual rate, the grace period and billing retry are shortened too, and a subscription ends by itself after ${SANDBOX_RENEWALS} renewals, in TestFlight after 6.`,
  fix: 'Expect the next one after expiresDate, and EXPIRED once no renewal follows.',
  see: [APP_STORE.sandboxRates, APP_STORE.sandbox],
  check: ({ type, environment }) =>
    environment === 'Sandbox' && type !== null && RENEWING.has(type) ? { args: { type } } : 'pass',
  message: ({ type }) => `${type} came at the sandbox’s pace.`,
  examples: () => ({
    bad: [exampleNotification({ environment: 'Sandbox' })],
    good: [exampleNotification(), exampleNotification({ environment: 'Sandbox', type: 'TEST' })],
  }),
})

const noAppId = defineRule<NotificationSubject, Record<string, never>>({
  code: 'notification/no-app-apple-id',
  level: 'warning',
  title: 'A notification from production names no app Apple ID',
  cause: 'Apple leaves it out in the sandbox only. Apple’s library refuses such a notification.',
  fix: 'Do not act on it before you know where it comes from.',
  see: [APP_STORE.notificationData],
  check: ({ environment, appAppleId, contents }) =>
    environment === 'Production' && appAppleId === null && contents.length > 0
      ? { at: `${contents[0]}/appAppleId`, args: {} }
      : 'pass',
  message: () => 'It says Production and has no appAppleId.',
  examples: () => ({
    bad: [exampleNotification({ appAppleId: null })],
    good: [
      exampleNotification(),
      exampleNotification({ appAppleId: null, environment: 'Sandbox' }),
    ],
  }),
})

export const partRules: readonly AnyRule<NotificationSubject>[] = [
  badPart,
  partFor('bundleId', 'app', 'part-of-another-app'),
  partFor('environment', 'environment', 'part-of-another-environment'),
  otherPurchase,
  contentCount,
  noAppId,
  sandboxClock,
  sentOnce,
]
