import { API } from '../apple/api-sources'
import type { Call } from './calls'
import type { Parameter } from './parameter'

const WRITE = {
  method: 'PUT',
  kind: 'write',
  inPath: [],
  inQuery: [],
  inBody: [],
  bodyFrom: 'body',
  where: ['sandbox', 'production'],
} as const satisfies Partial<Call>

const ORIGINAL: Parameter = {
  name: 'transactionId',
  title: 'Original transaction ID',
  about: 'Of the first transaction of the purchase.',
  form: { is: 'id', takes: ['originalTransactionId'] },
  required: true,
}

export const WRITES: readonly Call[] = [
  {
    ...WRITE,
    id: 'request-test',
    title: 'Request a Test Notification',
    about: 'A token with which to ask how the test went.',
    method: 'POST',
    path: '/inApps/v1/notifications/test',
    bodyFrom: 'nothing',
    changes:
      'Apple sends a notification of type TEST, always in version 2, to the URL set for this environment.',
    perSecond: 1,
    see: [API.requestTest, API.rateLimits],
  },
  {
    ...WRITE,
    id: 'extend',
    title: 'Extend a Subscription Renewal Date',
    about: 'Whether the date was moved, and to when.',
    path: '/inApps/v1/subscriptions/extend/{transactionId}',
    inPath: [ORIGINAL],
    inBody: [
      {
        name: 'extendByDays',
        title: 'Days',
        about: 'How many days later the renewal comes.',
        form: { is: 'number', least: 1, most: 90 },
        required: true,
      },
      {
        name: 'extendReasonCode',
        title: 'Reason',
        about: 'Why the date is moved.',
        form: {
          is: 'number',
          least: 0,
          most: 3,
          values: {
            '0': 'undeclared',
            '1': 'customer satisfaction',
            '2': 'other',
            '3': 'service issue or outage',
          },
        },
        required: true,
      },
      {
        name: 'requestIdentifier',
        title: 'Request identifier',
        about:
          'Your own ID for this request, up to 128 characters. Use the same one to repeat a request, and a new one for each further extension.',
        form: { is: 'text' },
        required: true,
      },
    ],
    changes:
      'The customer’s next renewal, and so the next payment, comes later. It can be done twice in 365 days for a subscription, and cannot be undone.',
    perSecond: 20,
    see: [API.extend, API.rateLimits],
  },
  {
    ...WRITE,
    id: 'consumption',
    title: 'Send Consumption Information',
    about: 'Only that it was accepted (202).',
    path: '/inApps/v2/transactions/consumption/{transactionId}',
    inPath: [
      {
        name: 'transactionId',
        title: 'Transaction ID',
        about: 'The one that the notification CONSUMPTION_REQUEST named.',
        form: { is: 'id', takes: ['transactionId', 'originalTransactionId'] },
        required: true,
      },
    ],
    inBody: [
      {
        name: 'customerConsented',
        title: 'The customer consented',
        about: 'To sending this data. Without consent nothing may be sent.',
        form: { is: 'boolean' },
        required: true,
      },
      {
        name: 'sampleContentProvided',
        title: 'A sample was provided',
        about: 'A free sample or trial, or information on what it does, before the purchase.',
        form: { is: 'boolean' },
        required: true,
      },
      {
        name: 'deliveryStatus',
        title: 'Delivery',
        about: 'Whether the app delivered something that works.',
        form: {
          is: 'one-of',
          values: {
            DELIVERED: 'delivered, and it works',
            UNDELIVERED_QUALITY_ISSUE: 'not delivered: a quality problem',
            UNDELIVERED_WRONG_ITEM: 'not delivered: the wrong item',
            UNDELIVERED_SERVER_OUTAGE: 'not delivered: a server was down',
            UNDELIVERED_OTHER: 'not delivered: another reason',
          },
        },
        required: true,
      },
      {
        name: 'consumptionPercentage',
        title: 'Consumed',
        about:
          'How much of it was consumed, in milliunits: 50000 is 50 %. Not for auto-renewable subscriptions, and 0 where nothing was delivered.',
        form: { is: 'number', least: 0, most: 100_000 },
      },
      {
        name: 'refundPreference',
        title: 'Preferred outcome',
        about: 'What you would like Apple to decide. Apple decides.',
        form: {
          is: 'one-of',
          values: {
            DECLINE: 'decline the refund',
            GRANT_FULL: 'refund all of it',
            GRANT_PRORATED: 'refund the part that was not consumed',
          },
        },
      },
    ],
    changes:
      'Apple takes it into account when it decides on the customer’s refund. Send it within 12 hours of the notification.',
    perSecond: 50,
    see: [API.consumption, API.rateLimits],
  },
  {
    ...WRITE,
    id: 'account-token',
    title: 'Set App Account Token',
    about: 'Only that it was accepted.',
    path: '/inApps/v1/transactions/{transactionId}/appAccountToken',
    inPath: [ORIGINAL],
    inBody: [
      {
        name: 'appAccountToken',
        title: 'App account token',
        about: 'Names the customer’s account in your own system.',
        form: { is: 'uuid' },
        required: true,
      },
    ],
    changes:
      'The purchase is tied to this account, in place of the one that it may have now. For a subscription, the current renewal and later ones carry the token; past ones stay as they are.',
    perSecond: 20,
    see: [API.accountToken, API.rateLimits],
  },
]
