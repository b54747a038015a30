import { CMS_RFC, RECEIPT } from '@/lib/apple/receipt-sources'
import { exampleReceipt, type ReceiptSubject } from '../receipt-subject'
import { defineRule } from '../rule'

export const notPkcs7 = defineRule<ReceiptSubject, { unreadable: string | null }>({
  code: 'receipt/not-pkcs7',
  level: 'error',
  title: 'This is no signed app receipt',
  cause:
    'An app receipt is a PKCS #7 container, in base64 it nearly always begins with MI. Something else was copied, or the bytes were changed on the way, as by a text encoding.',
  fix: 'Send the bytes of Bundle.main.appStoreReceiptURL through base64EncodedString() once, and nothing else.',
  see: [RECEIPT.onDevice, CMS_RFC],
  check: ({ form, missingBytes, unreadable }) =>
    form === 'other' && missingBytes === null ? { args: { unreadable } } : 'pass',
  message: ({ unreadable }) =>
    `It was looked at as PKCS #7 and could not be read. ${unreadable ?? 'It does not begin like ASN.1.'}`,
  examples: {
    bad: [
      exampleReceipt({ form: 'other' }),
      exampleReceipt({ form: 'other', unreadable: 'A length at byte 4 is not allowed.' }),
    ],
    good: [exampleReceipt(), exampleReceipt({ form: 'other', missingBytes: 3 })],
  },
})
