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
  title: 'The ID to use with the App Store Server API',
  cause:
    'The API answers for any one transaction of the customer: the history and the subscription statuses accept a transaction ID or an original transaction ID, and you do not need the receipt after that.',
  fix: 'Call Get Transaction History or Get All Subscription Statuses with this ID, on the host for the receipt’s environment. The answer is signed and up to date, unlike the receipt.',
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
    `${id} is the newest transaction${bought === null ? '' : ` (${formatInstant(bought)})`}${original === null || original === id ? '' : `, of the original ${original}`}. Any other ID of this receipt leads to the same history${originals > 1 ? `; it has ${originals} original transactions` : ''}.`,
  examples: () => ({
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
  }),
})
