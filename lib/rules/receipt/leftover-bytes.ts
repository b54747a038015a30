import { CMS_RFC } from '@/lib/apple/receipt-sources'
import { exampleReceipt, type ReceiptSubject } from '../receipt-subject'
import { defineRule } from '../rule'

export const leftoverBytes = defineRule<ReceiptSubject, { count: number }>({
  code: 'receipt/leftover-bytes',
  level: 'warning',
  title: 'Bytes follow the attributes of the receipt',
  cause:
    'The contents of a receipt are one SET of attributes. What follows it was not put there by the App Store.',
  fix: 'Check whether the signature holds; a strict parser refuses the receipt as it is.',
  see: [CMS_RFC],
  check: ({ leftoverBytes: count }) => (count > 0 ? { args: { count } } : 'pass'),
  message: ({ count }) =>
    `${count.toLocaleString('en-GB')} ${count === 1 ? 'byte comes' : 'bytes come'} after the SET of attributes. They were not read.`,
  examples: () => ({ bad: [exampleReceipt({ leftoverBytes: 1 })], good: [exampleReceipt()] }),
})
