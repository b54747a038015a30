/** The pages on receipts and on what took their place. */
const DOCS = 'https://developer.apple.com/documentation'
const RECEIPTS = `${DOCS}/appstorereceipts`
const NOTIFICATIONS = `${DOCS}/appstoreservernotifications`
const LIBRARY = 'https://github.com/apple/app-store-server-library-node'

export const RECEIPT = {
  onDevice: `${RECEIPTS}/validating-receipts-on-the-device`,
  fields:
    'https://developer.apple.com/library/archive/releasenotes/General/ValidateAppStoreReceipt/Chapters/ReceiptFields.html',
  verifyReceipt: `${RECEIPTS}/verifyreceipt`,
  status: `${RECEIPTS}/status`,
  answer: `${RECEIPTS}/responsebody`,
  request: `${RECEIPTS}/requestbody`,
  signingChange: `${DOCS}/technotes/tn3138-handling-app-store-receipt-signing-certificate-changes`,
  choosing: `${DOCS}/storekit/choosing-a-receipt-validation-technique`,
  xcodeTesting: `${DOCS}/xcode/setting-up-storekit-testing-in-xcode`,
  transactionReceipt: `${DOCS}/storekit/skpaymenttransaction/transactionreceipt`,
  sharedSecret:
    'https://developer.apple.com/help/app-store-connect/configure-in-app-purchase-settings/generate-a-shared-secret-to-verify-receipts',
  sandbox: `${DOCS}/storekit/testing-in-app-purchases-with-sandbox`,
  history: `${DOCS}/appstoreserverapi/get-transaction-history`,
  apiChanges: `${DOCS}/appstoreserverapi/app-store-server-api-changelog`,
  library: `${DOCS}/appstoreserverapi/simplifying-your-implementation-by-using-the-app-store-server-library`,
  jws: `${DOCS}/appstoreserverapi/jwstransaction`,
  libraryXcode: `${LIBRARY}/issues/417`,
  libraryTrust: `${LIBRARY}/issues/426`,
  libraryKind: `${LIBRARY}/issues/58`,
  v1: `${NOTIFICATIONS}/app-store-server-notifications-v1`,
  v1Body: `${NOTIFICATIONS}/responsebodyv1`,
  v1Types: `${NOTIFICATIONS}/notification_type`,
  v2: `${NOTIFICATIONS}/app-store-server-notifications-v2`,
  enablingV2: `${NOTIFICATIONS}/enabling-app-store-server-notifications`,
} as const

export const CMS_RFC = 'https://www.rfc-editor.org/rfc/rfc5652#section-5' as const
