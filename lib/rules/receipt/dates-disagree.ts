import { RECEIPT } from '@/lib/apple/receipt-sources'
import { defineRule } from '../rule'
import { exampleAnswer, type VerifyReceiptSubject } from '../verify-receipt-subject'

export const datesDisagree = defineRule<VerifyReceiptSubject, { names: readonly string[] }>({
  code: 'receipt/dates-disagree',
  level: 'warning',
  title: 'The forms of a date do not agree',
  cause:
    'verifyReceipt writes each date as a text in GMT, as milliseconds and as a text in Pacific time, all of one instant. Somebody edited one of them, or made the answer by hand.',
  fix: 'Do not rely on this answer. The milliseconds are what is shown here.',
  see: [RECEIPT.answer],
  check: ({ disagreeing: names }) =>
    names.length > 0 ? { at: names[0], args: { names } } : 'pass',
  message: ({ names }) =>
    `The text and the milliseconds name different instants in ${names.slice(0, 5).join(', ')}${names.length > 5 ? ` and ${names.length - 5} more` : ''}.`,
  examples: {
    bad: [
      exampleAnswer({ disagreeing: ['receipt/request_date'] }),
      exampleAnswer({ disagreeing: ['a', 'b', 'c', 'd', 'e', 'f'] }),
    ],
    good: [exampleAnswer()],
  },
})
