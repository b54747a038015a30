import { RECEIPT } from '@/lib/apple/receipt-sources'
import {
  examplePurchase,
  exampleReceipt,
  idOf,
  newestPurchase,
  type ReceiptSubject,
} from '../receipt-subject'
import { defineRule } from '../rule'

export const firstNotNewest = defineRule<ReceiptSubject, { first: string; newest: string }>({
  code: 'receipt/first-not-newest',
  level: 'notice',
  title: 'The first purchase in the receipt is not the newest',
  cause:
    'A receipt is a SET: its purchases are in no particular order. ReceiptUtility in Apple’s library uses the first.',
  fix: 'Use whichever ID you have to get the history, and decide by what that says, never by the one purchase that the ID names.',
  see: [RECEIPT.library, RECEIPT.libraryTrust],
  check: ({ purchases }) => {
    const first = purchases.find((purchase) => idOf(purchase) !== null)
    const newest = newestPurchase(purchases)
    const args = { first: first && idOf(first), newest: newest && idOf(newest) }
    if (!args.first || !args.newest) return 'not-applicable'
    return args.first === args.newest
      ? 'pass'
      : { at: '17', args: { first: args.first, newest: args.newest } }
  },
  message: ({ first, newest }) =>
    `ReceiptUtility gives ${first}, the first in the receipt; the newest is ${newest}. Both lead to the same history.`,
  examples: () => ({
    bad: [
      exampleReceipt({
        purchases: [
          examplePurchase(),
          examplePurchase({
            transactionId: '410000000000002',
            purchasedAt: Date.UTC(2026, 9, 1),
          }),
        ],
      }),
    ],
    good: [exampleReceipt(), exampleReceipt({ purchases: [] })],
  }),
})
