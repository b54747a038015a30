import { RECEIPT } from '@/lib/apple/receipt-sources'
import { exampleReceipt, type ReceiptSubject } from '../receipt-subject'
import { defineRule } from '../rule'

export const malformedAttributes = defineRule<ReceiptSubject, { count: number }>({
  code: 'receipt/malformed-attributes',
  level: 'warning',
  title: 'An attribute of the receipt has another shape',
  cause:
    'Each attribute is a type, a version and a value. The receipt was changed, or it was not made by the App Store.',
  fix: 'Check whether the signature holds. If it does, keep the receipt: this is something new.',
  see: [RECEIPT.onDevice],
  check: ({ malformedAttributes: count }) => (count > 0 ? { args: { count } } : 'pass'),
  message: ({ count }) =>
    count === 1
      ? 'One attribute could not be read; its bytes are shown among the fields.'
      : `${count} attributes could not be read; the bytes of the first are shown among the fields.`,
  examples: () => ({
    bad: [exampleReceipt({ malformedAttributes: 1 }), exampleReceipt({ malformedAttributes: 7 })],
    good: [exampleReceipt()],
  }),
})
