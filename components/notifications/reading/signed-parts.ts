import { decodeBase64Url } from '@/lib/bytes/base64'
import { decodeUtf8 } from '@/lib/bytes/utf8'
import { isJsonObject, type JsonObject } from '@/lib/json/node'
import { readJson } from '@/lib/json/read'
import { splitNotification } from '@/lib/timeline'

/** A signed token in the body of a notification. */
export interface SignedPart {
  /** `signedPayload`, `data.signedTransactionInfo`. */
  at: string
  /** In a few words. */
  title: string
  token: string
}

const TITLES = {
  transaction: 'The transaction',
  'renewal-info': 'The renewal info',
  'app-transaction': 'The app transaction',
} as const

/** The tokens of a body of version 2, the outer one first. Empty for anything else. */
export function signedParts(body: string): SignedPart[] {
  const json = readJson(body)
  if (!json.ok || !isJsonObject(json.value)) return []
  const { signedPayload } = json.value
  if (typeof signedPayload !== 'string') return []
  const payload = payloadOf(signedPayload)
  const nested = payload === null ? [] : splitNotification(payload)
  return [
    { at: 'signedPayload', title: 'The notification', token: signedPayload },
    ...nested.flatMap(({ at, kind, token }): SignedPart[] =>
      token === null ? [] : [{ at, title: TITLES[kind], token }],
    ),
  ]
}

function payloadOf(token: string): JsonObject | null {
  const middle = token.split('.', 3)[1]
  const bytes = middle === undefined ? null : decodeBase64Url(middle)
  const text = bytes?.ok ? decodeUtf8(bytes.bytes) : null
  const json = text === null ? null : readJson(text)
  return json?.ok && isJsonObject(json.value) ? json.value : null
}
