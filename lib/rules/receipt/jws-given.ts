import { RECEIPT } from '@/lib/apple/receipt-sources'
import { exampleReceipt, type ReceiptSubject } from '../receipt-subject'
import { defineRule } from '../rule'

export const jwsGiven = defineRule<ReceiptSubject, object>({
  code: 'receipt/jws-given',
  level: 'error',
  title: 'A signed transaction was given as a receipt',
  cause:
    'StoreKit 2 and the App Store Server API issue transactions as JWS: three parts with dots between them, beginning with ey. That is not a receipt, and code that reads receipts refuses it.',
  fix: 'Pass it to something that expects a JWS, such as verifyAndDecodeTransaction in Apple’s library, or send its transactionId straight to the App Store Server API. To read it, paste it here by itself.',
  see: [RECEIPT.jws, RECEIPT.libraryKind],
  check: ({ form }) => (form === 'jws' ? { args: {} } : 'pass'),
  message: () => 'It was meant to be read as a receipt, but it has the three parts of a JWS.',
  examples: () => ({ bad: [exampleReceipt({ form: 'jws' })], good: [exampleReceipt()] }),
})
