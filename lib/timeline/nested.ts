import { decodeBase64Url } from '../bytes/base64'
import { decodeUtf8 } from '../bytes/utf8'
import { isJsonObject, type JsonObject, type JsonValue } from '../json/node'

/** Something signed inside a notification, to be verified on its own. */
export interface Nested {
  /** Where it stood: `data.signedTransactionInfo`. */
  at: string
  kind: 'transaction' | 'renewal-info' | 'app-transaction'
  /** The signed token; `null`: somebody has put the decoded object in its place. */
  token: string | null
  /** What the object, or the token’s payload, says. Nothing here verifies it. `null`: it cannot be read. */
  payload: JsonObject | null
}

/** https://developer.apple.com/documentation/appstoreservernotifications/data */
const PLACES = [
  { content: 'data', field: 'signedTransactionInfo', kind: 'transaction' },
  { content: 'data', field: 'signedRenewalInfo', kind: 'renewal-info' },
  { content: 'appData', field: 'signedAppTransactionInfo', kind: 'app-transaction' },
] as const

/**
 * Splits a decoded notification into what is signed inside it. Each part is a piece of evidence of
 * its own: verify it and hand it over as `Proven` with `from: 'notification'` and the notification’s
 * id as `inside`. Never throws; what is missing is left out.
 */
export function splitNotification(payload: JsonObject): Nested[] {
  return PLACES.flatMap(({ content, field, kind }): Nested[] => {
    const holder = isJsonObject(payload) ? payload[content] : undefined
    const value = isJsonObject(holder) ? holder[field] : undefined
    if (isJsonObject(value))
      return [{ at: `${content}.${field}`, kind, token: null, payload: value }]
    if (typeof value !== 'string' || value === '') return []
    return [{ at: `${content}.${field}`, kind, token: value, payload: payloadOf(value) }]
  })
}

/** A token is a few kilobytes; what is far longer is none. */
const LONGEST = 100_000

function payloadOf(token: string): JsonObject | null {
  const [, middle, ...rest] = token.split('.', 4)
  if (middle === undefined || rest.length !== 1 || middle.length > LONGEST) return null
  const decoded = decodeBase64Url(middle)
  const json = decoded.ok ? decodeUtf8(decoded.bytes) : null
  if (json === null) return null
  try {
    const value: JsonValue = JSON.parse(json)
    return isJsonObject(value) ? value : null
  } catch {
    return null
  }
}
