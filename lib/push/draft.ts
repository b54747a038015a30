import { readDeviceToken } from '@/lib/inspect/device-token/read'
import type { DeviceTokenReading } from '@/lib/inspect/device-token/reading'
import type { PayloadReading } from './payload'
import { readPayload } from './read-payload'
import type { PushRequest } from './request'

/** What the rules of `push-request` look at: the request, its token and payload read once, and the clock. */
export interface PushDraft {
  request: PushRequest
  token: DeviceTokenReading
  payload: PayloadReading
  /** Milliseconds since 1970 UTC. */
  now: number
}

/** `payload`: where it has been read already. */
export function pushDraft(
  request: PushRequest,
  now: number,
  payload: PayloadReading = readPayload(request.payload),
): PushDraft {
  return { request, token: readDeviceToken(request.deviceToken), payload, now }
}
