import { RECEIPT } from '@/lib/apple/receipt-sources'
import { exampleReceipt, type ReceiptSubject } from '../receipt-subject'
import { defineRule } from '../rule'

export const repeatedAttributes = defineRule<ReceiptSubject, { types: readonly number[] }>({
  code: 'receipt/repeated-attributes',
  level: 'warning',
  title: 'The receipt says something twice',
  cause:
    'Only purchases (17) repeat in a receipt. One with, say, two bundle IDs was put together by hand: parsers differ in which of the two they use.',
  fix: 'Accept it only if its signature leads to Apple’s root, and read the first of each here.',
  see: [RECEIPT.onDevice],
  check: ({ repeatedTypes: types }) => (types.length > 0 ? { args: { types } } : 'pass'),
  message: ({ types }) =>
    `There are several attributes of ${types.length === 1 ? 'the type' : 'the types'} ${types.join(', ')}. The first is used here; all are among the fields.`,
  examples: () => ({ bad: [exampleReceipt({ repeatedTypes: [2] })], good: [exampleReceipt()] }),
})
