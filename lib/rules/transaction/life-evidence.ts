import { APP_STORE } from '@/lib/apple/app-store/sources'
import { span, utc } from '@/lib/apple/app-store/words'
import type { TransactionFact } from '@/lib/timeline/facts'
import { count, listWords } from '@/lib/timeline/words'
import { exampleLife, month, renewalInfo } from '../life-example'
import type { LifeSubject } from '../life-subject'
import { PAYLOAD_NOW } from '../payload-subject'
import { type AnyRule, defineRule } from '../rule'

const MINUTE = 60_000
const DAY = 86_400_000

const notGenuine = defineRule<LifeSubject, { number: number; ids: string[] }>({
  code: 'transaction/evidence-not-genuine',
  level: 'error',
  title: 'Some of the evidence is not genuine',
  cause:
    'Its signature, a certificate or a date failed. Somebody changed it or made it up, or it was damaged on the way.',
  fix: 'Look at its checks to see what failed. It does not count in what is shown.',
  see: [APP_STORE.header, APP_STORE.library],
  check: ({ drawn }) => {
    const { invalid } = drawn.known
    return invalid.length === 0
      ? 'pass'
      : { args: { number: invalid.length, ids: invalid.map(({ kind }) => kind).slice(0, 3) } }
  },
  message: ({ number, ids }) =>
    `Left out: ${number === 1 ? '1 piece' : `${number} pieces`} of the evidence (${listWords([...new Set(ids)])}).`,
  examples: () => ({
    bad: [exampleLife([month(1), month(0, {}, { verdict: 'invalid' })])],
    good: [exampleLife([month(0), month(1)])],
  }),
})

const unverified = defineRule<LifeSubject, { number: number }>({
  code: 'transaction/evidence-not-verified',
  level: 'notice',
  title: 'Some of the evidence could not be verified',
  cause:
    'It was decoded before it came here, or it was signed by an authority that is not trusted here. It still counts in what is shown.',
  fix: 'Paste the signed tokens, or look up the transaction with the App Store Server API.',
  see: [APP_STORE.transaction],
  check: ({ drawn }) => {
    const number = drawn.known.unverified
    return number === 0 ? 'pass' : { args: { number } }
  },
  message: ({ number }) =>
    `Not verified, but counted: ${number === 1 ? '1 piece' : `${number} pieces`} of the evidence.`,
  examples: () => ({
    bad: [exampleLife([month(1, {}, { verdict: 'unverified', from: 'paste' })])],
    good: [exampleLife([month(1)])],
  }),
})

/** What never changes of a transaction, however often it is signed anew. */
const LASTING = [
  'productId',
  'originalTransactionId',
  'purchaseDate',
  'type',
  'bundleId',
  'environment',
] as const

const READ: Readonly<Record<(typeof LASTING)[number], keyof TransactionFact>> = {
  productId: 'product',
  originalTransactionId: 'originalId',
  purchaseDate: 'purchasedAt',
  type: 'type',
  bundleId: 'bundleId',
  environment: 'environment',
}

const twoContents = defineRule<LifeSubject, { id: string; field: string; number: number }>({
  code: 'transaction/one-id-two-contents',
  level: 'warning',
  title: 'One transaction has two different contents',
  cause:
    'Apple signs a transaction again each time it is requested, and refunds, upgrades and extensions change it. Its product, its app and its purchase date stay the same.',
  fix: 'Look at both tokens. If one is decoded JSON, somebody may have written it.',
  see: [APP_STORE.transactionId, APP_STORE.transaction],
  check: ({ drawn }) => {
    let first: { id: string; field: string } | null = null
    let number = 0
    for (const { newest, all } of drawn.known.transactions) {
      const field = all.length > 1 ? differing(newest, all) : undefined
      if (field === undefined) continue
      first ??= { id: newest.transactionId.slice(0, 40), field }
      number += 1
    }
    return first ? { at: first.field, args: { ...first, number } } : 'pass'
  },
  message: ({ id, field, number }) =>
    `Transaction ${id} has two values of ${field}${number > 1 ? `, and ${number - 1} more transactions are like it` : ''}. The version that was signed last counts.`,
  examples: () => ({
    bad: [exampleLife([month(1), month(1, { productId: 'pro.yearly', signedDate: PAYLOAD_NOW })])],
    good: [exampleLife([month(1), month(1, { isUpgraded: true, signedDate: PAYLOAD_NOW })])],
  }),
})

function differing(
  newest: TransactionFact,
  all: readonly TransactionFact[],
): (typeof LASTING)[number] | undefined {
  return LASTING.find((field) => {
    const key = READ[field]
    return all.some((one) => one[key] !== null && newest[key] !== null && one[key] !== newest[key])
  })
}

const ahead = defineRule<LifeSubject, { at: number; ahead: number }>({
  code: 'transaction/evidence-from-the-future',
  level: 'warning',
  title: 'Some of the evidence was signed after now',
  cause: 'The clock here is behind, the view is of a past moment, or a date was written by hand.',
  fix: 'Compare the clock of this machine with a known one before trusting what is shown as current.',
  see: [APP_STORE.signedDate],
  check: ({ drawn, now }) => {
    const { transactions, renewals, notices } = drawn.known
    const facts = [...transactions.map(({ newest }) => newest), ...renewals, ...notices]
    const latest = facts.reduce((most, { signedAt }) => Math.max(most, signedAt ?? most), now)
    return latest > now + MINUTE
      ? { at: 'signedDate', args: { at: latest, ahead: latest - now } }
      : 'pass'
  },
  message: ({ at, ahead: by }) => `The latest was signed ${utc(at)}, ${span(by)} after now.`,
  examples: () => ({
    bad: [exampleLife([month(1, { signedDate: PAYLOAD_NOW + DAY })])],
    good: [exampleLife([month(1, { signedDate: PAYLOAD_NOW })])],
  }),
})

const signedBefore = defineRule<LifeSubject, { id: string; bought: number; signed: number }>({
  code: 'transaction/signed-before-purchase',
  level: 'warning',
  title: 'A transaction was signed before it was bought',
  cause: 'Apple signs what has happened. Dates in that order were written by hand, or mixed up.',
  fix: 'Use the token as Apple issued it, and compare purchaseDate and signedDate there.',
  see: [APP_STORE.signedDate, APP_STORE.transaction],
  check: ({ drawn }) => {
    for (const { newest } of drawn.known.transactions) {
      const { purchasedAt: bought, signedAt: signed, transactionId } = newest
      // A renewal is made up to a day before its period begins.
      if (bought === null || signed === null || signed >= bought - DAY) continue
      return { at: 'signedDate', args: { id: transactionId.slice(0, 40), bought, signed } }
    }
    return 'pass'
  },
  message: ({ id, bought, signed }) =>
    `Transaction ${id} was signed ${utc(signed)} and bought ${utc(bought)}.`,
  examples: () => ({
    bad: [exampleLife([month(1, { signedDate: Date.UTC(2026, 5, 1) })])],
    good: [exampleLife([month(1)])],
  }),
})

const undated = defineRule<LifeSubject, { number: number }>({
  code: 'transaction/evidence-without-date',
  level: 'notice',
  title: 'Some of the evidence has no date and no place in time',
  cause:
    'A transaction without purchaseDate, or a notification without signedDate, cannot be drawn.',
  fix: 'Paste it as Apple signed it.',
  see: [APP_STORE.transaction, APP_STORE.notification],
  check: ({ drawn }) => {
    const { transactions, notices } = drawn.known
    const number =
      transactions.filter(({ newest }) => newest.purchasedAt === null).length +
      notices.filter(({ signedAt }) => signedAt === null).length
    return number === 0 ? 'pass' : { args: { number } }
  },
  message: ({ number }) => `Without a date: ${count(number, 'piece')} of evidence.`,
  examples: () => ({
    bad: [exampleLife([month(1, { purchaseDate: null })])],
    good: [exampleLife([month(1), renewalInfo()])],
  }),
})

export const lifeEvidenceRules: readonly AnyRule<LifeSubject>[] = [
  notGenuine,
  twoContents,
  ahead,
  signedBefore,
  unverified,
  undated,
]
