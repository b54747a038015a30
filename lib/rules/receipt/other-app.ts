import { RECEIPT } from '@/lib/apple/receipt-sources'
import { exampleReceipt, type ReceiptSubject } from '../receipt-subject'
import { defineRule } from '../rule'

export const otherApp = defineRule<ReceiptSubject, { expected: string; found: string | null }>({
  code: 'receipt/other-app',
  level: 'error',
  title: 'The receipt belongs to another app',
  cause:
    'A receipt of a different app was sent, by mistake or to pass for a purchase that was never made.',
  fix: 'Refuse it. If it is your own, check which target it came from and which bundle ID your server expects.',
  see: [RECEIPT.onDevice],
  check: ({ mismatch, bundleId }) =>
    mismatch.bundleId === null
      ? 'pass'
      : { at: '2', args: { expected: mismatch.bundleId, found: bundleId } },
  message: ({ expected, found }) =>
    `The bundle ID ${expected} was expected, but the receipt ${found === null ? 'names none' : `says ${found}`}.`,
  examples: () => ({
    bad: [
      exampleReceipt({
        mismatch: { device: false, bundleId: 'com.example.other', environment: null },
      }),
    ],
    good: [exampleReceipt()],
  }),
})
