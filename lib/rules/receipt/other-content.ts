import { RECEIPT } from '@/lib/apple/receipt-sources'
import { exampleReceipt, type ReceiptSubject } from '../receipt-subject'
import { defineRule } from '../rule'

export const otherContent = defineRule<ReceiptSubject, { unreadable: string | null }>({
  code: 'receipt/other-content',
  level: 'error',
  title: 'What is signed is not a receipt',
  cause:
    'PKCS #7 is used for more than receipts: provisioning profiles and pass signatures look the same from outside.',
  fix: 'Check which file it is. A receipt is at Bundle.main.appStoreReceiptURL of the installed app.',
  see: [RECEIPT.onDevice],
  check: ({ form, unreadable }) => (form === 'other-cms' ? { args: { unreadable } } : 'pass'),
  message: ({ unreadable }) =>
    `The container is PKCS #7, but there is no SET of attributes inside. ${unreadable ?? 'There is nothing inside.'}`,
  examples: () => ({
    bad: [exampleReceipt({ form: 'other-cms' })],
    good: [exampleReceipt(), exampleReceipt({ form: 'other' })],
  }),
})
