import { RECEIPT } from '@/lib/apple/receipt-sources'
import { formatInstant } from '@/lib/push/instant'
import { exampleReceipt, type ReceiptSubject } from '../receipt-subject'
import { defineRule } from '../rule'

export const sha1Chain = defineRule<ReceiptSubject, { created: number | null }>({
  code: 'receipt/sha1-chain',
  level: 'notice',
  title: 'Signed with the SHA-1 chain that Apple no longer uses',
  cause:
    'Receipts were signed with SHA-1 until Apple moved to SHA-256: in the sandbox on 20 June 2023, in TestFlight and the App Store from 16 August 2023. The SHA-1 chain ended on 24 January 2025.',
  fix: 'Keep it for your records, and check it as of its creation date. An app that validates on the device needs the SHA-256 intermediate (WWDR G5); new receipts come with it.',
  see: [RECEIPT.signingChange],
  check: ({ signature, createdAt }) => {
    if (signature === null) return 'not-applicable'
    return signature.sha1 ? { args: { created: createdAt } } : 'pass'
  },
  message: ({ created }) =>
    `Its signature or a certificate in it uses SHA-1${created === null ? '' : `, and it was made ${formatInstant(created)}`}. The device hash (5) is SHA-1 in all receipts and stays so.`,
  examples: () => ({
    bad: [
      exampleReceipt({
        signature: { trusted: true, sha1: true },
        createdAt: Date.UTC(2020, 2, 11),
      }),
      exampleReceipt({ signature: { trusted: false, sha1: true }, createdAt: null }),
    ],
    good: [exampleReceipt()],
  }),
})
