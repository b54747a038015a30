import { APP_STORE } from '@/lib/apple/app-store/sources'
import { money, span, utc } from '@/lib/apple/app-store/words'
import type { TransactionFact } from '@/lib/timeline/facts'
import { count, productWords } from '@/lib/timeline/words'
import { exampleLife, month, notified, renewalInfo } from '../life-example'
import type { LifeSubject } from '../life-subject'
import { PAYLOAD_NOW } from '../payload-subject'
import { type AnyRule, defineRule } from '../rule'

const MINUTE = 60_000
const DAY = 86_400_000

const mixedEnvironments = defineRule<LifeSubject, { sandbox: number; production: number }>({
  code: 'transaction/sandbox-beside-production',
  level: 'warning',
  title: 'Sandbox and production purchases are mixed',
  cause:
    'A server that accepts both environments has put them under one customer: purchases from TestFlight, App Review or a test account among real ones.',
  fix: 'Store environment with every transaction, and count the sandbox separately.',
  see: [APP_STORE.environment, APP_STORE.sandbox],
  check: ({ drawn }) => {
    const of = (name: string) =>
      drawn.known.transactions.filter(({ newest }) => newest.environment === name).length
    const [sandbox, production] = [of('Sandbox'), of('Production')]
    return sandbox > 0 && production > 0
      ? { at: 'environment', args: { sandbox, production } }
      : 'pass'
  },
  message: ({ sandbox, production }) =>
    `${count(sandbox, 'transaction')} from the sandbox, ${count(production, 'transaction')} from production. Each environment has lanes of its own here.`,
  examples: () => ({
    bad: [exampleLife([month(0), month(1, { environment: 'Sandbox' })])],
    good: [exampleLife([month(0), month(1)])],
  }),
})

const gap = defineRule<LifeSubject, { from: number; to: number; gaps: number }>({
  code: 'transaction/gap-between-renewals',
  level: 'notice',
  title: 'There is a gap before a renewal',
  cause:
    'A renewal that is paid late begins later than the period before it ended. Otherwise a transaction between them is missing in the evidence.',
  fix: 'Load the whole history. If it is complete, look for DID_FAIL_TO_RENEW and DID_RENEW with BILLING_RECOVERY in the notifications.',
  see: [APP_STORE.transaction, APP_STORE.billingRetry],
  check: ({ drawn }) => {
    const gaps = drawn.life.lanes.flatMap(({ periods }) =>
      periods.filter(({ kind, start, end }) => kind === 'unknown' && (end ?? 0) - start >= MINUTE),
    )
    const [first] = gaps
    return first?.end == null
      ? 'pass'
      : { at: 'purchaseDate', args: { from: first.start, to: first.end, gaps: gaps.length } }
  },
  message: ({ from, to, gaps }) =>
    `Nothing covers ${span(to - from)} from ${utc(from)}, and then it renewed${gaps > 1 ? `; ${gaps} gaps in all` : ''}.`,
  examples: () => ({
    bad: [exampleLife([month(0), month(2)])],
    good: [
      exampleLife([month(0), month(1)]),
      exampleLife([month(0), month(2, { transactionReason: 'PURCHASE' })]),
    ],
  }),
})

const noExpiredNotice = defineRule<LifeSubject, { product: string; ended: number }>({
  code: 'transaction/expired-without-notification',
  level: 'warning',
  title: 'The subscription ended, but there is no EXPIRED notification',
  cause:
    'EXPIRED comes when the subscription has ended: after a failed payment that is when billing retry ends, in production up to 60 days later. It may also have failed to arrive; the sandbox sends it once and does not repeat it.',
  fix: 'Call Get Notification History with onlyFailures to see what did not arrive, and check that this environment has a URL in App Store Connect.',
  see: [APP_STORE.notificationType, APP_STORE.responding],
  check: ({ drawn, now }) => {
    if (drawn.known.notices.length === 0) return 'not-applicable'
    for (const lane of drawn.life.lanes) {
      if (lane.kind !== 'subscription' || lane.access.state !== 'expired') continue
      const lapsed = lane.periods.findLast(({ start }) => start <= now)
      const ended = lapsed?.kind === 'lapsed' ? lapsed.start : null
      // The first notification that is here: one before it may simply not have been asked for.
      const since = drawn.known.notices[0]?.signedAt ?? Number.POSITIVE_INFINITY
      if (ended === null || ended < since) continue
      if (lane.marks.some(({ kind, at }) => kind === 'expiry' && at >= ended - DAY)) continue
      return { at: 'notificationType', args: { product: lane.title, ended } }
    }
    return 'pass'
  },
  message: ({ product, ended }) => `${productWords(product)} ended ${utc(ended)}.`,
  examples: () => ({
    bad: [
      exampleLife([
        month(0),
        notified('SUBSCRIBED', { subtype: 'INITIAL_BUY', signedDate: Date.UTC(2026, 9, 1, 12) }),
        renewalInfo({ expirationIntent: 1, autoRenewStatus: 0 }),
      ]),
    ],
    good: [
      exampleLife([
        month(0),
        notified('SUBSCRIBED', { subtype: 'INITIAL_BUY', signedDate: Date.UTC(2026, 9, 1, 12) }),
        notified('EXPIRED', { subtype: 'VOLUNTARY' }),
        renewalInfo({ expirationIntent: 1, autoRenewStatus: 0 }),
      ]),
      exampleLife([month(0), renewalInfo({ expirationIntent: 1 })]),
    ],
  }),
})

const oddPrice = defineRule<LifeSubject, { product: string; raw: number; words: string }>({
  code: 'transaction/price-looks-like-cents',
  level: 'warning',
  title: 'A price is not a whole number of the currency’s smallest unit',
  cause:
    'Apple writes thousandths of the currency’s unit. A price in cents, read that way, has a fraction that no price has.',
  fix: 'Divide Apple’s price by 1000, and store it with its unit in the name.',
  see: [APP_STORE.price],
  check: ({ drawn }) => {
    const seen = new Set<string>()
    for (const { newest } of drawn.known.transactions) {
      const price = `${newest.price} ${newest.currency}`
      if (seen.has(price)) continue
      seen.add(price)
      const words = fractionOf(newest)
      if (words === null) continue
      return { at: 'price', args: { product: newest.product, raw: newest.price ?? 0, words } }
    }
    return 'pass'
  },
  message: ({ product, raw, words }) =>
    `price is ${raw} for ${productWords(product)}, which is ${words}.`,
  examples: () => ({
    bad: [exampleLife([month(1, { price: 999, currency: 'EUR' })])],
    good: [exampleLife([month(1, { price: 9990, currency: 'EUR' })]), exampleLife([month(1)])],
  }),
})

/** Of a currency with hundredths, an amount that has thousandths. */
function fractionOf({ price, currency }: TransactionFact): string | null {
  if (price === null || currency === null || !Number.isSafeInteger(price)) return null
  const words = money(String(price), currency)
  // `money` shows as many decimals as the currency has, and more only where the amount needs them.
  const usual = money('1000', currency)
  const decimals = (text: string | undefined) => /\.(\d+) /.exec(text ?? '')?.[1]?.length ?? 0
  return words !== undefined && decimals(words) > decimals(usual) ? words : null
}

const undelivered = defineRule<
  LifeSubject,
  { number: number; type: string; result: string; sandbox: boolean }
>({
  code: 'transaction/notification-not-delivered',
  level: 'warning',
  title: 'Apple could not deliver a notification about this customer',
  cause:
    'The server did not answer with a status from 200 to 206, or could not be reached. In production Apple tries again after 1, 12, 24, 48 and 72 hours; the sandbox tries once.',
  fix: 'Get Notification History has what did not arrive, for 180 days, or 30 in the sandbox. Answer within seconds, use TLS 1.2 or newer, and let 17.0.0.0/8 in.',
  see: [APP_STORE.responding],
  check: ({ drawn }) => {
    const failed = drawn.known.notices.filter(
      ({ attempts }) => attempts.length > 0 && attempts.every(({ result }) => result !== 'SUCCESS'),
    )
    const last = failed.at(-1)
    if (!last) return 'pass'
    const result = (last.attempts.at(-1)?.result ?? '').slice(0, 60)
    const sandbox = last.environment === 'Sandbox'
    return { args: { number: failed.length, type: last.type.slice(0, 60), result, sandbox } }
  },
  message: ({ number, type, result, sandbox }) =>
    `Not delivered: ${count(number, 'notification')}, the last one ${type || 'of no type'} with ${result || 'no result'}${sandbox ? ' in the sandbox, which does not try again' : ''}.`,
  examples: () => ({
    bad: [
      exampleLife([
        month(1),
        notified('DID_RENEW', {}, { attempts: [{ at: PAYLOAD_NOW - DAY, result: 'TIMED_OUT' }] }),
      ]),
    ],
    good: [
      exampleLife([
        month(1),
        notified('DID_RENEW', {}, { attempts: [{ at: PAYLOAD_NOW - DAY, result: 'SUCCESS' }] }),
      ]),
    ],
  }),
})

export const lifeHistoryRules: readonly AnyRule<LifeSubject>[] = [
  noExpiredNotice,
  undelivered,
  mixedEnvironments,
  gap,
  oddPrice,
]
