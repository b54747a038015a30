import { OFFER_TYPES, REVOCATION_REASONS, REVOCATION_TYPES } from '@/lib/apple/app-store/enums'
import { APP_STORE } from '@/lib/apple/app-store/sources'
import { percentage, utc } from '@/lib/apple/app-store/words'
import { instant } from '@/lib/json/instant'
import type { JsonValue } from '@/lib/json/node'
import { examplePayload, PAYLOAD_NOW, type PayloadSubject, payloadOf } from '../payload-subject'
import { type AnyRule, defineRule } from '../rule'

const worded = (table: Readonly<Record<string, string>>, value: JsonValue | undefined) => {
  const key = String(value)
  return value !== undefined && Object.hasOwn(table, key) ? table[key] : undefined
}

const refunded = defineRule<
  PayloadSubject,
  { at: number; why: string | undefined; extent: string | undefined; share: string | undefined }
>({
  code: 'transaction/refunded',
  level: 'warning',
  title: 'The App Store took this purchase back',
  cause:
    'revocationDate is set: the purchase was refunded, or it was removed from Family Sharing. That applies only to this transaction, not to later renewals.',
  fix: 'Take back what this transaction gave, and check the subscription’s status before you end it.',
  see: [APP_STORE.revocationDate, APP_STORE.revocationReason],
  check: ({ payload }) => {
    const at = instant(payload.revocationDate)
    if (at === null) return 'pass'
    const why = worded(REVOCATION_REASONS, payload.revocationReason)
    const extent = worded(REVOCATION_TYPES, payload.revocationType)
    const share =
      typeof payload.revocationPercentage === 'number'
        ? percentage(String(payload.revocationPercentage))
        : undefined
    return { at: 'revocationDate', args: { at, why, extent, share } }
  },
  message: ({ at, why, extent, share }) =>
    `It was taken back ${utc(at)}: ${[why, extent, share].filter(Boolean).join('; ') || 'no reason is given'}.`,
  examples: () => ({
    bad: [
      examplePayload({
        revocationDate: PAYLOAD_NOW,
        revocationReason: 1,
        revocationType: 'REFUND_FULL',
      }),
      examplePayload({ revocationDate: PAYLOAD_NOW }),
      examplePayload({ revocationDate: PAYLOAD_NOW, revocationPercentage: 50_000 }),
    ],
    good: [examplePayload()],
  }),
})

const upgraded = defineRule<PayloadSubject, Record<string, never>>({
  code: 'transaction/upgraded',
  level: 'notice',
  title: 'A higher level has replaced this transaction',
  cause: 'The customer moved to a higher level of the subscription group before this period ended.',
  fix: 'Grant the product of the newer transaction, and nothing for this one.',
  see: [APP_STORE.isUpgraded],
  check: ({ payload }) => (payload.isUpgraded === true ? { at: 'isUpgraded', args: {} } : 'pass'),
  message: () => 'isUpgraded is true: its expiresDate no longer counts.',
  examples: () => ({ bad: [examplePayload({ isUpgraded: true })], good: [examplePayload()] }),
})

const familyShared = defineRule<PayloadSubject, Record<string, never>>({
  code: 'transaction/family-shared',
  level: 'notice',
  title: 'Somebody else in the family bought it',
  cause:
    'The customer has it through Family Sharing. The purchase belongs to the member who bought it.',
  fix: 'Grant access until a REVOKE notification comes. Renewal extensions and refunds apply to the buyer’s transaction.',
  see: [APP_STORE.ownership, APP_STORE.familySharing],
  check: ({ payload }) =>
    payload.inAppOwnershipType === 'FAMILY_SHARED'
      ? { at: 'inAppOwnershipType', args: {} }
      : 'pass',
  message: () => 'inAppOwnershipType is FAMILY_SHARED.',
  examples: () => ({
    bad: [examplePayload({ inAppOwnershipType: 'FAMILY_SHARED' })],
    good: [examplePayload()],
  }),
})

const STATE_KEYS = ['pending', 'state', 'status', 'transactionState', 'purchaseState', 'isPending']

const stateKey = (payload: PayloadSubject['payload']): string | undefined =>
  STATE_KEYS.find((name) => payload[name] !== undefined)

const noPending = defineRule<PayloadSubject, Record<string, never>>({
  code: 'transaction/no-pending-state',
  level: 'notice',
  title: 'A transaction has no state such as pending',
  cause:
    'A transaction exists once the App Store has charged for it. Only the app knows of a purchase that waits for a parent’s or a bank’s consent; it has no transaction yet.',
  fix: 'Look at revocationDate for refunds, at Get All Subscription Statuses for a subscription’s state, and at Get Refund History. If an app shows “pending”, that is its own state.',
  see: [APP_STORE.transaction, APP_STORE.refundHistory, APP_STORE.status],
  check: ({ kind, form, payload }) => {
    if (kind !== 'transaction') return 'not-applicable'
    return form === 'json' && stateKey(payload) === undefined ? { args: {} } : 'pass'
  },
  message: () =>
    'Nothing in it says whether the purchase is pending or complete: if it is genuine, it is complete.',
  examples: () => ({
    bad: [examplePayload({}, { form: 'json' })],
    good: [
      examplePayload(),
      examplePayload({ pending: true }, { form: 'json' }),
      payloadOf('renewal-info', { autoRenewStatus: 1 }),
    ],
  }),
})

const foreignState = defineRule<PayloadSubject, { key: string }>({
  code: 'transaction/state-of-another',
  level: 'warning',
  title: 'It has a state that Apple did not write',
  cause:
    'An App Store transaction has no state: it exists once it has been charged. An app, a server or another store added the field.',
  fix: 'Do not decide by it. Look at revocationDate for refunds, at Get All Subscription Statuses for a subscription’s state, and at Get Refund History.',
  see: [APP_STORE.transaction, APP_STORE.refundHistory, APP_STORE.status],
  check: ({ kind, payload }) => {
    if (kind !== 'transaction') return 'not-applicable'
    const key = stateKey(payload)
    return key === undefined ? 'pass' : { at: key, args: { key } }
  },
  message: ({ key }) => `“${key}” is not one of Apple’s fields: something else added it.`,
  examples: () => ({
    bad: [examplePayload({ pending: true }), examplePayload({ status: 'pending' })],
    good: [examplePayload(), payloadOf('renewal-info', { status: 1 })],
  }),
})

const anotherOriginal = defineRule<PayloadSubject, { id: string; original: string }>({
  code: 'transaction/two-ids',
  level: 'notice',
  title: 'This transaction follows an earlier one',
  cause:
    'Each renewal and each restored purchase has a transactionId of its own. originalTransactionId is that of the first purchase, and does not change.',
  fix: 'Identify a subscription by its originalTransactionId, and track what you granted by transactionId.',
  see: [APP_STORE.originalTransactionId, APP_STORE.transactionId],
  check: ({ payload }) => {
    const { transactionId: id, originalTransactionId: original } = payload
    if (typeof id !== 'string' || typeof original !== 'string') return 'not-applicable'
    return id === original ? 'pass' : { at: 'originalTransactionId', args: { id, original } }
  },
  message: ({ id, original }) =>
    `transactionId is ${id.slice(0, 40)}, and originalTransactionId ${original.slice(0, 40)}.`,
  examples: () => ({
    bad: [examplePayload({ transactionId: '2000000123456999' })],
    good: [examplePayload(), examplePayload({ transactionId: 1 })],
  }),
})

const offer = defineRule<PayloadSubject, { offer: string; name: string | null; free: boolean }>({
  code: 'transaction/offer',
  level: 'notice',
  title: 'It was bought with an offer',
  cause: 'The price is the offer’s, not the usual one.',
  fix: 'Read renewalPrice in the renewal info for what the next period costs.',
  see: [APP_STORE.transaction],
  check: ({ payload }) => {
    const words = worded(OFFER_TYPES, payload.offerType)
    if (words === undefined) return 'pass'
    const name = payload.offerIdentifier
    return {
      at: 'offerType',
      args: {
        offer: words,
        name: typeof name === 'string' ? name.slice(0, 60) : null,
        free: payload.offerDiscountType === 'FREE_TRIAL',
      },
    }
  },
  message: ({ offer: words, name, free }) =>
    `offerType says: ${words}${name === null ? '' : ` “${name}”`}${free ? ', a free trial' : ''}.`,
  examples: () => ({
    bad: [
      examplePayload({ offerType: 1, offerDiscountType: 'FREE_TRIAL' }),
      examplePayload({ offerType: 3, offerIdentifier: 'SPRING' }),
    ],
    good: [examplePayload(), examplePayload({ offerType: 9 })],
  }),
})

export const stateRules: readonly AnyRule<PayloadSubject>[] = [
  refunded,
  upgraded,
  familyShared,
  offer,
  anotherOriginal,
  foreignState,
  noPending,
]
