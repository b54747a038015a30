import { apnsExpiration } from './expiration'
import type { PushRequest, WireRequest } from './request'

/**
 * The one request that a composed push is: nothing repaired, nothing added but `apns-id`. A header
 * whose field is empty is not sent. Header values are byte strings (one character per byte of
 * UTF-8, as HTTP/2 libraries take them); `headersAsText` has them for reading.
 * https://developer.apple.com/documentation/usernotifications/sending-notification-requests-to-apns
 */
export function toWire(request: PushRequest, apnsId: string): WireRequest {
  return {
    method: 'POST',
    path: devicePath(request.deviceToken),
    headers: headersAsText(request, apnsId).map(
      ([name, value]) => [name, byteString(value)] as const,
    ),
    body: new TextEncoder().encode(request.payload),
  }
}

/** The headers in the order sent, readable. The composed `apns-id` wins over the one made for it. */
export function headersAsText(
  request: PushRequest,
  apnsId: string,
): [name: string, value: string][] {
  const headers: [string, string | null][] = [
    ['apns-topic', request.topic],
    ['apns-push-type', request.pushType],
    ['apns-priority', request.priority],
    ['apns-expiration', apnsExpiration(request.expiration)],
    ['apns-collapse-id', request.collapseId],
    ['apns-id', request.apnsId || apnsId],
  ]
  return headers.flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : []))
}

/**
 * `/3/device/<token>`. What a path cannot hold is percent-encoded (RFC 3986 §3.3), so a token that
 * is not hexadecimal reaches APNs as it was typed and gets its refusal.
 */
export function devicePath(deviceToken: string): string {
  return `/3/device/${encodeURIComponent(deviceToken.toWellFormed())}`
}

/** Text as one character per byte of its UTF-8. ASCII stays as it is. */
function byteString(text: string): string {
  let bytes = ''
  for (const byte of new TextEncoder().encode(text)) bytes += String.fromCharCode(byte)
  return bytes
}
