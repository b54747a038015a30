import { RECEIPT } from '@/lib/apple/receipt-sources'
import {
  examplePurchase,
  exampleReceipt,
  isSandbox,
  placeOf,
  type ReceiptSubject,
} from '../receipt-subject'
import { defineRule } from '../rule'

export const originalAfterPurchase = defineRule<
  ReceiptSubject,
  { count: number; sandbox: boolean }
>({
  code: 'receipt/original-after-purchase',
  level: 'notice',
  title: 'The first purchase is dated after this one',
  cause: 'The sandbox is known to write the restore date into the original purchase date.',
  fix: 'Order purchases by purchase date (1704) and expiry (1708), and do not let a date check reject a receipt in testing.',
  see: ['https://github.com/voltrue2/in-app-purchase/issues/255', RECEIPT.fields],
  check: (subject) => {
    const count = subject.purchases.filter(
      ({ originalPurchasedAt: original, purchasedAt: bought }) =>
        original !== null && bought !== null && original > bought,
    ).length
    return count > 0
      ? {
          at: placeOf(subject, '1706', 'original-purchase-date'),
          args: { count, sandbox: isSandbox(subject) },
        }
      : 'pass'
  },
  message: ({ count, sandbox }) =>
    `${count === 1 ? 'One purchase has' : `${count} purchases have`} an original purchase date (1706) that is later than the purchase date (1704).${sandbox ? ' In the sandbox this is a known oddity that needs no action.' : ''}`,
  examples: () => ({
    bad: [
      exampleReceipt({
        environment: 'ProductionSandbox',
        purchases: [examplePurchase({ originalPurchasedAt: Date.UTC(2026, 9, 1) })],
      }),
      exampleReceipt({
        purchases: [
          examplePurchase({ originalPurchasedAt: Date.UTC(2026, 9, 1) }),
          examplePurchase({ originalPurchasedAt: Date.UTC(2026, 9, 2) }),
        ],
      }),
    ],
    good: [
      exampleReceipt(),
      exampleReceipt({ purchases: [examplePurchase({ originalPurchasedAt: null })] }),
    ],
  }),
})
