import { RECEIPT } from '@/lib/apple/receipt-sources'
import { defineRule } from '../rule'
import { exampleAnswer, type VerifyReceiptSubject } from '../verify-receipt-subject'

export const sharedSecretShown = defineRule<VerifyReceiptSubject, object>({
  code: 'receipt/shared-secret-shown',
  level: 'warning',
  title: 'There is a shared secret in the text',
  cause:
    'The field password carries the app’s shared secret. It was left in when the text was copied from a log or a request.',
  fix: 'If this text was passed on to anyone, or is in a log, generate a new shared secret in App Store Connect and replace the old one with it.',
  see: [RECEIPT.sharedSecret],
  check: ({ sharedSecret }) => (sharedSecret ? { at: 'password', args: {} } : 'pass'),
  message: () =>
    'It was masked before anything else was done with the text: it is in no field, view or copy here.',
  examples: () => ({
    bad: [exampleAnswer({ form: 'request', status: null, sharedSecret: true })],
    good: [exampleAnswer()],
  }),
})
