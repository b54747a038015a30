import { readDeviceToken } from '@/lib/inspect/device-token/read'
import type { DeviceTokenReading } from '@/lib/inspect/device-token/reading'
import { type PayloadReading, readPayload } from './payload'
import type { PushRequest } from './request'

/** What the rules of `push-request` look at: the request, its token and payload read once, and the clock. */
export interface PushDraft {
  request: PushRequest
  token: DeviceTokenReading
  payload: PayloadReading
  /** Milliseconds since 1970 UTC. */
  now: number
}

export function pushDraft(request: PushRequest, now: number): PushDraft {
  return {
    request,
    token: readDeviceToken(request.deviceToken),
    payload: readPayload(request.payload),
    now,
  }
}

/** An empty composer: an alert push to the simulator. */
export const EMPTY_REQUEST: PushRequest = {
  environment: 'simulator',
  port: 443,
  deviceToken: '',
  topic: '',
  pushType: 'alert',
  priority: '10',
  expiration: { kind: 'stored' },
  collapseId: '',
  apnsId: '',
  payload:
    '{\n  "aps": {\n    "alert": {\n      "title": "Hello",\n      "body": "Sent with Assay"\n    }\n  }\n}',
  key: null,
}
