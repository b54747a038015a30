import { formatUtc } from '@/components/ui/time-format'
import {
  OFFER_DISCOUNTS,
  OFFER_TYPES,
  REVOCATION_REASONS,
  REVOCATION_TYPES,
} from '@/lib/apple/app-store/enums'
import { money, percentage } from '@/lib/apple/app-store/words'
import type { Row, TransactionFacts } from '../engine/rows'

/** One column of transactions. */
export interface Column {
  id: string
  title: string
  /** In characters. */
  width: number
  mono?: true
  right?: true
  /** Shown from the start. */
  first?: true
  text: (facts: TransactionFacts, row: Row) => string
  /** What it is sorted by, where that is not the text. */
  by?: (facts: TransactionFacts) => number | null
}

const when = (at: number | null) => (at === null ? '' : formatUtc(at))

export const COLUMNS: readonly Column[] = [
  {
    id: 'transactionId',
    title: 'Transaction',
    width: 19,
    mono: true,
    first: true,
    text: ({ transactionId }) => transactionId ?? 'no ID',
  },
  {
    id: 'product',
    title: 'Product',
    width: 22,
    mono: true,
    first: true,
    text: ({ productId }) => productId ?? '',
  },
  {
    id: 'purchased',
    title: 'Bought',
    width: 24,
    first: true,
    text: ({ purchased }) => when(purchased),
    by: ({ purchased }) => purchased,
  },
  {
    id: 'expires',
    title: 'Expires',
    width: 24,
    first: true,
    text: ({ expires }) => when(expires),
    by: ({ expires }) => expires,
  },
  {
    id: 'price',
    title: 'Price',
    width: 12,
    right: true,
    first: true,
    text: priceOf,
    by: ({ price }) => price,
  },
  {
    id: 'reason',
    title: 'Reason',
    width: 11,
    first: true,
    text: ({ reason }) =>
      reason === 'RENEWAL' ? 'renewal' : reason === 'PURCHASE' ? 'purchase' : (reason ?? ''),
  },
  { id: 'offer', title: 'Offer', width: 16, first: true, text: offerOf },
  { id: 'state', title: 'Changed', width: 13, first: true, text: changeOf },
  { id: 'type', title: 'Type', width: 26, text: ({ type }) => type ?? '' },
  { id: 'ownership', title: 'Ownership', width: 14, text: ({ ownership }) => ownership ?? '' },
  {
    id: 'original',
    title: 'Original transaction',
    width: 19,
    mono: true,
    text: ({ originalTransactionId }) => originalTransactionId ?? '',
  },
  { id: 'group', title: 'Group', width: 12, mono: true, text: ({ group }) => group ?? '' },
  {
    id: 'quantity',
    title: 'Quantity',
    width: 9,
    right: true,
    text: ({ quantity }) => (quantity === null ? '' : String(quantity)),
    by: ({ quantity }) => quantity,
  },
  { id: 'storefront', title: 'Storefront', width: 11, text: ({ storefront }) => storefront ?? '' },
  {
    id: 'environment',
    title: 'Environment',
    width: 12,
    text: ({ environment }) => environment ?? '',
  },
  {
    id: 'signed',
    title: 'Signed',
    width: 24,
    text: ({ signed }) => when(signed),
    by: ({ signed }) => signed,
  },
  { id: 'verdict', title: 'Verdict', width: 11, text: (_, { verdict }) => verdict },
]

function priceOf({ price, currency }: TransactionFacts): string {
  return price === null ? '' : (money(String(price), currency) ?? String(price))
}

function offerOf({ offerType, offerDiscount }: TransactionFacts): string {
  if (offerDiscount !== null) return OFFER_DISCOUNTS[offerDiscount] ?? offerDiscount
  return offerType === null ? '' : (OFFER_TYPES[String(offerType)] ?? `type ${offerType}`)
}

function changeOf({ revoked, revocationType, upgraded }: TransactionFacts): string {
  if (revoked !== null) return revocationType === 'FAMILY_REVOKE' ? 'taken back' : 'refunded'
  return upgraded ? 'upgraded from' : ''
}

/** The columns of refunds: what was given back, when and why. */
export const REFUND_COLUMNS: readonly Column[] = [
  ...COLUMNS.filter(({ id }) => id === 'transactionId' || id === 'product'),
  {
    id: 'revoked',
    title: 'Given back',
    width: 24,
    first: true,
    text: ({ revoked }) => when(revoked),
    by: ({ revoked }) => revoked,
  },
  { id: 'how', title: 'How', width: 27, first: true, text: howOf },
  {
    id: 'why',
    title: 'Why',
    width: 46,
    first: true,
    text: ({ revocationReason }) =>
      revocationReason === null
        ? ''
        : (REVOCATION_REASONS[String(revocationReason)] ?? `reason ${revocationReason}`),
  },
  ...COLUMNS.filter(({ id }) => id === 'purchased' || id === 'price'),
]

function howOf({ revocationType, revocationPercentage }: TransactionFacts): string {
  const how = revocationType === null ? '' : (REVOCATION_TYPES[revocationType] ?? revocationType)
  const share = revocationPercentage === null ? undefined : percentage(String(revocationPercentage))
  return [how, share].filter(Boolean).join(', ')
}
