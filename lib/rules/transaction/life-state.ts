import { STATUSES } from '@/lib/apple/app-store/enums'
import { APP_STORE } from '@/lib/apple/app-store/sources'
import { span, utc } from '@/lib/apple/app-store/words'
import { productWords } from '@/lib/timeline/words'
import { exampleLife, month, renewalInfo } from '../life-example'
import type { LifeSubject } from '../life-subject'
import { PAYLOAD_NOW } from '../payload-subject'
import { type AnyRule, defineRule } from '../rule'

const DAY = 86_400_000

const refundedYetActive = defineRule<
  LifeSubject,
  { refunded: number; product: string; why: string }
>({
  code: 'transaction/refunded-yet-active',
  level: 'notice',
  title: 'A purchase was refunded, and the subscription is still active',
  cause:
    'A refund takes back one transaction. A later renewal, or another purchase in the group, keeps the subscription active.',
  fix: 'Take back what the refunded transaction gave, and end access only by the status.',
  see: [APP_STORE.revocationDate, APP_STORE.status],
  check: ({ drawn, now }) => {
    for (const lane of drawn.life.lanes) {
      if (lane.kind !== 'subscription' || lane.access.granted !== true) continue
      const mark = lane.marks.findLast(({ kind, at }) => kind === 'refund' && at <= now)
      if (!mark) continue
      const args = { refunded: mark.at, product: lane.title, why: lane.access.sentence }
      return { at: 'revocationDate', args }
    }
    return 'pass'
  },
  message: ({ refunded, product, why }) =>
    `A transaction of ${productWords(product)} was refunded ${utc(refunded)}. ${why}`,
  examples: () => ({
    bad: [exampleLife([month(0, { revocationDate: Date.UTC(2026, 9, 20) }), month(1)])],
    good: [
      exampleLife([month(0), month(1)]),
      exampleLife([month(1, { revocationDate: PAYLOAD_NOW - DAY })]),
    ],
  }),
})

const statusDisagrees = defineRule<
  LifeSubject,
  { status: number; statusAt: number; inferred: string; inferredAt: number | null }
>({
  code: 'transaction/status-against-dates',
  level: 'warning',
  title: 'The status and the dates disagree',
  cause:
    'The status is from Apple’s servers at the instant of its signature. Dates of transactions signed at another time can say something else, and a refund or an extension may not be in the evidence.',
  fix: 'Call Get All Subscription Statuses again. Until then the status counts here.',
  see: [APP_STORE.status, APP_STORE.signedDate],
  check: ({ drawn }) => {
    const [first] = drawn.disagreements
    return first ? { at: 'status', args: first } : 'pass'
  },
  message: ({ status, statusAt, inferred, inferredAt }) =>
    `Status ${status} (${STATUSES[String(status)] ?? 'not documented'}) was signed ${utc(statusAt)}. By its dates it would be ${inferred}${inferredAt === null ? ', from what has no signedDate' : `, from what was signed ${utc(inferredAt)}`}.`,
  examples: () => ({
    bad: [
      exampleLife([month(1), renewalInfo({}, { from: 'status', status: 2 })]),
      exampleLife([month(1, { signedDate: null }), renewalInfo({}, { from: 'status', status: 5 })]),
    ],
    good: [
      exampleLife([month(1), renewalInfo({}, { from: 'status', status: 1 })]),
      exampleLife([month(1)]),
    ],
  }),
})

const inGrace = defineRule<
  LifeSubject,
  { product: string; until: number | null; left: number | null }
>({
  code: 'transaction/grace-period-runs',
  level: 'warning',
  title: 'Access rests on a grace period',
  cause:
    'The last renewal was not paid. Billing Grace Period keeps access while Apple tries again.',
  fix: 'Keep access until the grace period ends, and ask the customer for another payment method.',
  see: [APP_STORE.gracePeriod],
  check: ({ drawn, now }) => {
    const lane = drawn.life.lanes.find(({ access }) => access.state === 'grace')
    if (!lane) return 'pass'
    const { until } = lane.access
    const args = { product: lane.title, until, left: until === null ? null : until - now }
    return { at: 'gracePeriodExpiresDate', args }
  },
  message: ({ product, until, left }) =>
    until === null
      ? `The evidence does not say when the grace period of ${productWords(product)} ends.`
      : `The grace period of ${productWords(product)} ends ${utc(until)}, in ${span(left ?? 0)}.`,
  examples: () => ({
    bad: [
      exampleLife([
        month(0),
        renewalInfo({
          isInBillingRetryPeriod: true,
          signedDate: Date.UTC(2026, 10, 10),
          gracePeriodExpiresDate: PAYLOAD_NOW + DAY,
        }),
      ]),
      exampleLife([month(0), renewalInfo({}, { from: 'status', status: 4 })]),
    ],
    good: [exampleLife([month(0), month(1)])],
  }),
})

const upgradedSince = defineRule<LifeSubject, { number: number; known: boolean }>({
  code: 'transaction/plan-was-upgraded',
  level: 'notice',
  title: 'A period was cut short by an upgrade',
  cause:
    'An upgrade begins at once. isUpgraded marks the transaction that it replaced, and that one’s expiresDate no longer counts.',
  fix: 'Grant the product of the newer transaction. The App Store refunds the unused part by itself.',
  see: [APP_STORE.isUpgraded],
  check: ({ drawn }) => {
    const facts = drawn.known.transactions.filter(({ newest }) => newest.upgraded)
    if (facts.length === 0) return 'pass'
    const known = drawn.life.lanes.some(({ marks }) => marks.some(({ kind }) => kind === 'upgrade'))
    return { at: 'isUpgraded', args: { number: facts.length, known } }
  },
  message: ({ number, known }) =>
    `Replaced by a higher level: ${number === 1 ? 'one transaction' : `${number} transactions`}${known ? '' : '; what replaced it is not in the evidence'}.`,
  examples: () => ({
    bad: [
      exampleLife([
        month(0, { isUpgraded: true }),
        month(1, {
          productId: 'pro.yearly',
          transactionReason: 'PURCHASE',
          purchaseDate: Date.UTC(2026, 9, 9),
        }),
      ]),
      exampleLife([month(1, { isUpgraded: true })]),
    ],
    good: [exampleLife([month(0), month(1)])],
  }),
})

const ownership = defineRule<LifeSubject, { product: string }>({
  code: 'transaction/own-and-shared',
  level: 'notice',
  title: 'It was bought by the customer and shared by the family too',
  cause:
    'The customer has transactions of their own and others through Family Sharing for the same product or subscription group.',
  fix: 'Grant access if either gives it. When sharing ends, REVOKE names only the shared transaction.',
  see: [APP_STORE.ownership, APP_STORE.familySharing],
  check: ({ drawn }) => {
    for (const { id, transactions } of drawn.lanes) {
      const [first] = transactions
      if (!first || transactions.every(({ newest }) => newest.family === first.newest.family))
        continue
      const lane = drawn.life.lanes.find((one) => one.id === id)
      return { at: 'inAppOwnershipType', args: { product: lane?.title ?? id } }
    }
    return 'pass'
  },
  message: ({ product }) =>
    `${productWords(product)} has transactions with PURCHASED and with FAMILY_SHARED.`,
  examples: () => ({
    bad: [exampleLife([month(0, { inAppOwnershipType: 'FAMILY_SHARED' }), month(1)])],
    good: [exampleLife([month(0), month(1)])],
  }),
})

const revokedMember = defineRule<LifeSubject, { product: string; since: number }>({
  code: 'transaction/family-access-ended',
  level: 'warning',
  title: 'Family Sharing no longer gives this customer access',
  cause:
    'The buyer stopped sharing, left the family or was refunded, or the member left. The buyer’s own access is separate.',
  fix: 'End this member’s access. Look up the buyer by their own transaction.',
  see: [APP_STORE.familySharing, APP_STORE.revocationDate],
  check: ({ drawn, now }) => {
    for (const lane of drawn.life.lanes) {
      if (lane.access.granted === true) continue
      const mark = lane.marks.findLast(({ kind, at }) => kind === 'revocation' && at <= now)
      if (mark) return { at: 'revocationDate', args: { product: lane.title, since: mark.at } }
    }
    return 'pass'
  },
  message: ({ product, since }) => `${productWords(product)} was taken back ${utc(since)}.`,
  examples: () => ({
    bad: [
      exampleLife([
        month(1, {
          inAppOwnershipType: 'FAMILY_SHARED',
          revocationType: 'FAMILY_REVOKE',
          revocationDate: PAYLOAD_NOW - DAY,
        }),
      ]),
    ],
    good: [exampleLife([month(1, { inAppOwnershipType: 'FAMILY_SHARED' })])],
  }),
})

export const lifeStateRules: readonly AnyRule<LifeSubject>[] = [
  statusDisagrees,
  refundedYetActive,
  inGrace,
  revokedMember,
  upgradedSince,
  ownership,
]
