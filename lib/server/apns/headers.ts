import 'server-only'
import type { OutgoingHttpHeaders } from 'node:http'
import { sensitiveHeaders } from 'node:http2'
import type { ApnsCall } from './call'
import { authorityOf } from './endpoint'

/**
 * `apns-id` and `apns-collapse-id` differ on every request and would only push the others out of
 * the compression table; Apple asks to send them unindexed too. (`:path` and `authorization` are
 * never indexed by the HTTP/2 library.)
 * https://developer.apple.com/documentation/usernotifications/sending-notification-requests-to-apns
 */
const UNINDEXED = ['apns-id', 'apns-collapse-id']

/** The headers as `node:http2` takes them. The `apns-id` is the call's, whatever the request says. */
export function outgoingHeaders(call: ApnsCall): OutgoingHttpHeaders {
  const { endpoint, request } = call
  const headers: OutgoingHttpHeaders & { [sensitiveHeaders]: string[] } = {
    ':method': request.method,
    ':scheme': 'https',
    ':authority': endpoint.port === 443 ? endpoint.host : authorityOf(endpoint),
    ':path': request.path,
    [sensitiveHeaders]: UNINDEXED,
  }
  if (call.authorization !== null) headers.authorization = call.authorization
  for (const [name, value] of request.headers) {
    const before = headers[name]
    if (name === 'apns-id') headers[name] = call.apnsId
    else headers[name] = before === undefined ? value : [before, value].flat().map(String)
  }
  headers['apns-id'] = call.apnsId
  return headers
}

/** The same for people: the token masked, and the UTF-8 that the byte strings of a value are. */
export function shownHeaders(call: ApnsCall): [string, string][] {
  const shown: [string, string][] = []
  if (call.authorization !== null) shown.push(['authorization', 'bearer ••••'])
  let placed = false
  for (const [name, value] of call.request.headers) {
    if (name !== 'apns-id') shown.push([name, readable(value)])
    else if (!placed) shown.push([name, call.apnsId])
    placed ||= name === 'apns-id'
  }
  if (!placed) shown.push(['apns-id', call.apnsId])
  return shown
}

/**
 * Why no HTTP/2 request can be made of a call, or `null`. A field value is bytes other than control
 * characters (RFC 9113 §8.2.1), given as one character each; a path has no white space either.
 */
export function unsendable(call: ApnsCall): string | null {
  if (!SENDABLE_PATH.test(call.request.path)) return 'the path has characters that no path can have'
  for (const [name, value] of call.request.headers) {
    if (!SENDABLE_VALUE.test(value)) return `${name} has characters that no header can carry`
  }
  if (!SENDABLE_VALUE.test(call.apnsId)) return 'apns-id has characters that no header can carry'
  if (call.authorization !== null && !SENDABLE_VALUE.test(call.authorization)) {
    return 'authorization has characters that no header can carry'
  }
  return null
}

const SENDABLE_PATH = /^\/[\x21-\x7e]*$/
const SENDABLE_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/
const NOT_ASCII = /[\x80-\xff]/

const readable = (value: string): string =>
  NOT_ASCII.test(value) ? Buffer.from(value, 'latin1').toString('utf8') : value
