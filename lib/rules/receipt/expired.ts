import { RECEIPT } from '@/lib/apple/receipt-sources'
import { formatInstant } from '@/lib/push/instant'
import { exampleReceipt, type ReceiptSubject } from '../receipt-subject'
import { defineRule } from '../rule'

export const expired = defineRule<ReceiptSubject, { at: number }>({
  code: 'receipt/expired',
  level: 'warning',
  title: 'The receipt itself has expired',
  cause:
    'A receipt with an expiration date comes from the Volume Purchase Program, and the organisation has taken the app back.',
  fix: 'Let the app refresh its receipt. If the new one has expired as well, the app is no longer assigned to that device.',
  see: [RECEIPT.onDevice],
  check: ({ expiresAt, now }) => {
    if (expiresAt === null || now === null) return 'not-applicable'
    return expiresAt <= now ? { at: '21', args: { at: expiresAt } } : 'pass'
  },
  message: ({ at }) => `Its expiration date (21) is ${formatInstant(at)}.`,
  examples: () => ({
    bad: [exampleReceipt({ expiresAt: Date.UTC(2026, 0, 1) })],
    good: [exampleReceipt(), exampleReceipt({ expiresAt: Date.UTC(2027, 0, 1) })],
  }),
})
