import { RECEIPT } from '@/lib/apple/receipt-sources'
import { exampleReceipt, type ReceiptSubject } from '../receipt-subject'
import { defineRule } from '../rule'

export const transactionReceipt = defineRule<ReceiptSubject, object>({
  code: 'receipt/transaction-receipt',
  level: 'warning',
  title: 'An old-style transaction receipt',
  cause:
    'SKPaymentTransaction.transactionReceipt has been deprecated since iOS 7. It contains one purchase, and its certificate’s issuer is not inside, so it cannot be traced to a root.',
  fix: 'Take the transaction ID from it and call the App Store Server API; in the app, use StoreKit 2 or the app receipt.',
  see: [RECEIPT.transactionReceipt, RECEIPT.history],
  check: ({ form }) => (form === 'transaction-receipt' ? { args: {} } : 'pass'),
  message: () =>
    'This is the property list that StoreKit gave for one transaction before there was a receipt for the whole app.',
  examples: () => ({
    bad: [exampleReceipt({ form: 'transaction-receipt' })],
    good: [exampleReceipt()],
  }),
})
