import { callOf } from '@/lib/app-store/calls'
import { API } from '@/lib/apple/api-sources'
import { NOTIFICATION_PAIRS } from '@/lib/apple/app-store/notification-pairs'
import { environment } from '@/lib/apple/environments'
import { defineRule } from '../rule'
import {
  EXAMPLE_SPAN,
  exampleOrder,
  givenOf,
  type OrderSubject,
  queryValue,
  shortened,
} from './subject'

const ERRORS = 'https://developer.apple.com/documentation/appstoreserverapi'
const spanAnd = (...more: [string, string][]) => ({ query: [...EXAMPLE_SPAN, ...more] })

export const notInEnvironment = defineRule<OrderSubject, { call: string; title: string }>({
  code: 'server-api/not-in-environment',
  level: 'error',
  title: 'This environment does not have the call',
  cause: 'Apple offers order lookup only in production. The sandbox emails no receipts.',
  fix: 'Choose production for a customer’s order. In the sandbox, look up the transaction by its ID.',
  see: [API.order, 'https://github.com/agisboye/app-store-server-api/issues/17'],
  check: ({ order }) => {
    const call = callOf(order.call)
    const { apns, title } = environment(order.environment)
    return call.where.includes(apns)
      ? 'pass'
      : { at: 'environment', args: { call: call.title, title } }
  },
  message: ({ call, title }) => `${title} was chosen, but it has no ${call}.`,
  examples: () => ({
    bad: [
      exampleOrder('order', { environment: 'sandbox' }),
      exampleOrder('order', { environment: 'simulator' }),
    ],
    good: [exampleOrder('order'), exampleOrder('history', { environment: 'sandbox' })],
  }),
})

export const twoFilters = defineRule<OrderSubject, { type: string }>({
  code: 'server-api/two-filters',
  level: 'error',
  title: 'A transaction and a notification type exclude each other',
  cause: 'Notification history can be limited to one customer or to one type, but not to both.',
  fix: 'Leave one of them out, and filter the answer by the other.',
  see: [`${ERRORS}/multiplefilterssuppliederror`],
  check: (subject) => {
    if (subject.order.call !== 'notification-history') return 'not-applicable'
    const type = queryValue(subject, 'notificationType')
    const both = type !== null && queryValue(subject, 'transactionId') !== null
    return both ? { at: 'query/notificationType', args: { type } } : 'pass'
  },
  message: ({ type }) =>
    `Both are given: a transactionId, and the notificationType ${shortened(type)}.`,
  examples: () => ({
    bad: [
      exampleOrder(
        'notification-history',
        spanAnd(['transactionId', '2000000123456789'], ['notificationType', 'DID_RENEW']),
      ),
    ],
    good: [
      exampleOrder('notification-history', spanAnd(['transactionId', '2000000123456789'])),
      exampleOrder('history'),
    ],
  }),
})

export const subtypeAlone = defineRule<OrderSubject, { subtype: string }>({
  code: 'server-api/subtype-alone',
  level: 'error',
  title: 'A subtype needs its notification type',
  cause: 'A subtype has a meaning only together with a type.',
  fix: 'Choose the notification type as well, or leave the subtype out.',
  see: [`${ERRORS}/notificationhistoryrequest`],
  check: (subject) => {
    const subtype = queryValue(subject, 'notificationSubtype')
    if (subtype === null) return 'not-applicable'
    return queryValue(subject, 'notificationType') === null
      ? { at: 'query/notificationSubtype', args: { subtype } }
      : 'pass'
  },
  message: ({ subtype }) => `notificationSubtype is ${shortened(subtype)}, but no type is given.`,
  examples: () => ({
    bad: [exampleOrder('notification-history', spanAnd(['notificationSubtype', 'UPGRADE']))],
    good: [
      exampleOrder(
        'notification-history',
        spanAnd(['notificationType', 'OFFER_REDEEMED'], ['notificationSubtype', 'UPGRADE']),
      ),
      exampleOrder('history'),
    ],
  }),
})

export const pairUnknown = defineRule<OrderSubject, { type: string; subtype: string }>({
  code: 'server-api/pair-not-documented',
  level: 'warning',
  title: 'The type does not have this subtype',
  cause: 'Apple documents which subtypes a notification type has, and this pair is not among them.',
  fix: 'Choose another subtype, or leave it out.',
  see: ['https://developer.apple.com/documentation/appstoreservernotifications/notificationtype'],
  check: (subject) => {
    const type = queryValue(subject, 'notificationType')
    const subtype = queryValue(subject, 'notificationSubtype')
    const ofType = NOTIFICATION_PAIRS.filter((pair) => pair.type === type)
    if (type === null || subtype === null || ofType.length === 0) return 'not-applicable'
    return ofType.some((pair) => pair.subtype === subtype)
      ? 'pass'
      : { at: 'query/notificationSubtype', args: { type, subtype } }
  },
  message: ({ type, subtype }) => `${type} with ${shortened(subtype)}: nothing will be found.`,
  examples: () => ({
    bad: [
      exampleOrder(
        'notification-history',
        spanAnd(['notificationType', 'REFUND'], ['notificationSubtype', 'UPGRADE']),
      ),
    ],
    good: [
      exampleOrder(
        'notification-history',
        spanAnd(['notificationType', 'SUBSCRIBED'], ['notificationSubtype', 'RESUBSCRIBE']),
      ),
    ],
  }),
})

export const valueUnknown = defineRule<
  OrderSubject,
  { name: string; value: string; known: string[] }
>({
  code: 'server-api/value-not-documented',
  level: 'warning',
  title: 'The value is not one that Apple documents',
  cause: 'It is misspelled, in the wrong case, or newer than this console.',
  fix: 'Choose one of the documented values. If Apple has added it since, send it as it is.',
  see: [API.history, API.statuses, API.notificationHistory],
  check: (subject) => {
    const given = givenOf(subject).flatMap(({ parameter: { name, form }, value, at }) => {
      if (form.is === 'boolean') return [{ name, value, at, known: ['true', 'false'] }]
      return form.is === 'one-of' ? [{ name, value, at, known: Object.keys(form.values) }] : []
    })
    const odd = given.find(({ value, known }) => value.trim() !== '' && !known.includes(value))
    if (odd) {
      const { at, name, value, known } = odd
      return { at, args: { name, value, known } }
    }
    return given.length > 0 ? 'pass' : 'not-applicable'
  },
  message: ({ name, value, known }) =>
    `${name} is ${shortened(value)}; Apple documents ${known.length > 6 ? `${known.length} values, such as ${known[0]}` : known.join(', ')}.`,
  examples: () => ({
    bad: [
      exampleOrder('history', { query: [['sort', 'descending']] }),
      exampleOrder('statuses', { query: [['status', '6']] }),
      exampleOrder('history', { query: [['revoked', '1']] }),
      exampleOrder('notification-history', spanAnd(['notificationType', 'RENEWED'])),
    ],
    good: [
      exampleOrder('history', { query: [['sort', 'DESCENDING']] }),
      exampleOrder('statuses', {
        query: [
          ['status', '1'],
          ['status', '4'],
        ],
      }),
      exampleOrder('history'),
    ],
  }),
})

export const givenTwice = defineRule<OrderSubject, { name: string }>({
  code: 'server-api/given-twice',
  level: 'warning',
  title: 'A parameter is given twice',
  cause:
    'Only some parameters may be repeated. For the others, which value counts is not documented.',
  fix: 'Send it only once.',
  see: [API.history],
  check: (subject) => {
    const given = givenOf(subject)
    const twice = given.find(
      ({ parameter, at }, index) =>
        parameter.repeats === undefined &&
        given.some((other, before) => before < index && other.at === at),
    )
    return twice ? { at: twice.at, args: { name: twice.parameter.name } } : 'pass'
  },
  message: ({ name }) => `${name} is in the request more than once.`,
  examples: () => ({
    bad: [
      exampleOrder('history', {
        query: [
          ['sort', 'ASCENDING'],
          ['sort', 'DESCENDING'],
        ],
      }),
    ],
    good: [
      exampleOrder('history', {
        query: [
          ['productId', 'a'],
          ['productId', 'b'],
        ],
      }),
    ],
  }),
})

export const parameterUnknown = defineRule<OrderSubject, { name: string; call: string }>({
  code: 'server-api/parameter-unknown',
  level: 'warning',
  title: 'The call has no such parameter',
  cause:
    'It is misspelled, in the wrong case, or belongs to another call. What Apple does with it is not documented.',
  fix: 'Leave it out, or write it as the call’s page does.',
  see: [API.history, API.statuses],
  check: ({ order }) => {
    const call = callOf(order.call)
    const odd = order.query.find(([name]) => !call.inQuery.some((row) => row.name === name))
    return odd ? { at: `query/${odd[0]}`, args: { name: odd[0], call: call.title } } : 'pass'
  },
  message: ({ name, call }) => `${call} does not document ${shortened(name)}.`,
  examples: () => ({
    bad: [
      exampleOrder('history', { query: [['productID', 'a']] }),
      exampleOrder('transaction', { query: [['revision', '1']] }),
    ],
    good: [exampleOrder('history', { query: [['productId', 'a']] }), exampleOrder('transaction')],
  }),
})
