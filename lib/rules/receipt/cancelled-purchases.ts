import { RECEIPT } from '@/lib/apple/receipt-sources'
import { formatInstant } from '@/lib/push/instant'
import { examplePurchase, exampleReceipt, type ReceiptSubject } from '../receipt-subject'
import { defineRule } from '../rule'

export const cancelledPurchases = defineRule<ReceiptSubject, { count: number; last: number }>({
  code: 'receipt/cancelled-purchases',
  level: 'notice',
  title: 'Apple took purchases back',
  cause: 'Apple refunded the customer, or a subscription was replaced when the customer upgraded.',
  fix: 'Treat these as if they had never been bought. For an upgrade, the purchase that replaced it is in the receipt as well.',
  see: [RECEIPT.fields, RECEIPT.answer],
  check: ({ purchases }) => {
    const times = purchases.flatMap(({ cancelledAt }) => cancelledAt ?? [])
    const last = times.reduce((one, other) => Math.max(one, other), -Infinity)
    return times.length > 0 ? { at: '1712', args: { count: times.length, last } } : 'pass'
  },
  message: ({ count, last }) =>
    count === 1
      ? `One purchase has a cancellation date (1712): ${formatInstant(last)}.`
      : `${count} purchases have a cancellation date (1712), the latest ${formatInstant(last)}.`,
  examples: () => ({
    bad: [
      exampleReceipt({ purchases: [examplePurchase({ cancelledAt: Date.UTC(2026, 8, 5) })] }),
      exampleReceipt({
        purchases: [examplePurchase({ cancelledAt: 1 }), examplePurchase({ cancelledAt: 2 })],
      }),
    ],
    good: [exampleReceipt()],
  }),
})
