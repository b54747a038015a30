import { CMS_RFC } from '@/lib/apple/receipt-sources'
import { exampleReceipt, type ReceiptSubject } from '../receipt-subject'
import { defineRule } from '../rule'

export const leftoverBytes = defineRule<ReceiptSubject, { count: number }>({
  code: 'receipt/leftover-bytes',
  level: 'warning',
  title: 'Bytes follow the end of the receipt',
  cause: 'Two things were joined, or the file was padded when it was stored.',
  fix: 'Cut it at its end before it is sent on; strict readers refuse it as it is.',
  see: [CMS_RFC],
  check: ({ leftoverBytes: count }) => (count > 0 ? { args: { count } } : 'pass'),
  message: ({ count }) =>
    `The receipt ends ${count.toLocaleString('en-GB')} ${count === 1 ? 'byte' : 'bytes'} before the input does. They were not read, and no signature covers them.`,
  examples: { bad: [exampleReceipt({ leftoverBytes: 1 })], good: [exampleReceipt()] },
})
