import { RECEIPT } from '@/lib/apple/receipt-sources'
import { exampleReceipt, type ReceiptSubject } from '../receipt-subject'
import { defineRule } from '../rule'

export const noPurchases = defineRule<ReceiptSubject, object>({
  code: 'receipt/no-purchases',
  level: 'notice',
  title: 'There is no purchase in the receipt',
  cause:
    'The account had bought nothing in this app when the receipt was made, or only consumables that have been finished since: those leave the receipt.',
  fix: 'Have the app refresh its receipt after the purchase, or use the transaction’s own ID from StoreKit 2. Code that extracts an ID from a receipt must expect that there may be none.',
  see: [RECEIPT.onDevice, RECEIPT.library],
  check: ({ form, missingBytes, purchases }) => {
    if (form !== 'app-receipt' && form !== 'payload-alone') return 'not-applicable'
    // They may have been in what was cut off.
    if (missingBytes !== null && purchases.length === 0) return 'not-applicable'
    return purchases.length === 0 ? { at: '17', args: {} } : 'pass'
  },
  message: () =>
    'It has no attribute 17, so there is no transaction ID to use. Apple’s ReceiptUtility answers null (in other languages nil or nothing) for it, which is often reported as an invalid receipt.',
  examples: () => ({
    bad: [exampleReceipt({ purchases: [] })],
    good: [
      exampleReceipt(),
      exampleReceipt({ purchases: [], form: 'other' }),
      exampleReceipt({ purchases: [], missingBytes: 300 }),
    ],
  }),
})
