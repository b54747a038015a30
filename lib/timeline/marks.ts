import { OFFER_TYPES } from '../apple/app-store/enums'
import { notificationPair } from '../apple/app-store/notification-types'
import { money } from '../apple/app-store/words'
import { said } from '../inspect/app-store-jws/words'
import type { NoticeFact, Versions } from './evidence'
import type { TransactionFact } from './facts'
import type { LaneFacts } from './lanes'
import type { Mark, MarkKind } from './life'
import { type Revocation, revocationsOf } from './revocations'
import { noticesByTransaction } from './subscription'
import { at, compareText, productWords } from './words'

/** The notifications that show as a mark of their own; those of purchases join the purchase’s mark. */
const OF_NOTICES: Readonly<Record<string, MarkKind>> = {
  'DID_CHANGE_RENEWAL_STATUS/AUTO_RENEW_ENABLED': 'renewal-on',
  'DID_CHANGE_RENEWAL_STATUS/AUTO_RENEW_DISABLED': 'renewal-off',
  'DID_CHANGE_RENEWAL_PREF/DOWNGRADE': 'downgrade',
  'OFFER_REDEEMED/DOWNGRADE': 'downgrade',
  'PRICE_INCREASE/PENDING': 'price-increase',
  'PRICE_INCREASE/ACCEPTED': 'price-increase',
  DID_FAIL_TO_RENEW: 'failed-renewal',
  'DID_FAIL_TO_RENEW/GRACE_PERIOD': 'failed-renewal',
  RENEWAL_EXTENDED: 'extension',
  REFUND_REVERSED: 'refund-reversed',
}

/** Those that tell of a transaction: what kind of mark, where the transaction itself has none. */
const OF_PURCHASES: Readonly<Record<string, MarkKind>> = {
  'SUBSCRIBED/INITIAL_BUY': 'purchase',
  'SUBSCRIBED/RESUBSCRIBE': 'resubscription',
  DID_RENEW: 'renewal',
  'DID_RENEW/BILLING_RECOVERY': 'renewal',
  'DID_CHANGE_RENEWAL_PREF/UPGRADE': 'upgrade',
  'OFFER_REDEEMED/UPGRADE': 'upgrade',
  OFFER_REDEEMED: 'offer',
  ONE_TIME_CHARGE: 'purchase',
}

const TAKEN_BACK: Readonly<Record<string, MarkKind>> = { REFUND: 'refund', REVOKE: 'revocation' }

/** Everything that happened at an instant, in order of time. */
export function marksOf(lane: LaneFacts): Mark[] {
  const notices = noticesByTransaction(lane.notices)
  const marks: Mark[] = []
  const bought = new Map<string, Mark>()
  const takenBack = new Set<string>()
  const reversed = new Set<string>()
  let before: TransactionFact | null = null
  const prices = new Map<string, string | undefined>()
  const priceWords = ({ price, currency }: TransactionFact) => {
    if (price === null) return undefined
    const key = `${price} ${currency}`
    if (!prices.has(key)) prices.set(key, money(String(price), currency))
    return prices.get(key)
  }
  for (const versions of lane.transactions) {
    const { newest } = versions
    const { transactionId } = newest
    if (newest.purchasedAt !== null) {
      const mark = purchaseMark(newest, newest.purchasedAt, before, lane.kind, priceWords(newest))
      marks.push(mark, ...offerMark(newest, newest.purchasedAt))
      bought.set(transactionId, mark)
      before = newest
    }
    const its = notices.get(transactionId) ?? []
    marks.push(...extensionMark(versions, its))
    for (const revocation of revocationsOf(versions, its)) {
      takenBack.add(transactionId)
      if (revocation.until < Number.POSITIVE_INFINITY) reversed.add(transactionId)
      marks.push(...revocationMarks(revocation, newest.product))
    }
  }
  for (const notice of lane.notices) {
    if (notice.signedAt === null) continue
    const id = notice.transactionId ?? ''
    const name = nameOf(notice)
    const joined = bought.get(id)
    if (Object.hasOwn(OF_PURCHASES, name) && joined) {
      joined.proof = [...new Set([...joined.proof, ...notice.proofs])].sort(compareText)
      continue
    }
    if (Object.hasOwn(TAKEN_BACK, notice.type) && takenBack.has(id)) continue
    if (notice.type === 'REFUND_REVERSED' && reversed.has(id)) continue
    const kind = kindOf(notice, name)
    if (kind) marks.push(noticeMark(notice, notice.signedAt, kind))
  }
  marks.push(...priceMark(lane))
  return marks.sort(
    (a, b) =>
      a.at - b.at || compareText(a.kind, b.kind) || compareText(a.proof[0] ?? '', b.proof[0] ?? ''),
  )
}

function revocationMarks({ from, until, kind, why, proof }: Revocation, product: string): Mark[] {
  const words = productWords(product)
  const title = `${kind === 'refund' ? 'Refunded' : 'Taken back'}: ${words}`
  const taken: Mark = { at: from, kind, title, detail: `${why}, ${at(from)}.`, proof }
  if (until === Number.POSITIVE_INFINITY) return [taken]
  const detail = `What had been taken back counts again, by ${at(until)} at the latest.`
  return [
    taken,
    { at: until, kind: 'refund-reversed', title: `Refund reversed: ${words}`, detail, proof },
  ]
}

const nameOf = ({ type, subtype }: NoticeFact) => (subtype === null ? type : `${type}/${subtype}`)

function kindOf({ type }: NoticeFact, name: string): MarkKind | null {
  if (type === 'EXPIRED') return 'expiry'
  for (const table of [OF_NOTICES, OF_PURCHASES, TAKEN_BACK]) {
    if (Object.hasOwn(table, name)) return table[name] ?? null
  }
  return null
}

function noticeMark({ type, subtype, proofs }: NoticeFact, instant: number, kind: MarkKind): Mark {
  const pair = notificationPair(type, subtype)
  return {
    at: instant,
    kind,
    title: pair?.title ?? said(type),
    detail: pair?.meaning ?? 'Apple documents no such pair of type and subtype.',
    proof: proofs,
  }
}

const TITLES = {
  purchase: 'Bought',
  renewal: 'Renewed',
  resubscription: 'Subscribed again',
  upgrade: 'Upgraded',
} as const

function purchaseMark(
  fact: TransactionFact,
  instant: number,
  before: TransactionFact | null,
  lane: LaneFacts['kind'],
  amount: string | undefined,
): Mark {
  const kind = purchaseKind(fact, before, lane)
  const changed = before && kind === 'renewal' && before.product !== fact.product
  const was = changed ? ` It was ${productWords(before.product)} before.` : ''
  const until = fact.expiresAt === null ? '' : `, until ${at(fact.expiresAt)}`
  const shared = fact.family ? ', through Family Sharing' : ''
  return {
    at: instant,
    kind,
    title: `${TITLES[kind]}: ${productWords(fact.product)}`,
    detail: `${TITLES[kind]}${amount ? ` for ${amount}` : ''} on ${at(instant)}${until}${shared}.${was}`,
    proof: [fact.proof],
  }
}

function purchaseKind(
  fact: TransactionFact,
  before: TransactionFact | null,
  lane: LaneFacts['kind'],
): keyof typeof TITLES {
  if (lane !== 'subscription') return 'purchase'
  const again = fact.reason === null ? fact.transactionId !== fact.originalId : false
  if (fact.reason === 'RENEWAL' || again) return 'renewal'
  if (!before) return 'purchase'
  return before.upgraded && before.product !== fact.product ? 'upgrade' : 'resubscription'
}

function offerMark(fact: TransactionFact, instant: number): Mark[] {
  const { offerType, offerId, discount, proof } = fact
  if (offerType === null) return []
  const words = OFFER_TYPES[String(offerType)] ?? `offer of type ${offerType}`
  const free = discount === 'FREE_TRIAL' ? ', a free trial' : ''
  const name = offerId === null ? '' : ` “${said(offerId)}”`
  const title = `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`
  return [
    { at: instant, kind: 'offer', title, detail: `Bought with it${name}${free}.`, proof: [proof] },
  ]
}

/** A period that ends later in a newer version of its transaction was extended. */
function extensionMark({ newest, all }: Versions, notices: readonly NoticeFact[]): Mark[] {
  if (notices.some(({ type }) => type === 'RENEWAL_EXTENDED') || newest.expiresAt === null)
    return []
  const oldest = all.at(-1)
  if (oldest?.expiresAt == null || oldest.expiresAt >= newest.expiresAt) return []
  if (newest.signedAt === null) return []
  return [
    {
      at: newest.signedAt,
      kind: 'extension',
      title: 'Renewal date moved',
      detail: `It was to end ${at(oldest.expiresAt)}, and ends ${at(newest.expiresAt)} in the version that was signed then.`,
      proof: [newest.proof, oldest.proof].sort(compareText),
    },
  ]
}

/** Without a notification the renewal info shows it. */
function priceMark({ renewals, notices }: LaneFacts): Mark[] {
  if (notices.some(({ type }) => type === 'PRICE_INCREASE')) return []
  const first = renewals.find((one) => one.priceIncrease !== null && one.signedAt !== null)
  if (first?.signedAt == null) return []
  const detail =
    first.priceIncrease === 0
      ? 'The customer has not answered yet, in the renewal info of that instant.'
      : 'The customer consented, or was informed and need not consent.'
  return [
    {
      at: first.signedAt,
      kind: 'price-increase',
      title: 'Price increase',
      detail,
      proof: [first.proof],
    },
  ]
}
