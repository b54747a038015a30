import { API } from '../apple/api-sources'
import type { Call } from './calls'
import { HISTORY_QUERY, NOTIFICATION_QUERY, REVISION } from './history-parameters'
import type { Parameter } from './parameter'

const BOTH = ['sandbox', 'production'] as const

const READ = {
  method: 'GET',
  kind: 'read',
  changes: null,
  inPath: [],
  inQuery: [],
  inBody: [],
  bodyFrom: 'nothing',
  where: BOTH,
} as const satisfies Partial<Call>

const TRANSACTION: Parameter = {
  name: 'transactionId',
  title: 'Transaction ID',
  about: 'Of one purchase or renewal. An original transaction ID names the first one.',
  form: { is: 'id', takes: ['transactionId', 'originalTransactionId'] },
  required: true,
}

/** Since version 1.20 of the API. */
const ANY_TRANSACTION: Parameter = {
  ...TRANSACTION,
  title: 'Any transaction ID',
  about: 'Of any purchase of the customer, or the app transaction ID.',
  form: { is: 'id', takes: ['transactionId', 'originalTransactionId', 'appTransactionId'] },
}

export const READS: readonly Call[] = [
  {
    ...READ,
    id: 'transaction',
    title: 'Get Transaction Info',
    about: 'One transaction, signed.',
    path: '/inApps/v1/transactions/{transactionId}',
    inPath: [TRANSACTION],
    perSecond: 50,
    see: [API.transaction, API.rateLimits],
  },
  {
    ...READ,
    id: 'history',
    title: 'Get Transaction History',
    about:
      'All of a customer’s transactions in the app, 20 to a page. The first version leaves out finished consumables; this is the second.',
    path: '/inApps/v2/history/{transactionId}',
    inPath: [ANY_TRANSACTION],
    inQuery: HISTORY_QUERY,
    perSecond: 50,
    see: [API.history, API.rateLimits],
  },
  {
    ...READ,
    id: 'statuses',
    title: 'Get All Subscription Statuses',
    about: 'The state of each of the customer’s subscriptions, with its renewal info.',
    path: '/inApps/v1/subscriptions/{transactionId}',
    inPath: [ANY_TRANSACTION],
    inQuery: [
      {
        name: 'status',
        title: 'Status',
        about: 'Only subscriptions in these states.',
        form: {
          is: 'one-of',
          values: {
            '1': 'active',
            '2': 'expired',
            '3': 'billing retry',
            '4': 'billing grace period',
            '5': 'revoked',
          },
        },
        repeats: true,
      },
    ],
    perSecond: 50,
    see: [API.statuses, API.rateLimits],
  },
  {
    ...READ,
    id: 'order',
    title: 'Look Up Order ID',
    about:
      'The transactions of an order, by the ID in the receipt that Apple emailed to the customer.',
    path: '/inApps/v1/lookup/{orderId}',
    inPath: [
      {
        name: 'orderId',
        title: 'Order ID',
        about: 'From the email that the App Store sends after a purchase.',
        form: { is: 'order-id' },
        required: true,
      },
    ],
    where: ['production'],
    perSecond: 10,
    see: [API.order, API.rateLimits],
  },
  {
    ...READ,
    id: 'refunds',
    title: 'Get Refund History',
    about: 'All of a customer’s refunded transactions in the app, 20 to a page.',
    path: '/inApps/v2/refund/lookup/{transactionId}',
    inPath: [ANY_TRANSACTION],
    inQuery: [REVISION],
    perSecond: 10,
    see: [API.refunds, API.rateLimits],
  },
  {
    ...READ,
    id: 'notification-history',
    title: 'Get Notification History',
    about:
      'The notifications of the past 180 days (sandbox: 30), with each attempt to send them, 20 to a page.',
    method: 'POST',
    path: '/inApps/v1/notifications/history',
    inQuery: NOTIFICATION_QUERY,
    bodyFrom: 'query',
    perSecond: 50,
    see: [API.notificationHistory, API.rateLimits],
  },
  {
    ...READ,
    id: 'test-status',
    title: 'Get Test Notification Status',
    about: 'Whether a test notification has arrived.',
    path: '/inApps/v1/notifications/test/{token}',
    inPath: [
      {
        name: 'token',
        title: 'Test notification token',
        about: 'From the answer to the test request. It is good for 6 months.',
        form: { is: 'text' },
        required: true,
      },
    ],
    perSecond: 1,
    see: [API.testStatus, API.rateLimits],
  },
  {
    ...READ,
    id: 'app-transaction',
    title: 'Get App Transaction Info',
    about: 'How and when the customer got the app itself, signed.',
    path: '/inApps/v1/transactions/appTransactions/{transactionId}',
    inPath: [ANY_TRANSACTION],
    perSecond: 50,
    see: [API.appTransaction, API.rateLimits],
  },
]
