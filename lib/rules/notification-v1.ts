import { notificationV1Type } from '@/lib/apple/notification-v1-types'
import { RECEIPT } from '@/lib/apple/receipt-sources'
import { type AnyRule, defineRule } from './rule'

/** What the rules on notifications of version 1 look at. */
export interface NotificationV1Subject {
  /** `notification_type`, as it came; `null`: it has none. */
  type: string | null
  /** A shared secret stands in it. What it is, no rule is told. */
  sharedSecret: boolean
}

const example: NotificationV1Subject = { type: 'DID_RENEW', sharedSecret: false }

const deprecated = defineRule<NotificationV1Subject, { type: string; v2: readonly string[] }>({
  code: 'notification/v1-deprecated',
  level: 'warning',
  title: 'A notification of version 1, which is deprecated',
  cause:
    'The URL in App Store Connect is set to Version 1. Apple deprecated that version on 5 June 2023; it is not signed, so only the password in it identifies its sender.',
  fix: 'Set the URL to Version 2 in App Store Connect (App Information, App Store Server Notifications), for production and sandbox separately, and verify signedPayload. Try it with Request a Test Notification, which is always sent as version 2.',
  see: [RECEIPT.v1, RECEIPT.enablingV2],
  check: ({ type }) => {
    if (type === null) return 'not-applicable'
    return { at: 'notification_type', args: { type, v2: notificationV1Type(type)?.v2 ?? [] } }
  },
  message: ({ type, v2 }) =>
    v2.length === 0
      ? `${type} came as plain JSON.`
      : `${type} came as plain JSON. In version 2 it is ${v2.join(' or ')}.`,
  examples: () => ({
    bad: [example, { type: 'CANCEL', sharedSecret: true }, { type: 'NEW', sharedSecret: false }],
    good: [{ type: null, sharedSecret: false }],
  }),
})

const unknownType = defineRule<NotificationV1Subject, { type: string }>({
  code: 'notification/v1-type-unknown',
  level: 'notice',
  title: 'A notification type that version 1 does not have',
  cause: 'It belongs to version 2, or somebody made the notification by hand.',
  fix: 'Find out where the text comes from. A version 2 notification has signedPayload and nothing else.',
  see: [RECEIPT.v1Types],
  check: ({ type }) => {
    if (type === null) return 'not-applicable'
    return notificationV1Type(type) ? 'pass' : { at: 'notification_type', args: { type } }
  },
  message: ({ type }) => `The type is ${type}.`,
  examples: () => ({
    bad: [{ type: 'SUBSCRIBED', sharedSecret: false }],
    good: [example, { type: null, sharedSecret: false }],
  }),
})

const gone = defineRule<NotificationV1Subject, { type: string; since: string }>({
  code: 'notification/v1-type-gone',
  level: 'notice',
  title: 'A notification type that is no longer sent',
  cause: 'Apple replaced it within version 1.',
  fix: 'Keep it for your records; no new ones of this type arrive.',
  see: [RECEIPT.v1Types],
  check: ({ type }) => {
    const since = type === null ? undefined : notificationV1Type(type)?.gone
    return type === null || since === undefined
      ? 'pass'
      : { at: 'notification_type', args: { type, since } }
  },
  message: ({ type, since }) => `${type} was sent until ${since}.`,
  examples: () => ({ bad: [{ type: 'RENEWAL', sharedSecret: false }], good: [example] }),
})

const secret = defineRule<NotificationV1Subject, object>({
  code: 'notification/v1-shared-secret',
  level: 'warning',
  title: 'The notification carries the shared secret',
  cause:
    'In version 1 the App Store puts the app’s shared secret into password, so that the receiver can tell who is calling. Whoever sees the body has the secret.',
  fix: 'If this text was passed on to anyone, or is in a log, generate a new shared secret in App Store Connect. Version 2 is signed instead and carries no secret.',
  see: [RECEIPT.v1Body, RECEIPT.sharedSecret],
  check: ({ sharedSecret }) => (sharedSecret ? { at: 'password', args: {} } : 'pass'),
  message: () =>
    'It was masked before anything else was done with the text: it is in no field, view or copy here.',
  examples: () => ({ bad: [{ type: 'DID_RENEW', sharedSecret: true }], good: [example] }),
})

/** The rules on notifications of version 1; those on version 2 are in `notification.ts`. */
export const notificationV1Rules: readonly AnyRule<NotificationV1Subject>[] = [
  deprecated,
  gone,
  unknownType,
  secret,
]
