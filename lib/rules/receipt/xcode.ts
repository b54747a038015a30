import { RECEIPT } from '@/lib/apple/receipt-sources'
import { exampleReceipt, isXcode, type ReceiptSubject } from '../receipt-subject'
import { defineRule } from '../rule'

export const xcode = defineRule<ReceiptSubject, object>({
  code: 'receipt/xcode',
  level: 'warning',
  title: 'A receipt from StoreKit testing in Xcode',
  cause:
    'The scheme has a StoreKit configuration file, so Xcode played the App Store on that machine and signed the receipt with a certificate of its own.',
  fix: 'To have a receipt that Apple’s servers know, run with StoreKit Configuration set to None and a sandbox account, or add Xcode’s certificate (Editor > Save Public Certificate) as a root here to verify this one.',
  see: [RECEIPT.xcodeTesting],
  check: (subject) => (isXcode(subject) ? { at: '0', args: {} } : 'pass'),
  message: () =>
    'The environment is Xcode. None of Apple’s servers knows these transactions: neither verifyReceipt nor the App Store Server API can answer for them. Some versions of Xcode also write local time followed by a Z, so dates may be off by the time zone of that machine.',
  examples: () => ({
    bad: [exampleReceipt({ environment: 'Xcode' })],
    good: [exampleReceipt(), exampleReceipt({ environment: 'ProductionSandbox' })],
  }),
})
