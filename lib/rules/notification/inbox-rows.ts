import { APP_STORE } from '@/lib/apple/app-store/sources'
import { utc } from '@/lib/apple/app-store/words'
import { shorten } from '@/lib/verify/jws-header'
import { exampleInbox, INBOX_NOW, type InboxRowSubject, type InboxSubject } from '../inbox-subject'
import { type AnyRule, defineRule } from '../rule'

const HOUR = 3_600_000

/** Signed by Apple and about a purchase or an app: what an inbox is for. */
const isApples = ({ told }: InboxRowSubject): boolean =>
  told.kind === 'v2' && (told.trust === 'apple' || told.trust === 'simulator')

/** How many there are, and the newest of them to look at. */
interface Found {
  count: number
  newest: InboxRowSubject
}

function found(rows: readonly InboxRowSubject[]): Found | null {
  const newest = rows.at(-1)
  return newest ? { count: rows.length, newest } : null
}

const at = ({ newest }: Found) => `arrival/${newest.id}`
const times = (count: number) => (count === 1 ? 'One notification' : `${count} notifications`)
const when = (instant: number) => utc(instant) ?? 'an unknown instant'

const wrongEnvironment = defineRule<
  InboxSubject,
  { count: number; said: string; wanted: string; last: number }
>({
  code: 'notification/environment-of-another-address',
  level: 'warning',
  title: 'A notification from the other environment came to this address',
  cause:
    'App Store Connect has one field for production and one for the sandbox. If the address is in both, or in the wrong one, purchases by testers and customers arrive mixed; App Review buys in the sandbox too.',
  fix: 'Enter a separate address for each environment, or read data.environment before you do anything else.',
  see: [APP_STORE.enablingNotifications, APP_STORE.environment],
  check: ({ environment, rows }) => {
    if (environment === null) return 'not-applicable'
    const other = found(
      rows.filter(
        (row) =>
          isApples(row) && row.told.environment !== null && row.told.environment !== environment,
      ),
    )
    if (!other) return 'pass'
    const { count, newest } = other
    const said = newest.told.environment ?? ''
    return { at: at(other), args: { count, said, wanted: environment, last: newest.at } }
  },
  message: ({ count, said, wanted, last }) =>
    `${times(count)} came from ${shorten(said)}, the last on ${when(last)}; this address is for ${wanted}.`,
  examples: () => ({
    bad: [
      exampleInbox([{}, { environment: 'Sandbox' }], 'Production'),
      exampleInbox([{}, {}], 'Sandbox'),
    ],
    good: [
      exampleInbox([{}], 'Production'),
      exampleInbox([{ environment: 'Sandbox' }]),
      exampleInbox([{ environment: null }], 'Sandbox'),
    ],
  }),
})

const appIdMissing = defineRule<InboxSubject, { count: number; bundleId: string | null }>({
  code: 'notification/app-id-missing',
  level: 'warning',
  title: 'A notification from production has no app Apple ID',
  cause:
    'data.appAppleId is left out in the sandbox only. Apple’s server library compares it in production, and refuses notifications without it.',
  fix: 'Check the raw body: something on the way may have changed it, or it is not from production.',
  see: [APP_STORE.notificationData, APP_STORE.library],
  check: ({ rows }) => {
    const without = found(
      rows.filter(
        (row) =>
          isApples(row) && row.told.environment === 'Production' && row.told.appAppleId === null,
      ),
    )
    return without
      ? { at: at(without), args: { count: without.count, bundleId: without.newest.told.bundleId } }
      : 'pass'
  },
  message: ({ count, bundleId }) =>
    `${times(count)} from production came without appAppleId${bundleId === null ? '' : `, the last for ${shorten(bundleId)}`}.`,
  examples: () => ({
    bad: [
      exampleInbox([{ appAppleId: null }]),
      exampleInbox([{ appAppleId: null, bundleId: null }]),
    ],
    good: [exampleInbox([{}]), exampleInbox([{ appAppleId: null, environment: 'Sandbox' }])],
  }),
})

/** Longer than this to answer may be why it came again. Apple’s staff ask for a few seconds. */
const SLOW_MS = 5000

const repeatedAfterSlow = defineRule<
  InboxSubject,
  { count: number; tookMs: number; again: number }
>({
  code: 'notification/repeated-after-slow-answer',
  level: 'warning',
  title: 'A notification came again after a slow answer',
  cause:
    'Apple waits for a few seconds and then sends it again, although it had arrived. Handlers that do the work first and answer afterwards get everything up to six times.',
  fix: 'Store it, answer 200, and do the work afterwards; recognise a repetition by notificationUUID.',
  see: [
    APP_STORE.responding,
    APP_STORE.notificationUuid,
    'https://developer.apple.com/forums/thread/779594',
  ],
  check: ({ rows }) => {
    const slow = found(
      rows.filter(({ repeatedAt, tookMs }) => repeatedAt.length > 0 && (tookMs ?? 0) >= SLOW_MS),
    )
    if (!slow) return 'pass'
    const { count, newest } = slow
    const args = { count, tookMs: newest.tookMs ?? 0, again: newest.repeatedAt.length }
    return { at: at(slow), args }
  },
  message: ({ count, tookMs, again }) =>
    `${times(count)} came again; the last was answered after ${(tookMs / 1000).toFixed(1)} s and repeated ${again} ${again === 1 ? 'time' : 'times'}.`,
  examples: () => ({
    bad: [
      exampleInbox([{ tookMs: 6000, repeatedAt: [INBOX_NOW + HOUR] }]),
      exampleInbox([{ tookMs: 31_000, repeatedAt: [INBOX_NOW + HOUR, INBOX_NOW + 13 * HOUR] }, {}]),
    ],
    good: [exampleInbox([{ tookMs: 6000 }]), exampleInbox([{ repeatedAt: [INBOX_NOW + HOUR] }])],
  }),
})

const repeated = defineRule<InboxSubject, { count: number; again: number; last: number }>({
  code: 'notification/repeated',
  level: 'notice',
  title: 'A notification came more than once',
  cause:
    'An answer did not reach Apple in time, or a replay sent it here a second time. It is kept once, and every repetition is counted with its time.',
  fix: 'Make your own server do the same: recognise it by notificationUUID, and answer 200 to a repetition.',
  see: [APP_STORE.notificationUuid, APP_STORE.responding],
  check: ({ rows }) => {
    const again = found(rows.filter(({ repeatedAt }) => repeatedAt.length > 0))
    if (!again) return 'pass'
    const { count, newest } = again
    const last = newest.repeatedAt.at(-1) ?? newest.at
    return { at: at(again), args: { count, again: newest.repeatedAt.length, last } }
  },
  message: ({ count, again, last }) =>
    `${times(count)} came more than once; the newest of them ${again + 1} times, the last time on ${when(last)}.`,
  examples: () => ({
    bad: [exampleInbox([{ repeatedAt: [INBOX_NOW + HOUR] }])],
    good: [exampleInbox([{}, {}])],
  }),
})

const outOfOrder = defineRule<InboxSubject, { count: number; signed: number; newer: number }>({
  code: 'notification/out-of-order',
  level: 'notice',
  title: 'A notification came after one that was signed later',
  cause:
    'Apple promises no order, and a repetition comes hours later. If you store a customer’s state in the order in which notifications arrive, you can end up with an old one.',
  fix: 'Compare signedDate with what you have stored for that originalTransactionId, and keep the newer one.',
  see: [APP_STORE.signedDate, APP_STORE.responding],
  check: ({ rows }) => {
    const newest = new Map<string, number>()
    const late: (InboxRowSubject & { newer: number })[] = []
    for (const row of rows) {
      const { originalTransactionId: customer, signedAt } = row.told
      if (!isApples(row) || customer === null || signedAt === null) continue
      const before = newest.get(customer)
      if (before !== undefined && signedAt < before) late.push({ ...row, newer: before })
      newest.set(customer, Math.max(before ?? signedAt, signedAt))
    }
    const last = late.at(-1)
    if (!last) return 'pass'
    const args = { count: late.length, signed: last.told.signedAt ?? 0, newer: last.newer }
    return { at: `arrival/${last.id}`, args }
  },
  message: ({ count, signed, newer }) =>
    `${times(count)} came late; the last was signed on ${when(signed)}, and one of the same purchase signed on ${when(newer)} was here before.`,
  examples: () => ({
    bad: [exampleInbox([{ signedAt: INBOX_NOW }, { signedAt: INBOX_NOW - HOUR }])],
    good: [
      exampleInbox([{}, {}]),
      exampleInbox([
        { signedAt: INBOX_NOW },
        { signedAt: INBOX_NOW - HOUR, originalTransactionId: '2' },
      ]),
      exampleInbox([{ signedAt: null }, {}]),
    ],
  }),
})

export const inboxRowRules: readonly AnyRule<InboxSubject>[] = [
  wrongEnvironment,
  appIdMissing,
  repeatedAfterSlow,
  repeated,
  outOfOrder,
]
