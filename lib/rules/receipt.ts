import { cancelledPurchases } from './receipt/cancelled-purchases'
import { expired } from './receipt/expired'
import { firstNotNewest } from './receipt/first-not-newest'
import { idForServerApi } from './receipt/id-for-server-api'
import { idNotVerified } from './receipt/id-not-verified'
import { jwsGiven } from './receipt/jws-given'
import { leftoverBytes } from './receipt/leftover-bytes'
import { malformedAttributes } from './receipt/malformed-attributes'
import { missingAttributes } from './receipt/missing-attributes'
import { noPurchases } from './receipt/no-purchases'
import { notPkcs7 } from './receipt/not-pkcs7'
import { originalAfterPurchase } from './receipt/original-after-purchase'
import { otherApp } from './receipt/other-app'
import { otherContent } from './receipt/other-content'
import { otherDevice } from './receipt/other-device'
import { otherEnvironment } from './receipt/other-environment'
import { payloadAlone } from './receipt/payload-alone'
import { repeatedAttributes } from './receipt/repeated-attributes'
import { sandbox } from './receipt/sandbox'
import { serverApiInstead } from './receipt/server-api-instead'
import { sha1Chain } from './receipt/sha1-chain'
import { subscriptionExpired } from './receipt/subscription-expired'
import { transactionReceipt } from './receipt/transaction-receipt'
import { truncated } from './receipt/truncated'
import { xcode } from './receipt/xcode'
import { xcodeLibrary } from './receipt/xcode-library'
import type { ReceiptSubject } from './receipt-subject'
import type { AnyRule } from './rule'

/** The rules on app receipts and transaction receipts, in the order in which a person meets them. */
export const receiptRules: readonly AnyRule<ReceiptSubject>[] = [
  // What it is
  jwsGiven,
  truncated,
  notPkcs7,
  otherContent,
  payloadAlone,
  transactionReceipt,
  leftoverBytes,
  malformedAttributes,
  missingAttributes,
  repeatedAttributes,
  // Whose it is
  otherApp,
  otherEnvironment,
  otherDevice,
  expired,
  // How far it can be believed
  idNotVerified,
  sha1Chain,
  xcode,
  xcodeLibrary,
  sandbox,
  // What is in it
  noPurchases,
  idForServerApi,
  firstNotNewest,
  subscriptionExpired,
  cancelledPurchases,
  originalAfterPurchase,
  serverApiInstead,
]
