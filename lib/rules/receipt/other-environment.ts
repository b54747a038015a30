import { RECEIPT } from '@/lib/apple/receipt-sources'
import { exampleReceipt, type ReceiptSubject } from '../receipt-subject'
import { defineRule } from '../rule'

export const otherEnvironment = defineRule<
  ReceiptSubject,
  { expected: string; found: string | null }
>({
  code: 'receipt/other-environment',
  level: 'error',
  title: 'The receipt belongs to another environment',
  cause:
    'Builds from Xcode and TestFlight buy in the sandbox or in Xcode’s own test store, and only the version from the App Store buys in production.',
  fix: 'Send it to the server for the environment that it names. App Review uses the sandbox, so a production server has to handle both.',
  see: [RECEIPT.verifyReceipt],
  check: ({ mismatch, environment }) =>
    mismatch.environment === null
      ? 'pass'
      : { at: '0', args: { expected: mismatch.environment, found: environment } },
  message: ({ expected, found }) =>
    `${expected} was expected, but the receipt ${found === null ? 'names no environment' : `says ${found}`}.`,
  examples: () => ({
    bad: [
      exampleReceipt({
        environment: 'ProductionSandbox',
        mismatch: { device: false, bundleId: null, environment: 'Production' },
      }),
    ],
    good: [exampleReceipt()],
  }),
})
