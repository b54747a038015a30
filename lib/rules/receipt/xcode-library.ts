import { RECEIPT } from '@/lib/apple/receipt-sources'
import { exampleReceipt, isXcode, type ReceiptSubject } from '../receipt-subject'
import { defineRule } from '../rule'

export const xcodeLibrary = defineRule<ReceiptSubject, object>({
  code: 'receipt/xcode-library',
  level: 'notice',
  title: 'Apple’s Node library cannot read receipts from Xcode',
  cause:
    'ReceiptUtility of @apple/app-store-server-library reads ASN.1 with jsrsasign, and versions from 11.1.2 on refuse the indefinite lengths that Xcode writes.',
  fix: 'Pin jsrsasign to 11.1.1 in the tests that need it, or test with sandbox receipts. Receipts from the App Store are not affected.',
  see: [RECEIPT.libraryXcode],
  check: (subject) => (isXcode(subject) ? { args: {} } : 'pass'),
  message: () =>
    'extractTransactionIdFromAppReceipt throws “too short ASN.1 value” for receipts of this form when it is freshly installed.',
  examples: () => ({ bad: [exampleReceipt({ environment: 'Xcode' })], good: [exampleReceipt()] }),
})
