import { RECEIPT } from '@/lib/apple/receipt-sources'
import { defineRule } from '../rule'
import { exampleAnswer, type VerifyReceiptSubject } from '../verify-receipt-subject'

export const verifyReceiptDeprecated = defineRule<VerifyReceiptSubject, { form: string }>({
  code: 'receipt/verify-receipt-deprecated',
  level: 'notice',
  title: 'verifyReceipt is deprecated',
  cause:
    'Apple deprecated verifyReceipt at WWDC 2023. It still answers, but nothing in its answer is signed.',
  fix: 'Take one transaction ID from the receipt and call Get Transaction History or Get All Subscription Statuses in the App Store Server API, with an In-App Purchase key instead of the shared secret.',
  see: [RECEIPT.verifyReceipt, RECEIPT.library],
  check: ({ form }) => (form === 'unified' ? 'not-applicable' : { args: { form } }),
  message: ({ form }) =>
    form === 'request'
      ? 'This is the body of a request to it.'
      : 'This is an answer from it. Nothing in it is signed, so only the server that asked can trust it.',
  examples: () => ({
    bad: [exampleAnswer(), exampleAnswer({ form: 'request', status: null })],
    good: [exampleAnswer({ form: 'unified' })],
  }),
})
