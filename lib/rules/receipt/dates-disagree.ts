import { RECEIPT } from '@/lib/apple/receipt-sources'
import { defineRule } from '../rule'
import { exampleAnswer, type VerifyReceiptSubject } from '../verify-receipt-subject'

export const datesDisagree = defineRule<VerifyReceiptSubject, { names: readonly string[] }>({
  code: 'receipt/dates-disagree',
  level: 'warning',
  title: 'The forms of a date disagree',
  cause:
    'verifyReceipt writes each date as text in GMT, as milliseconds and as text in Pacific time, all for the same instant. Somebody edited one of them, or made the answer by hand.',
  fix: 'Do not rely on this answer. The dates shown here come from the milliseconds.',
  see: [RECEIPT.answer],
  check: ({ disagreeing: names }) =>
    names.length > 0 ? { at: names[0], args: { names } } : 'pass',
  message: ({ names }) =>
    `The text and the milliseconds name different instants in ${names.slice(0, 5).join(', ')}${names.length > 5 ? ` and ${names.length - 5} more` : ''}.`,
  examples: () => ({
    bad: [
      exampleAnswer({ disagreeing: ['receipt/request_date'] }),
      exampleAnswer({ disagreeing: ['a', 'b', 'c', 'd', 'e', 'f'] }),
    ],
    good: [exampleAnswer()],
  }),
})
