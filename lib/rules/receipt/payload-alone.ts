import { RECEIPT } from '@/lib/apple/receipt-sources'
import { exampleReceipt, type ReceiptSubject } from '../receipt-subject'
import { defineRule } from '../rule'

export const payloadAlone = defineRule<ReceiptSubject, object>({
  code: 'receipt/payload-alone',
  level: 'warning',
  title: 'The receipt comes without its signature',
  cause: 'Somebody extracted the contents of the PKCS #7 container and passed on only those.',
  fix: 'Paste the whole receipt to have it verified. Anyone can write contents like these.',
  see: [RECEIPT.onDevice],
  check: ({ form }) => (form === 'payload-alone' ? { args: {} } : 'pass'),
  message: () =>
    'These are the attributes of a receipt without the signed container, so nothing in it can be checked.',
  examples: () => ({
    bad: [exampleReceipt({ form: 'payload-alone', signature: null })],
    good: [exampleReceipt()],
  }),
})
