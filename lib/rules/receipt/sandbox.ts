import { RECEIPT } from '@/lib/apple/receipt-sources'
import { exampleReceipt, isSandbox, placeOf, type ReceiptSubject } from '../receipt-subject'
import { defineRule } from '../rule'

export const sandbox = defineRule<ReceiptSubject, { environment: string | null }>({
  code: 'receipt/sandbox',
  level: 'notice',
  title: 'A receipt of the sandbox',
  cause:
    'It was made by a development build, by TestFlight or during App Review: all three buy in the sandbox.',
  fix: 'Ask the sandbox host of the App Store Server API about it. With the deprecated verifyReceipt, ask production first and the sandbox when it answers 21007, so that App Review passes.',
  see: [RECEIPT.verifyReceipt, RECEIPT.sandbox],
  check: (subject) =>
    isSandbox(subject)
      ? { at: placeOf(subject, '0', 'environment'), args: { environment: subject.environment } }
      : 'pass',
  message: ({ environment }) =>
    `The environment is ${environment}. Sent to the production address of verifyReceipt it is answered with 21007, and the production App Store Server API does not find its ids (4040010).`,
  examples: {
    bad: [
      exampleReceipt({ environment: 'ProductionSandbox' }),
      exampleReceipt({ environment: 'Sandbox' }),
    ],
    good: [exampleReceipt(), exampleReceipt({ environment: null })],
  },
})
