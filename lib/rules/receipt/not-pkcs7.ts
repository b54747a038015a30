import { CMS_RFC, RECEIPT } from '@/lib/apple/receipt-sources'
import { exampleReceipt, type ReceiptSubject } from '../receipt-subject'
import { defineRule } from '../rule'

export const notPkcs7 = defineRule<ReceiptSubject, { unreadable: string | null }>({
  code: 'receipt/not-pkcs7',
  level: 'error',
  title: 'This is not a signed app receipt',
  cause:
    'An app receipt is a PKCS #7 container; in base64 it nearly always begins with MI. Something else was copied, or the bytes were changed on the way, for instance by a text encoding.',
  fix: 'Encode the bytes at Bundle.main.appStoreReceiptURL with base64EncodedString() once, and change nothing else.',
  see: [RECEIPT.onDevice, CMS_RFC],
  check: ({ form, missingBytes, unreadable }) =>
    form === 'other' && missingBytes === null ? { args: { unreadable } } : 'pass',
  message: ({ unreadable }) =>
    `It could not be read as PKCS #7. ${unreadable ?? 'It does not begin like ASN.1.'}`,
  examples: () => ({
    bad: [
      exampleReceipt({ form: 'other' }),
      exampleReceipt({ form: 'other', unreadable: 'A length at byte 4 is not allowed.' }),
    ],
    good: [exampleReceipt(), exampleReceipt({ form: 'other', missingBytes: 3 })],
  }),
})
