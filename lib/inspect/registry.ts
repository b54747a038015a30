import { apnsError } from './apns-error/decoder'
import type { Decoder } from './decoder'
import { deviceToken } from './device-token/decoder'
import { notificationV1 } from './notification-v1/decoder'
import { serverApiResponse } from './server-api-response/decoder'
import { unknown } from './unknown/decoder'
import { verifyReceipt } from './verify-receipt/decoder'

/** Every decoder. Of two readings that are equally likely, the one that stands first here wins. */
export const DECODERS: readonly Decoder[] = [
  deviceToken,
  apnsError,
  notificationV1,
  verifyReceipt,
  serverApiResponse,
  unknown,
]
