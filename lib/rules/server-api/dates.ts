import { API } from '@/lib/apple/api-sources'
import { NOTIFICATION_DAYS, notificationDays } from '@/lib/apple/app-store/notification-history'
import { environment } from '@/lib/apple/environments'
import { formatInstant } from '@/lib/push/instant'
import { defineRule } from '../rule'
import {
  EXAMPLE_DAY,
  EXAMPLE_NOW,
  EXAMPLE_SPAN,
  exampleOrder,
  givenOf,
  type OrderSubject,
  queryInstant,
  shortened,
} from './subject'

const ERRORS = 'https://developer.apple.com/documentation/appstoreserverapi'

/** Fewer than this are no milliseconds of our days but seconds: before March 1973. */
const LEAST_MILLISECONDS = 100_000_000_000

const instantsOf = (subject: OrderSubject) =>
  givenOf(subject).filter(({ parameter, value }) => parameter.form.is === 'instant' && value !== '')

const span = (startDate: number | string, endDate: number | string) => ({
  query: [
    ['startDate', String(startDate)],
    ['endDate', String(endDate)],
  ] as const,
})

export const dateForm = defineRule<OrderSubject, { name: string; value: string }>({
  code: 'server-api/date-form',
  level: 'error',
  title: 'A date is not a number of milliseconds',
  cause: 'The App Store Server API accepts dates as UNIX time in milliseconds, in digits only.',
  fix: 'Choose the date with the picker, or write it in milliseconds since 1970 UTC.',
  see: [`${ERRORS}/invalidstartdateerror`, `${ERRORS}/invalidenddateerror`],
  check: (subject) => {
    const given = instantsOf(subject)
    const odd = given.find(({ value }) => !/^\d{1,15}$/.test(value))
    if (odd) return { at: odd.at, args: { name: odd.parameter.name, value: odd.value } }
    return given.length > 0 ? 'pass' : 'not-applicable'
  },
  message: ({ name, value }) => `${name} is ${shortened(value)}.`,
  examples: () => ({
    bad: [
      exampleOrder('history', { query: [['startDate', '2026-01-18']] }),
      exampleOrder('history', { query: [['endDate', '1768737600000.5']] }),
    ],
    good: [exampleOrder('notification-history'), exampleOrder('history')],
  }),
})

export const dateInSeconds = defineRule<OrderSubject, { name: string; value: string }>({
  code: 'server-api/date-in-seconds',
  level: 'error',
  title: 'A date is in seconds',
  cause: 'Most systems count UNIX time in seconds. Here it is milliseconds, three digits more.',
  fix: 'Multiply it by 1,000.',
  see: [`${ERRORS}/invalidstartdateerror`, `${ERRORS}/invalidenddateerror`],
  check: (subject) => {
    const given = instantsOf(subject).filter(({ value }) => /^\d{1,15}$/.test(value))
    const odd = given.find(({ value }) => Number(value) < LEAST_MILLISECONDS)
    if (odd) return { at: odd.at, args: { name: odd.parameter.name, value: odd.value } }
    return given.length > 0 ? 'pass' : 'not-applicable'
  },
  message: ({ name, value }) =>
    `${name} is ${value}: as milliseconds that is ${formatInstant(Number(value))}, as seconds ${formatInstant(Number(value) * 1000)}.`,
  examples: () => ({
    bad: [exampleOrder('notification-history', span(1_768_000_000, 1_768_737_600))],
    good: [exampleOrder('notification-history'), exampleOrder('history')],
  }),
})

export const startAfterEnd = defineRule<OrderSubject, { start: number; end: number }>({
  code: 'server-api/start-after-end',
  level: 'error',
  title: 'The start is not before the end',
  cause: 'The two dates are the same, or the wrong way round.',
  fix: 'Choose an end that is later than the start.',
  see: [`${ERRORS}/startdateafterenddateerror`],
  check: (subject) => {
    const start = queryInstant(subject, 'startDate')
    const end = queryInstant(subject, 'endDate')
    if (start === null || end === null) return 'not-applicable'
    return start < end ? 'pass' : { at: 'query/endDate', args: { start, end } }
  },
  message: ({ start, end }) =>
    `startDate is ${formatInstant(start)} and endDate ${formatInstant(end)}.`,
  examples: () => ({
    bad: [
      exampleOrder('history', span(EXAMPLE_NOW, EXAMPLE_NOW - 1)),
      exampleOrder('history', span(EXAMPLE_NOW, EXAMPLE_NOW)),
    ],
    good: [exampleOrder('history', span(EXAMPLE_NOW - 1, EXAMPLE_NOW)), exampleOrder('history')],
  }),
})

export const spanMissing = defineRule<OrderSubject, { name: string }>({
  code: 'server-api/span-missing',
  level: 'error',
  title: 'Notification history needs a start and an end',
  cause: 'Both dates are required, whatever other filters the request has.',
  fix: 'Choose a span within the past 180 days, or 30 in the sandbox.',
  see: [API.notificationHistory, `${ERRORS}/notificationhistoryrequest`],
  check: ({ order }) => {
    if (order.call !== 'notification-history') return 'not-applicable'
    const name = ['startDate', 'endDate'].find(
      (wanted) => !order.query.some(([given]) => given === wanted),
    )
    return name === undefined ? 'pass' : { at: `query/${name}`, args: { name } }
  },
  message: ({ name }) => `${name} is not given.`,
  examples: () => ({
    bad: [
      exampleOrder('notification-history', { query: [] }),
      exampleOrder('notification-history', { query: EXAMPLE_SPAN.slice(0, 1) }),
    ],
    good: [exampleOrder('notification-history'), exampleOrder('history')],
  }),
})

export const startTooFar = defineRule<
  OrderSubject,
  { start: number; days: number; side: 'sandbox' | 'production' }
>({
  code: 'server-api/start-too-far-back',
  level: 'error',
  title: 'The start is further back than notifications are kept',
  cause:
    'Apple keeps notifications for 180 days, and for 30 in the sandbox. Production refuses a request for earlier ones.',
  fix: 'Choose a later start. Anything older is only in your own records.',
  see: [`${ERRORS}/startdatetoofarinpasterror`, API.notificationHistory],
  check: (subject) => {
    const start = queryInstant(subject, 'startDate')
    if (subject.order.call !== 'notification-history' || start === null) return 'not-applicable'
    if (subject.now === null || start < LEAST_MILLISECONDS) return 'not-applicable'
    const days = Math.floor((subject.now - start) / EXAMPLE_DAY)
    const place = subject.order.environment
    return subject.now - start <= notificationDays(place) * EXAMPLE_DAY
      ? 'pass'
      : { at: 'query/startDate', args: { start, days, side: environment(place).apns } }
  },
  message: ({ start, days, side }) =>
    `startDate is ${formatInstant(start)}, ${days} days ago. In the ${side} environment they are kept for ${NOTIFICATION_DAYS[side]}.`,
  examples: () => ({
    bad: [
      exampleOrder('notification-history', span(EXAMPLE_NOW - 181 * EXAMPLE_DAY, EXAMPLE_NOW)),
      exampleOrder('notification-history', span(EXAMPLE_NOW - 180 * EXAMPLE_DAY - 1, EXAMPLE_NOW)),
      exampleOrder('notification-history', {
        environment: 'sandbox',
        ...span(EXAMPLE_NOW - 31 * EXAMPLE_DAY, EXAMPLE_NOW),
      }),
    ],
    good: [
      exampleOrder('notification-history', span(EXAMPLE_NOW - 180 * EXAMPLE_DAY, EXAMPLE_NOW)),
      exampleOrder('history', span(EXAMPLE_NOW - 900 * EXAMPLE_DAY, EXAMPLE_NOW)),
    ],
  }),
})
