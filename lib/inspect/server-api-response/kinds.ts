import type { JsonObject, JsonValue } from '../../json/node'
import type { JsonFieldTable } from '../json-fields'
import {
  ATTEMPTS,
  ERROR,
  EXTENDED,
  MASS_STATUS,
  NOTIFICATION_HISTORY,
  ORDER,
  PAGE,
  STATUSES,
  TEST_REQUESTED,
  TOKEN_ONLY,
} from './field-tables'

/** One endpoint's answer: how it is told from others, and what its fields mean. */
export interface AnswerKind {
  id: string
  title: string
  /** What the endpoint answers, as a sentence. */
  about: string
  /** Keys that it has and no other answer has in this combination. */
  is(body: JsonObject): boolean
  likelihood: number
  fields: JsonFieldTable
}

const list = (value: JsonValue | undefined): boolean => Array.isArray(value)
const has = (body: JsonObject, ...keys: readonly string[]): boolean =>
  keys.every((key) => Object.hasOwn(body, key))

/** The first that fits is the one. */
export const ANSWER_KINDS: readonly AnswerKind[] = [
  {
    id: 'error',
    title: 'Error of the App Store Server API',
    about: 'The App Store Server API refused the request.',
    is: (body) => has(body, 'errorCode'),
    likelihood: 0.96,
    fields: ERROR,
  },
  {
    id: 'notification-history',
    title: 'Notification history',
    about: 'What Get Notification History answers: notifications and how they were delivered.',
    is: (body) => list(body.notificationHistory),
    likelihood: 0.97,
    fields: NOTIFICATION_HISTORY,
  },
  {
    id: 'statuses',
    title: 'Statuses of subscriptions',
    about: 'What Get All Subscription Statuses answers: the last transaction of each subscription.',
    is: (body) => list(body.data) && !has(body, 'errors', 'links') && holdsStatuses(body.data),
    likelihood: 0.97,
    fields: STATUSES,
  },
  {
    id: 'order-lookup',
    title: 'Order ID lookup',
    about: 'What Look Up Order ID answers: the transactions of one order.',
    is: (body) => list(body.signedTransactions) && has(body, 'status'),
    likelihood: 0.97,
    fields: ORDER,
  },
  {
    id: 'history',
    title: 'Transaction history',
    about: 'What Get Transaction History answers: up to 20 transactions of one customer.',
    is: (body) => list(body.signedTransactions) && has(body, 'bundleId'),
    likelihood: 0.97,
    fields: PAGE,
  },
  {
    id: 'refund-history',
    title: 'Refund history',
    about: 'What Get Refund History answers: up to 20 refunded transactions of one customer.',
    is: (body) => list(body.signedTransactions),
    likelihood: 0.95,
    fields: PAGE,
  },
  {
    id: 'test-notification-status',
    title: 'Status of a test notification',
    about: 'What Get Test Notification Status answers: the notification and its delivery.',
    is: (body) => list(body.sendAttempts),
    likelihood: 0.96,
    fields: ATTEMPTS,
  },
  {
    id: 'test-notification',
    title: 'Test notification requested',
    about: 'What Request a Test Notification answers: a token with which to ask how it went.',
    is: (body) => has(body, 'testNotificationToken'),
    likelihood: 0.97,
    fields: TEST_REQUESTED,
  },
  {
    id: 'transaction-info',
    title: 'Transaction info',
    about: 'What Get Transaction Info answers: one signed transaction.',
    is: (body) => onlyKey(body, 'signedTransactionInfo'),
    likelihood: 0.95,
    fields: TOKEN_ONLY,
  },
  {
    id: 'app-transaction-info',
    title: 'App transaction info',
    about: 'What Get App Transaction Info answers: one signed app transaction.',
    is: (body) => onlyKey(body, 'signedAppTransactionInfo'),
    likelihood: 0.95,
    fields: TOKEN_ONLY,
  },
  {
    id: 'mass-extension-status',
    title: 'Status of a mass extension',
    about: 'What Get Status of Subscription Renewal Date Extensions answers.',
    is: (body) => has(body, 'requestIdentifier', 'complete'),
    likelihood: 0.95,
    fields: MASS_STATUS,
  },
  {
    id: 'extension',
    title: 'Extension of a renewal date',
    about: 'What Extend a Subscription Renewal Date answers.',
    is: (body) => has(body, 'originalTransactionId', 'success'),
    likelihood: 0.95,
    fields: EXTENDED,
  },
  {
    id: 'mass-extension',
    title: 'Mass extension requested',
    about: 'What the request to extend all active subscribers of a product answers.',
    is: (body) => onlyKey(body, 'requestIdentifier'),
    likelihood: 0.7,
    fields: MASS_STATUS,
  },
]

/** The kind of answer that a body is; `null` for none of the App Store Server API. */
export function answerKind(body: JsonObject): AnswerKind | null {
  return ANSWER_KINDS.find((kind) => kind.is(body)) ?? null
}

function onlyKey(body: JsonObject, key: string): boolean {
  const keys = Object.keys(body)
  return keys.length === 1 && keys[0] === key && typeof body[key] === 'string'
}

/** App Store Connect answers with `data` too; its entries have a type and an id. */
function holdsStatuses(data: JsonValue | undefined): boolean {
  const [first] = Array.isArray(data) ? data : []
  if (first === undefined) return false
  return typeof first === 'object' && first !== null && 'lastTransactions' in first
}
