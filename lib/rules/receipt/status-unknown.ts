import { RECEIPT } from '@/lib/apple/receipt-sources'
import { receiptStatus } from '@/lib/apple/verify-receipt-status'
import { defineRule } from '../rule'
import { exampleAnswer, type VerifyReceiptSubject } from '../verify-receipt-subject'

export const statusUnknown = defineRule<VerifyReceiptSubject, { status: number }>({
  code: 'receipt/status-unknown',
  level: 'warning',
  title: 'A status that Apple does not document',
  cause: 'The status is new, or the answer does not come from verifyReceipt.',
  fix: 'Find out where the answer comes from. Apple’s statuses are 0, 21000 to 21010 and 21100 to 21199.',
  see: [RECEIPT.status],
  check: ({ status }) => {
    if (status === null) return 'not-applicable'
    return status === 0 || receiptStatus(status) !== null
      ? 'pass'
      : { at: 'status', args: { status } }
  },
  message: ({ status }) => `The status is ${status}.`,
  examples: () => ({
    bad: [exampleAnswer({ status: 21011 }), exampleAnswer({ status: 1 })],
    good: [exampleAnswer(), exampleAnswer({ status: 21007 }), exampleAnswer({ status: null })],
  }),
})
