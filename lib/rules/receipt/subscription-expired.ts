import { RECEIPT } from '@/lib/apple/receipt-sources'
import { formatInstant } from '@/lib/push/instant'
import { examplePurchase, exampleReceipt, type ReceiptSubject } from '../receipt-subject'
import { defineRule } from '../rule'

export const subscriptionExpired = defineRule<
  ReceiptSubject,
  { at: number; product: string | null }
>({
  code: 'receipt/subscription-expired',
  level: 'notice',
  title: 'No subscription in the receipt is active',
  cause:
    'It ended, or it was renewed after the receipt was made: a receipt is not updated by itself with renewals, refunds and grace periods.',
  fix: 'Call Get All Subscription Statuses with the transaction ID before you take anything away from the customer.',
  see: [RECEIPT.history, RECEIPT.choosing],
  check: ({ purchases, now }) => {
    const running = purchases.filter(
      ({ expiresAt, cancelledAt }) => expiresAt !== null && cancelledAt === null,
    )
    if (now === null || running.length === 0) return 'not-applicable'
    let last = running[0]
    for (const purchase of running) {
      if ((purchase.expiresAt ?? 0) > (last?.expiresAt ?? 0)) last = purchase
    }
    if (!last || last.expiresAt === null || last.expiresAt > now) return 'pass'
    return { at: '1708', args: { at: last.expiresAt, product: last.productId } }
  },
  message: ({ at, product }) =>
    `The last to end is ${product ?? 'one without a product ID'}, at ${formatInstant(at)}, according to what was known when the receipt was made.`,
  examples: () => ({
    bad: [
      exampleReceipt({ now: Date.UTC(2027, 0, 1) }),
      exampleReceipt({
        purchases: [
          examplePurchase({ expiresAt: 1 }),
          examplePurchase({ expiresAt: 2, productId: null }),
        ],
      }),
    ],
    good: [
      exampleReceipt(),
      exampleReceipt({ now: null }),
      exampleReceipt({ purchases: [examplePurchase({ expiresAt: null })] }),
    ],
  }),
})
