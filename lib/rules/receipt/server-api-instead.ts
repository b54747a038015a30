import { RECEIPT } from '@/lib/apple/receipt-sources'
import { exampleReceipt, isXcode, type ReceiptSubject } from '../receipt-subject'
import { defineRule } from '../rule'

export const serverApiInstead = defineRule<ReceiptSubject, object>({
  code: 'receipt/server-api-instead',
  level: 'notice',
  title: 'Receipts are no longer sent to Apple',
  cause:
    'verifyReceipt, which accepted receipts, is deprecated. The App Store Server API accepts a transaction ID and answers with signed transactions; app receipts themselves still exist.',
  fix: 'Store the original transaction ID of each customer, and call the App Store Server API with it. On the device, StoreKit 2 verifies transactions itself.',
  see: [RECEIPT.verifyReceipt, RECEIPT.library],
  check: (subject) => {
    if (isXcode(subject) || subject.purchases.length === 0) return 'not-applicable'
    return subject.form === 'app-receipt' ? { args: {} } : 'pass'
  },
  message: () =>
    'A server with this receipt needs only one ID from it: verifyReceipt is deprecated, and no receipt has to be sent or kept.',
  examples: () => ({
    bad: [exampleReceipt()],
    good: [
      exampleReceipt({ purchases: [] }),
      exampleReceipt({ environment: 'Xcode' }),
      exampleReceipt({ form: 'transaction-receipt' }),
    ],
  }),
})
