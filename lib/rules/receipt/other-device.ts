import { RECEIPT } from '@/lib/apple/receipt-sources'
import { exampleReceipt, type ReceiptSubject } from '../receipt-subject'
import { defineRule } from '../rule'

export const otherDevice = defineRule<ReceiptSubject, object>({
  code: 'receipt/other-device',
  level: 'error',
  title: 'The receipt was made for another device',
  cause:
    'The hash in the receipt covers the device’s identifier. identifierForVendor also changes when all apps of a vendor are removed and one is installed again; a receipt from a backup or from another device keeps the old one.',
  fix: 'Let the app refresh its receipt (SKReceiptRefreshRequest, or AppStore.sync() in StoreKit 2), and compare it with the identifier of the device that it came from.',
  see: [RECEIPT.onDevice],
  check: ({ mismatch }) => (mismatch.device ? { at: '5', args: {} } : 'pass'),
  message: () =>
    'SHA-1 over the given identifier, the opaque value and the bundle ID is not the hash that the receipt has.',
  examples: () => ({
    bad: [exampleReceipt({ mismatch: { device: true, bundleId: null, environment: null } })],
    good: [exampleReceipt()],
  }),
})
