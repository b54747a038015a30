import { STATUSES } from '@/lib/apple/app-store/enums'
import {
  NOTIFICATION_TYPE_WORDS,
  notificationPair,
  subtypesOf,
} from '@/lib/apple/app-store/notification-types'
import { APP_STORE } from '@/lib/apple/app-store/sources'
import { span, utc } from '@/lib/apple/app-store/words'
import { shorten } from '@/lib/verify/jws-header'
import { exampleNotification, type NotificationSubject } from '../notification-subject'
import { PAYLOAD_NOW } from '../payload-subject'
import { type AnyRule, defineRule } from '../rule'

const HOUR = 3_600_000

const unknownType = defineRule<NotificationSubject, { type: string | null }>({
  code: 'notification/type-unknown',
  level: 'notice',
  title: 'A notification of an unknown type',
  cause: 'Apple adds types over time.',
  fix: 'Have your server answer 200 and do nothing for types that it does not know.',
  see: [APP_STORE.notificationType],
  check: ({ type }) =>
    type !== null && Object.hasOwn(NOTIFICATION_TYPE_WORDS, type)
      ? 'pass'
      : { at: 'notificationType', args: { type } },
  message: ({ type }) =>
    type === null ? 'It has no notificationType.' : `Its type is “${shorten(type)}”.`,
  examples: () => ({
    bad: [exampleNotification({ type: 'SOMETHING_NEW' }), exampleNotification({ type: null })],
    good: [exampleNotification()],
  }),
})

const undocumentedPair = defineRule<
  NotificationSubject,
  { type: string; subtype: string | null; known: (string | null)[] }
>({
  code: 'notification/pair-not-documented',
  level: 'notice',
  title: 'Apple documents no such pair of type and subtype',
  cause: 'Either Apple has added it since, or the notification was made by hand.',
  fix: 'Handle the type, and let an unknown subtype change nothing by itself.',
  see: [APP_STORE.notificationType, APP_STORE.subtype],
  check: ({ type, subtype }) => {
    if (type === null || !Object.hasOwn(NOTIFICATION_TYPE_WORDS, type)) return 'not-applicable'
    return notificationPair(type, subtype)
      ? 'pass'
      : { at: 'subtype', args: { type, subtype, known: subtypesOf(type) } }
  },
  message: ({ type, subtype, known }) =>
    `${type} came ${subtype === null ? 'without a subtype' : `with ${shorten(subtype)}`}; Apple documents ${known.map((name) => name ?? 'none').join(', ')}.`,
  examples: () => ({
    bad: [
      exampleNotification({ subtype: 'VOLUNTARY' }),
      exampleNotification({ type: 'SUBSCRIBED', subtype: null }),
    ],
    good: [exampleNotification(), exampleNotification({ type: 'NEW', subtype: 'NEW' })],
  }),
})

const test = defineRule<NotificationSubject, Record<string, never>>({
  code: 'notification/test',
  level: 'notice',
  title: 'It is a test without a purchase',
  cause:
    'You requested it with Request a Test Notification. If Assay finds it genuine and your server does not, the fault is in the server’s code: Apple Root CA - G3 is the right root, and Apple’s library returns the decoded payload and has no isValid.',
  fix: 'In the server, await verifyAndDecodeNotification: it returns the payload or throws a VerificationException with a status. Check the environment and the bundle ID that the verifier was made with.',
  see: [APP_STORE.testNotification, APP_STORE.library],
  check: ({ type }) => (type === 'TEST' ? { at: 'notificationType', args: {} } : 'pass'),
  message: () => 'Its data has neither a transaction nor renewal info, which is right for a test.',
  examples: () => ({
    bad: [exampleNotification({ type: 'TEST', parts: [], status: null })],
    good: [exampleNotification()],
  }),
})

/** What a status means for access. https://developer.apple.com/documentation/appstoreserverapi/status */
const ACCESS: Readonly<Record<string, string>> = {
  '1': 'The subscription is still active.',
  '2': 'The subscription has ended.',
  '3': 'The subscription has ended, and Apple keeps trying to collect the payment.',
  '4': 'The subscription is still active, in its grace period.',
  '5': 'The subscription was taken back.',
}

const statusSays = defineRule<NotificationSubject, { type: string; status: number }>({
  code: 'notification/status-tells',
  level: 'notice',
  title: 'The status says whether the subscription is still active',
  cause:
    'A notification’s type says what happened, often to a single transaction: a refund of an earlier period leaves the subscription active.',
  fix: 'Decide by data.status and expiresDate, not by the type alone.',
  see: [APP_STORE.status, APP_STORE.notificationData],
  check: ({ type, status }) =>
    status === null
      ? 'not-applicable'
      : { at: 'data/status', args: { type: type ?? 'It', status } },
  message: ({ type, status }) =>
    `${shorten(type)} came with data.status ${status}: ${STATUSES[String(status)] ?? 'an unknown status'}. ${ACCESS[String(status)] ?? ''}`.trim(),
  examples: () => ({
    bad: [
      exampleNotification({ type: 'REFUND', status: 1 }),
      exampleNotification({ type: 'REFUND', status: 5 }),
    ],
    good: [exampleNotification({ status: null })],
  }),
})

const refundWithoutStatus = defineRule<NotificationSubject, Record<string, never>>({
  code: 'notification/refund-without-status',
  level: 'notice',
  title: 'The refund says nothing about a subscription',
  cause:
    'Only auto-renewable subscriptions have data.status; this was something else, or an older notification.',
  fix: 'If it is a subscription, call Get All Subscription Statuses with the originalTransactionId.',
  see: [APP_STORE.status, APP_STORE.notificationData],
  check: ({ type, status }) =>
    type === 'REFUND' && status === null ? { at: 'data/status', args: {} } : 'pass',
  message: () =>
    'There is no data.status, so the notification does not say whether anything is still active.',
  examples: () => ({
    bad: [exampleNotification({ type: 'REFUND', status: null })],
    good: [exampleNotification(), exampleNotification({ type: 'REFUND' })],
  }),
})

const oneTimeCharge = defineRule<NotificationSubject, { environment: string | null }>({
  code: 'notification/one-time-charge',
  level: 'notice',
  title: 'One-time purchases are announced in production only since May 2025',
  cause:
    'Apple sent ONE_TIME_CHARGE only in the sandbox until its changelog of 27 May 2025 announced it for production. Older forum answers say the opposite of what is true now.',
  fix: 'Use it as a second source, next to the transaction that the app gets, and grant each transactionId once.',
  see: [
    APP_STORE.notificationsChangelog,
    APP_STORE.notificationType,
    'https://developer.apple.com/forums/thread/764348',
  ],
  check: ({ type, environment }) =>
    type === 'ONE_TIME_CHARGE' ? { at: 'notificationType', args: { environment } } : 'pass',
  message: ({ environment }) =>
    `This one came from ${shorten(environment ?? 'an environment that it does not name')}.`,
  examples: () => ({
    bad: [
      exampleNotification({ type: 'ONE_TIME_CHARGE', environment: 'Sandbox' }),
      exampleNotification({ type: 'ONE_TIME_CHARGE' }),
    ],
    good: [exampleNotification()],
  }),
})

const consumption = defineRule<NotificationSubject, { until: number; left: number | null }>({
  code: 'notification/answer-within-12-hours',
  level: 'warning',
  title: 'Apple waits 12 hours for an answer about the use',
  cause: 'A customer requested a refund. Apple decides with what you send, or without it.',
  fix: 'Send Consumption Information within 12 hours if the customer consented to it.',
  see: [APP_STORE.consumption],
  check: ({ type, signedAt, now }) => {
    if (type !== 'CONSUMPTION_REQUEST' || signedAt === null) return 'not-applicable'
    const until = signedAt + 12 * HOUR
    return { args: { until, left: now === null ? null : until - now } }
  },
  message: ({ until, left }) =>
    left !== null && left < 0
      ? `The 12 hours ended ${utc(until) ?? 'at no date'}, ${span(left)} ago; Apple has decided without an answer if none was sent. Answer the next one at once.`
      : `The time ends ${utc(until) ?? 'at no date'}${left === null ? '' : `, in ${span(left)}`}.`,
  examples: () => ({
    bad: [
      exampleNotification({ type: 'CONSUMPTION_REQUEST' }),
      exampleNotification({ type: 'CONSUMPTION_REQUEST', signedAt: PAYLOAD_NOW - HOUR }),
      exampleNotification({ type: 'CONSUMPTION_REQUEST', signedAt: PAYLOAD_NOW - 13 * HOUR }),
    ],
    good: [exampleNotification()],
  }),
})

export const meaningRules: readonly AnyRule<NotificationSubject>[] = [
  test,
  statusSays,
  refundWithoutStatus,
  consumption,
  oneTimeCharge,
  unknownType,
  undocumentedPair,
]
