import { RECEIPT } from '@/lib/apple/receipt-sources'
import {
  examplePurchase,
  exampleReceipt,
  isXcode,
  placeOf,
  type ReceiptSubject,
} from '../receipt-subject'
import { defineRule } from '../rule'

export const idNotVerified = defineRule<ReceiptSubject, { count: number }>({
  code: 'receipt/id-not-verified',
  level: 'warning',
  title: 'Whoever sent the receipt chose its IDs',
  cause:
    'ReceiptUtility in Apple’s library extracts an ID from a receipt without checking the signature, and so does any plain parser. It is easy to write a receipt with somebody else’s transaction ID.',
  fix: 'Verify the signature up to Apple’s root before you trust an ID, and compare the bundle ID and appAccountToken in the App Store Server API’s answer with your own customer.',
  see: [RECEIPT.libraryTrust, RECEIPT.onDevice],
  check: (subject) => {
    if (isXcode(subject) || subject.purchases.length === 0) return 'not-applicable'
    return subject.signature?.trusted
      ? 'pass'
      : {
          at: placeOf(subject, '1703', 'transaction-id'),
          args: { count: subject.purchases.length },
        }
  },
  message: ({ count }) =>
    `No signature up to a trusted root confirms the ${count === 1 ? 'ID' : 'IDs'} in this receipt, so ${count === 1 ? 'it says' : 'they say'} nothing about who bought what.`,
  examples: () => ({
    bad: [
      exampleReceipt({ signature: null }),
      exampleReceipt({
        signature: { trusted: false, sha1: false },
        purchases: [examplePurchase(), examplePurchase({ transactionId: '410000000000002' })],
      }),
    ],
    good: [exampleReceipt(), exampleReceipt({ purchases: [], signature: null })],
  }),
})
