import 'server-only'
import type { OutgoingHttpHeaders } from 'node:http'
import { sensitiveHeaders } from 'node:http2'
import type { ApnsCall } from './call'
import { authorityOf } from './endpoint'

export type HeaderField = readonly [name: string, value: string]

/** What goes out beside the pseudo-headers and `authorization`, in this order. */
export function headerFields(call: ApnsCall): HeaderField[] {
  const fields: HeaderField[] = []
  let placed = false
  for (const field of call.request.headers) {
    if (field[0] !== 'apns-id') fields.push(field)
    else if (!placed) {
      placed = true
      fields.push(['apns-id', call.apnsId])
    }
  }
  if (!placed) fields.push(['apns-id', call.apnsId])
  return fields
}

/**
 * `apns-id` and `apns-collapse-id` differ on every request and would only push the others out of
 * the compression table; Apple asks to send them unindexed too. (`:path` and `authorization` are
 * never indexed by the HTTP/2 library.)
 * https://developer.apple.com/documentation/usernotifications/sending-notification-requests-to-apns
 */
const UNINDEXED = ['apns-id', 'apns-collapse-id']

/** The headers as `node:http2` takes them. */
export function outgoingHeaders(
  call: ApnsCall,
  fields: readonly HeaderField[],
): OutgoingHttpHeaders {
  const headers: OutgoingHttpHeaders & { [sensitiveHeaders]: string[] } = {
    ':method': call.request.method,
    ':scheme': 'https',
    ':authority': call.endpoint.port === 443 ? call.endpoint.host : authorityOf(call.endpoint),
    ':path': call.request.path,
    [sensitiveHeaders]: UNINDEXED,
  }
  if (call.authorization !== null) headers.authorization = call.authorization
  for (const [name, value] of fields) {
    const before = headers[name]
    headers[name] = before === undefined ? value : [before, value].flat().map(String)
  }
  return headers
}

/**
 * Why no HTTP/2 request can be made of a call, or `null`. A field value is bytes other than control
 * characters (RFC 9113 §8.2.1), given as one character each; a path has no white space either.
 */
export function unsendable(call: ApnsCall, fields: readonly HeaderField[]): string | null {
  if (!SENDABLE_PATH.test(call.request.path)) return 'the path has characters that no path can have'
  for (const [name, value] of fields) {
    if (!SENDABLE_VALUE.test(value)) return `${name} has characters that no header can carry`
  }
  if (call.authorization !== null && !SENDABLE_VALUE.test(call.authorization)) {
    return 'authorization has characters that no header can carry'
  }
  return null
}

const SENDABLE_PATH = /^\/[\x21-\x7e]*$/
const SENDABLE_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/
