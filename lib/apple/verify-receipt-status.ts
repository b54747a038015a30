/**
 * The status codes of verifyReceipt. Certain where Apple documents them:
 * https://developer.apple.com/documentation/appstorereceipts/status
 */
export interface ReceiptStatus {
  /** `21007`, or the first and the last of a range. */
  code: number
  to?: number
  /** In a code of a rule: `status-21007`. */
  title: string
  meaning: string
  fix: string
  /** `error`: the receipt is refused. `warning`: the answer says nothing of the receipt, or it is good. */
  level: 'error' | 'warning'
  /** Apple says that asking again can help. */
  retry: boolean
}

export const RECEIPT_STATUSES: readonly ReceiptStatus[] = [
  {
    code: 21000,
    title: 'The request to verifyReceipt was not a POST',
    meaning: 'The request was not made with the method POST.',
    fix: 'Send a POST whose body is the JSON object, and make sure that no redirect turns it into a GET.',
    level: 'error',
    retry: false,
  },
  {
    code: 21001,
    title: 'A status that verifyReceipt no longer sends',
    meaning: 'The App Store no longer sends this code.',
    fix: 'Find out where the answer comes from: a mock of the App Store may have made it.',
    level: 'warning',
    retry: false,
  },
  {
    code: 21002,
    title: 'The receipt data is malformed, or the service had a brief problem',
    meaning: 'The value of receipt-data was malformed, or the service had a temporary issue.',
    fix: 'Try again once. If you get the same answer, check receipt-data: it has to be the whole receipt in base64, encoded once, without line breaks, and it must not be a JWS or a receipt from Xcode.',
    level: 'error',
    retry: true,
  },
  {
    code: 21003,
    title: 'The receipt could not be authenticated',
    meaning: 'The App Store could not authenticate the receipt.',
    fix: 'Paste the receipt itself here to see which check fails. A changed receipt is one cause.',
    level: 'error',
    retry: false,
  },
  {
    code: 21004,
    title: 'The shared secret does not match',
    meaning: 'The shared secret in the request is not the one on file for the account.',
    fix: 'Copy the secret from App Store Connect: the app’s own, or the primary one of the account that the app belongs to. After an app transfer it is a different one.',
    level: 'error',
    retry: false,
  },
  {
    code: 21005,
    title: 'The receipt server was unavailable',
    meaning: 'The receipt server was temporarily unable to provide the receipt.',
    fix: 'Try again later; this says nothing about the receipt.',
    level: 'warning',
    retry: true,
  },
  {
    code: 21006,
    title: 'The receipt is valid and its subscription has expired',
    meaning:
      'The receipt is valid, but the subscription has expired. It is sent only for iOS 6 style transaction receipts.',
    fix: 'Treat the subscription as ended, and call Get All Subscription Statuses to be sure.',
    level: 'warning',
    retry: false,
  },
  {
    code: 21007,
    title: 'A sandbox receipt was sent to production',
    meaning: 'The receipt is from the test environment, and it was sent to production.',
    fix: 'Send the same receipt to https://sandbox.itunes.apple.com/verifyReceipt. Ask production first and the sandbox on 21007: App Review and TestFlight buy in the sandbox.',
    level: 'error',
    retry: false,
  },
  {
    code: 21008,
    title: 'A production receipt was sent to the sandbox',
    meaning: 'The receipt is from production, and it was sent to the test environment.',
    fix: 'Send it to https://buy.itunes.apple.com/verifyReceipt. Ask production first, always.',
    level: 'error',
    retry: false,
  },
  {
    code: 21009,
    title: 'verifyReceipt had an internal data error',
    meaning: 'Internal data access error.',
    fix: 'Try again later; this says nothing about the receipt.',
    level: 'warning',
    retry: true,
  },
  {
    code: 21010,
    title: 'The account behind the receipt was not found',
    meaning: 'The user account cannot be found or has been deleted.',
    fix: 'Do not ask again for this receipt. The customer can sign in with an active account and buy or restore there.',
    level: 'error',
    retry: false,
  },
  {
    code: 21100,
    to: 21199,
    title: 'verifyReceipt had an internal error',
    meaning: 'Internal data access errors of several kinds, which Apple does not distinguish.',
    fix: 'Try again later if is_retryable is 1 or missing; this says nothing about the receipt.',
    level: 'warning',
    retry: true,
  },
]

/** The row of a status; `null` for 0 and for a status that nobody documents. */
export function receiptStatus(status: number): ReceiptStatus | null {
  return RECEIPT_STATUSES.find(({ code, to = code }) => status >= code && status <= to) ?? null
}
