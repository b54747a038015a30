import { RECEIPT_ATTRIBUTES } from '@/lib/apple/receipt-attributes'
import { RECEIPT } from '@/lib/apple/receipt-sources'
import { exampleReceipt, type ReceiptSubject } from '../receipt-subject'
import { defineRule } from '../rule'

export const missingAttributes = defineRule<ReceiptSubject, { types: readonly number[] }>({
  code: 'receipt/missing-attributes',
  level: 'warning',
  title: 'The receipt lacks what every receipt has',
  cause: 'It was put together by hand or by a tool, not by the App Store or Xcode.',
  fix: 'Get the receipt from the device again. Without these attributes it cannot be validated on a device.',
  see: [RECEIPT.onDevice],
  check: ({ missingTypes: types }) => (types.length > 0 ? { args: { types } } : 'pass'),
  message: ({ types }) =>
    `Apple documents these for every receipt, and they are not there: ${types.map((type) => `${type} (${RECEIPT_ATTRIBUTES[type]?.title ?? 'not documented'})`).join(', ')}.`,
  examples: () => ({ bad: [exampleReceipt({ missingTypes: [2, 5] })], good: [exampleReceipt()] }),
})
