import { APP_STORE } from '@/lib/apple/app-store/sources'
import { span, utc } from '@/lib/apple/app-store/words'
import { instant } from '@/lib/json/instant'
import { examplePayload, PAYLOAD_NOW, type PayloadSubject, payloadOf } from '../payload-subject'
import { type AnyRule, defineRule } from '../rule'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** The date in a zone of a fixed offset, as `2026-11-13`. */
const dateAt = (at: number, hours: number): string =>
  new Date(at + hours * HOUR).toISOString().slice(0, 10)

const expiresInstant = defineRule<
  PayloadSubject,
  { at: number; here: string; korea: string; west: string }
>({
  code: 'transaction/expires-is-an-instant',
  level: 'notice',
  title: 'The day on which it expires depends on the time zone',
  cause:
    'expiresDate is an instant in milliseconds UTC. Settings on a device shows only the day, in the device’s own zone, so the two can be a day apart.',
  fix: 'Compare instants, and show dates in the customer’s time zone.',
  see: [APP_STORE.expiresDate],
  check: ({ payload }) => {
    const at = instant(payload.expiresDate)
    if (at === null || Math.abs(at) > 8e15) return 'not-applicable'
    const [here, korea, west] = [dateAt(at, 0), dateAt(at, 9), dateAt(at, -8)]
    if (here === korea && here === west) return 'pass'
    return { at: 'expiresDate', args: { at, here, korea, west } }
  },
  message: ({ at, here, korea, west }) =>
    `It expires at ${utc(at)}: on ${here} in UTC, on ${korea} in Korea and Japan (UTC+9), on ${west} in California in winter (UTC−8).`,
  examples: () => ({
    bad: [
      examplePayload({ expiresDate: Date.UTC(2026, 10, 30, 15, 4, 7) }),
      examplePayload({ expiresDate: Date.UTC(2026, 10, 30, 1) }),
    ],
    good: [
      examplePayload(),
      examplePayload({ expiresDate: 'soon' }),
      examplePayload({ expiresDate: 8.64e15 }),
    ],
  }),
})

const expired = defineRule<PayloadSubject, { at: number; ago: number }>({
  code: 'transaction/period-over',
  level: 'notice',
  title: 'The period of this transaction is over',
  cause: 'A transaction covers one period. A renewal is another transaction with its own ID.',
  fix: 'Call Get All Subscription Statuses with the originalTransactionId to see whether the subscription is still active.',
  see: [APP_STORE.status, APP_STORE.expiresDate],
  check: ({ payload, now }) => {
    const at = instant(payload.expiresDate)
    if (at === null || now === null) return 'not-applicable'
    return at < now ? { at: 'expiresDate', args: { at, ago: now - at } } : 'pass'
  },
  message: ({ at, ago }) =>
    `It ended ${utc(at)}, ${span(ago)} ago. It does not say whether a renewal followed.`,
  examples: () => ({
    bad: [examplePayload({ expiresDate: PAYLOAD_NOW - 3 * DAY })],
    good: [examplePayload(), examplePayload({ expiresDate: 1 }, { now: null })],
  }),
})

const signedInFuture = defineRule<PayloadSubject, { at: number; ahead: number }>({
  code: 'transaction/signed-in-the-future',
  level: 'warning',
  title: 'It says that it was signed in the future',
  cause:
    'The clock here is behind, somebody wrote the date, or it comes from a simulated App Store whose clock was moved ahead.',
  fix: 'Compare this machine’s clock with one that you trust. A simulator’s own clock is not a fault.',
  see: [APP_STORE.signedDate],
  check: ({ signedAt, now }) => {
    if (signedAt === null || now === null) return 'not-applicable'
    // Apple’s library lets clocks differ by a minute.
    return signedAt > now + MINUTE
      ? { at: 'signedDate', args: { at: signedAt, ahead: signedAt - now } }
      : 'pass'
  },
  message: ({ at, ahead }) => `It was signed ${utc(at)}, which is ${span(ahead)} from now.`,
  examples: () => ({
    bad: [examplePayload({}, { signedAt: PAYLOAD_NOW + HOUR })],
    good: [examplePayload(), examplePayload({}, { signedAt: null })],
  }),
})

const signedLongAgo = defineRule<PayloadSubject, { at: number; ago: number }>({
  code: 'transaction/signed-long-ago',
  level: 'notice',
  title: 'It was signed more than 30 days ago',
  cause: 'It shows how things were then. Refunds and renewals since are not in it.',
  fix: 'Fetch it again by its transactionId if the current state matters.',
  see: [APP_STORE.signedDate],
  check: ({ kind, signedAt, now }) => {
    if (signedAt === null || now === null || kind === 'app-transaction') return 'not-applicable'
    return now - signedAt > 30 * DAY
      ? { at: 'signedDate', args: { at: signedAt, ago: now - signedAt } }
      : 'pass'
  },
  message: ({ at, ago }) => `It was signed ${utc(at)}, ${span(ago)} ago.`,
  examples: () => ({
    bad: [examplePayload({}, { signedAt: PAYLOAD_NOW - 400 * DAY })],
    good: [examplePayload(), examplePayload({}, { now: null })],
  }),
})

const DATES = [
  'purchaseDate',
  'originalPurchaseDate',
  'expiresDate',
  'signedDate',
  'revocationDate',
  'renewalDate',
  'receiptCreationDate',
] as const

const inSeconds = defineRule<PayloadSubject, { field: string; value: number }>({
  code: 'transaction/date-in-seconds',
  level: 'warning',
  title: 'A date looks like seconds',
  cause:
    'Apple writes milliseconds since 1970. Somebody divided by a thousand, or the payload was made by hand.',
  fix: 'Keep the milliseconds as received.',
  see: [APP_STORE.signedDate],
  check: ({ payload }) => {
    for (const field of DATES) {
      const value = payload[field]
      if (typeof value === 'number' && value > 1e9 && value < 1e11) {
        return { at: field, args: { field, value } }
      }
    }
    return 'pass'
  },
  message: ({ field, value }) =>
    `${field} is ${value}: as milliseconds ${utc(value)}, as seconds ${utc(value * 1000)}.`,
  examples: () => ({
    bad: [examplePayload({ purchaseDate: 1_795_348_800 })],
    good: [examplePayload(), payloadOf('renewal-info', { renewalDate: PAYLOAD_NOW })],
  }),
})

const orderOfDates = defineRule<PayloadSubject, { first: number; bought: number }>({
  code: 'transaction/first-purchase-after-purchase',
  level: 'notice',
  title: 'The original purchase is dated after this one',
  cause: 'The sandbox is known to date purchases like this; in production it would be strange.',
  fix: 'Do not sort sandbox purchases by originalPurchaseDate.',
  see: ['https://github.com/voltrue2/in-app-purchase/issues/255', APP_STORE.transaction],
  check: ({ payload }) => {
    const first = instant(payload.originalPurchaseDate)
    const bought = instant(payload.purchaseDate)
    if (first === null || bought === null) return 'not-applicable'
    return first > bought + MINUTE
      ? { at: 'originalPurchaseDate', args: { first, bought } }
      : 'pass'
  },
  message: ({ first, bought }) =>
    `originalPurchaseDate is ${utc(first)}, and purchaseDate ${utc(bought)}.`,
  examples: () => ({
    bad: [examplePayload({ originalPurchaseDate: PAYLOAD_NOW })],
    good: [examplePayload(), examplePayload({ purchaseDate: null })],
  }),
})

export const timeRules: readonly AnyRule<PayloadSubject>[] = [
  expiresInstant,
  expired,
  signedInFuture,
  signedLongAgo,
  inSeconds,
  orderOfDates,
]
