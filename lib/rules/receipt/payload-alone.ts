import { RECEIPT } from '@/lib/apple/receipt-sources'
import { exampleReceipt, type ReceiptSubject } from '../receipt-subject'
import { defineRule } from '../rule'

export const payloadAlone = defineRule<ReceiptSubject, object>({
  code: 'receipt/payload-alone',
  level: 'warning',
  title: 'The receipt comes without its signature',
  cause: 'Somebody took the contents out of the PKCS #7 container and passed only those on.',
  fix: 'Paste the whole receipt to have it verified. Anybody can write contents like these.',
  see: [RECEIPT.onDevice],
  check: ({ form }) => (form === 'payload-alone' ? { args: {} } : 'pass'),
  message: () =>
    'These are the attributes of a receipt without the container that is signed, so nothing in it can be checked.',
  examples: {
    bad: [exampleReceipt({ form: 'payload-alone', signature: null })],
    good: [exampleReceipt()],
  },
})
