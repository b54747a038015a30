import { toCsv } from '@/lib/text/csv'
import type { Row, TransactionFacts } from '../engine/rows'

const NAMES: readonly (readonly [title: string, name: keyof TransactionFacts, instant?: true])[] = [
  ['transactionId', 'transactionId'],
  ['originalTransactionId', 'originalTransactionId'],
  ['productId', 'productId'],
  ['type', 'type'],
  ['subscriptionGroupIdentifier', 'group'],
  ['purchaseDate', 'purchased', true],
  ['expiresDate', 'expires', true],
  ['revocationDate', 'revoked', true],
  ['revocationReason', 'revocationReason'],
  ['revocationType', 'revocationType'],
  ['price', 'price'],
  ['currency', 'currency'],
  ['storefront', 'storefront'],
  ['offerType', 'offerType'],
  ['offerDiscountType', 'offerDiscount'],
  ['offerIdentifier', 'offerId'],
  ['transactionReason', 'reason'],
  ['inAppOwnershipType', 'ownership'],
  ['quantity', 'quantity'],
  ['isUpgraded', 'upgraded'],
  ['environment', 'environment'],
  ['bundleId', 'bundleId'],
  ['signedDate', 'signed', true],
]

/** The transactions as CSV by Apple’s names, instants as ISO 8601, prices in milliunits as they came. */
export function transactionsCsv(rows: readonly Pick<Row, 'facts' | 'verdict'>[]): string {
  return toCsv(
    [...NAMES.map(([title]) => title), 'verdict'],
    rows.flatMap(({ facts, verdict }) =>
      facts
        ? [
            [
              ...NAMES.map(([, name, instant]) => {
                const value = facts[name]
                return instant && typeof value === 'number' ? isoOf(value) : value
              }),
              verdict,
            ],
          ]
        : [],
    ),
  )
}

function isoOf(instant: number): string {
  const date = new Date(instant)
  return Number.isNaN(date.getTime()) ? String(instant) : date.toISOString()
}
