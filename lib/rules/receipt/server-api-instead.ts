import { RECEIPT } from '@/lib/apple/receipt-sources'
import { exampleReceipt, isXcode, type ReceiptSubject } from '../receipt-subject'
import { defineRule } from '../rule'

export const serverApiInstead = defineRule<ReceiptSubject, object>({
  code: 'receipt/server-api-instead',
  level: 'notice',
  title: 'Receipts are no longer sent to Apple',
  cause:
    'verifyReceipt, which took receipts, is deprecated. The App Store Server API takes a transaction id and answers with signed transactions; app receipts themselves are still made.',
  fix: 'Keep the original transaction id of each customer, and ask the App Store Server API with it. On the device, StoreKit 2 verifies transactions itself.',
  see: [RECEIPT.verifyReceipt, RECEIPT.library],
  check: (subject) => {
    if (isXcode(subject) || subject.purchases.length === 0) return 'not-applicable'
    return subject.form === 'app-receipt' ? { args: {} } : 'pass'
  },
  message: () =>
    'A server that holds this receipt needs only one id out of it: verifyReceipt is deprecated, and no receipt has to be sent or kept.',
  examples: {
    bad: [exampleReceipt()],
    good: [
      exampleReceipt({ purchases: [] }),
      exampleReceipt({ environment: 'Xcode' }),
      exampleReceipt({ form: 'transaction-receipt' }),
    ],
  },
})
