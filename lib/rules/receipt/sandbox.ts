import { RECEIPT } from '@/lib/apple/receipt-sources'
import { exampleReceipt, isSandbox, placeOf, type ReceiptSubject } from '../receipt-subject'
import { defineRule } from '../rule'

export const sandbox = defineRule<ReceiptSubject, { environment: string | null }>({
  code: 'receipt/sandbox',
  level: 'notice',
  title: 'A sandbox receipt',
  cause:
    'It was made by a development build, by TestFlight or during App Review: all three buy in the sandbox.',
  fix: 'Use the sandbox host of the App Store Server API for it. With the deprecated verifyReceipt, ask production first, and the sandbox when it answers 21007, so that App Review passes.',
  see: [RECEIPT.verifyReceipt, RECEIPT.sandbox],
  check: (subject) =>
    isSandbox(subject)
      ? { at: placeOf(subject, '0', 'environment'), args: { environment: subject.environment } }
      : 'pass',
  message: ({ environment }) =>
    `The environment is ${environment}. The production address of verifyReceipt answers it with 21007, and the production App Store Server API does not find its IDs (4040010).`,
  examples: () => ({
    bad: [
      exampleReceipt({ environment: 'ProductionSandbox' }),
      exampleReceipt({ environment: 'Sandbox' }),
    ],
    good: [exampleReceipt(), exampleReceipt({ environment: null })],
  }),
})
