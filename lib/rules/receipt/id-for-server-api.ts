import { RECEIPT } from '@/lib/apple/receipt-sources'
import { formatInstant } from '@/lib/push/instant'
import {
  examplePurchase,
  exampleReceipt,
  idOf,
  isXcode,
  newestPurchase,
  placeOf,
  type ReceiptSubject,
} from '../receipt-subject'
import { defineRule } from '../rule'

export const idForServerApi = defineRule<
  ReceiptSubject,
  { id: string; original: string | null; bought: number | null; originals: number }
>({
  code: 'receipt/id-for-server-api',
  level: 'notice',
  title: 'The id to give to the App Store Server API',
  cause:
    'The API answers from any one transaction of the customer: history and subscription statuses take a transaction id or an original transaction id, and the receipt is not needed after that.',
  fix: 'Ask Get Transaction History or Get All Subscription Statuses with this id, at the host of the receipt’s environment. What comes back is signed and up to date, which the receipt is not.',
  see: [RECEIPT.history, RECEIPT.apiChanges, RECEIPT.library],
  check: (subject) => {
    const newest = newestPurchase(subject.purchases)
    const id = newest && idOf(newest)
    if (!newest || id === null || isXcode(subject)) return 'not-applicable'
    const originals = new Set(
      subject.purchases.flatMap(({ originalTransactionId: found }) => found ?? []),
    )
    const { originalTransactionId: original, purchasedAt: bought } = newest
    return {
      at: placeOf(subject, '1703', 'transaction-id'),
      args: { id, original, bought, originals: originals.size },
    }
  },
  message: ({ id, original, bought, originals }) =>
    `${id} is the newest transaction${bought === null ? '' : ` (${formatInstant(bought)})`}${original === null || original === id ? '' : `, of the original ${original}`}. Any other id of this receipt leads to the same history${originals > 1 ? `; it has ${originals} original transactions` : ''}.`,
  examples: {
    bad: [
      exampleReceipt(),
      exampleReceipt({
        purchases: [
          examplePurchase(),
          examplePurchase({ transactionId: '410000000000002', purchasedAt: null }),
          examplePurchase({ originalTransactionId: '410000000000009' }),
        ],
      }),
      exampleReceipt({
        purchases: [
          examplePurchase({
            transactionId: '410000000000002',
            purchasedAt: Date.UTC(2026, 9, 1),
          }),
        ],
      }),
    ],
    good: [exampleReceipt({ purchases: [] }), exampleReceipt({ environment: 'Xcode' })],
  },
})
