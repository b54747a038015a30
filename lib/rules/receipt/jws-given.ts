import { RECEIPT } from '@/lib/apple/receipt-sources'
import { exampleReceipt, type ReceiptSubject } from '../receipt-subject'
import { defineRule } from '../rule'

export const jwsGiven = defineRule<ReceiptSubject, object>({
  code: 'receipt/jws-given',
  level: 'error',
  title: 'A signed transaction was given as a receipt',
  cause:
    'StoreKit 2 and the App Store Server API hand out transactions as JWS: three parts with dots between them, beginning with ey. That is not a receipt, and code that reads receipts refuses it.',
  fix: 'Take it where a JWS is expected: verifyAndDecodeTransaction of Apple’s library, or its payload’s transactionId straight to the App Store Server API. Paste it here alone to read it.',
  see: [RECEIPT.jws, RECEIPT.libraryKind],
  check: ({ form }) => (form === 'jws' ? { args: {} } : 'pass'),
  message: () => 'It was to be read as a receipt, and it has the three parts of a JWS.',
  examples: { bad: [exampleReceipt({ form: 'jws' })], good: [exampleReceipt()] },
})
