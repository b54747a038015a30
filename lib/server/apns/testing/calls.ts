import 'server-only'
import type { ApnsCall } from '../call'
import type { ApnsEndpoint } from '../endpoint'

/** The n-th push of a test: its `apns-id` tells it from the others. */
export function testCall(
  endpoint: ApnsEndpoint,
  number: number,
  over: Partial<ApnsCall> = {},
): ApnsCall {
  return {
    endpoint,
    credential: 'test',
    authorization: 'bearer e30.e30.c2lnbmF0dXJl',
    request: {
      method: 'POST',
      path: `/3/device/${'ab'.repeat(32)}`,
      headers: [
        ['apns-topic', 'com.example.app'],
        ['apns-push-type', 'alert'],
        ['apns-priority', '10'],
      ],
      body: BODY,
    },
    apnsId: testApnsId(number),
    environment: 'simulator',
    ...over,
  }
}

const BODY = new TextEncoder().encode('{"aps":{"alert":{"title":"Hello","body":"A test"}}}')

export function testApnsId(number: number): string {
  return `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`
}
