import { apnsError } from './apns-error/decoder'
import { appReceipt } from './app-receipt/decoder'
import { APP_STORE_DECODERS } from './app-store-jws/decoders'
import { csr } from './certificate/csr'
import { certificate } from './certificate/decoder'
import { serverCertificates } from './certificate/server'
import { connectError } from './connect-error/decoder'
import type { Decoder } from './decoder'
import { connectToken, otherJwt, providerToken, serverApiToken } from './developer-token/decoders'
import { deviceToken } from './device-token/decoder'
import { identifier } from './identifier/decoder'
import { json } from './json/decoder'
import { jsonLines } from './json-lines/decoder'
import { notificationV1 } from './notification-v1/decoder'
import { pkcs12 } from './pkcs12/decoder'
import { pkpass } from './pkpass/decoder'
import { passJson } from './pkpass/pass-json'
import { plist } from './plist/decoder'
import { privateKey } from './private-key/decoder'
import { provisioningProfile } from './provisioning-profile/decoder'
import { publicKey } from './public-key/decoder'
import { pushLog } from './push-log/decoder'
import { pushPayload } from './push-payload/decoder'
import { serverApiResponse } from './server-api-response/decoder'
import { several } from './several/decoder'
import { tokenLog } from './token-log/decoder'
import { transactionReceipt } from './transaction-receipt/decoder'
import { unityReceipt } from './unity-receipt/decoder'
import { unknown } from './unknown/decoder'
import { verifyReceipt } from './verify-receipt/decoder'

/** Every decoder. Of two readings that are equally likely, the one that stands first here wins. */
export const DECODERS: readonly Decoder[] = [
  deviceToken,
  ...APP_STORE_DECODERS,
  providerToken,
  serverApiToken,
  connectToken,
  otherJwt,
  identifier,
  apnsError,
  notificationV1,
  verifyReceipt,
  serverApiResponse,
  connectError,
  pushPayload,
  json,
  transactionReceipt,
  unityReceipt,
  privateKey,
  publicKey,
  pkcs12,
  pkpass,
  passJson,
  appReceipt,
  serverCertificates,
  certificate,
  csr,
  provisioningProfile,
  plist,
  pushLog,
  tokenLog,
  several,
  jsonLines,
  unknown,
]
