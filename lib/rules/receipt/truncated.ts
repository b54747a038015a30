import { RECEIPT } from '@/lib/apple/receipt-sources'
import { exampleReceipt, type ReceiptSubject } from '../receipt-subject'
import { defineRule } from '../rule'

export const truncated = defineRule<ReceiptSubject, { missing: number }>({
  code: 'receipt/truncated',
  level: 'error',
  title: 'The end of the receipt is missing',
  cause:
    'It was cut when it was copied, logged or stored: a database column, a log line and a form field all have a maximum length.',
  fix: 'Get the whole receipt again, from the app or from where it was first stored. The missing part cannot be recovered, and the signature is at the end.',
  see: [RECEIPT.onDevice],
  check: ({ missingBytes }) =>
    missingBytes === null ? 'pass' : { args: { missing: missingBytes } },
  message: ({ missing }) =>
    `By its own lengths, at least ${missing.toLocaleString('en-GB')} ${missing === 1 ? 'byte is' : 'bytes are'} missing at its end (about ${Math.ceil((missing * 4) / 3).toLocaleString('en-GB')} characters of base64).`,
  examples: () => ({
    bad: [exampleReceipt({ missingBytes: 1 }), exampleReceipt({ missingBytes: 2048 })],
    good: [exampleReceipt()],
  }),
})
