import { encodeBase64Url } from '../../bytes/base64'
import { encodeUtf8 } from '../../bytes/utf8'
import type { JsonValue } from '../../json/node'
import type { CompactJws } from '../../verify/jws'
import type { SignedText } from './signed-texts'

type Entries = [key: string, value: JsonValue][]

/** As JSON.stringify and PHP write it, as Python does, and as people do by hand. */
const STYLES: ((entries: Entries) => string)[] = [
  (entries) => `{${members(entries, ':').join(',')}}`,
  (entries) => `{${members(entries, ': ').join(', ')}}`,
  (entries) => `{ ${members(entries, ': ').join(', ')} }`,
]

/** Objects with more than that are no token of Apple's, and have too many orders. */
const MOST_KEYS = 8
const HEADER_KEYS = ['alg', 'kid', 'typ']

/**
 * Headers and claims that may have been signed in place of those that are shown: other members, in
 * another order, with the Key ID and the issuer swapped, with times as text or in milliseconds.
 */
export function changedTexts({ parts, header, payload }: CompactJws): SignedText[] {
  const [head, body] = parts
  const headers = Object.entries(header.value)
  const claims = Object.entries(payload.value)
  if (headers.length > MOST_KEYS || claims.length > MOST_KEYS) return []
  const texts = new Map<string, SignedText>()
  const add = (mistake: SignedText['mistake'], words: string, part: [string, string]) => {
    const text = part.join('.')
    if (text === `${head}.${body}` || texts.has(text)) return
    texts.set(text, { mistake, words, bytes: encodeUtf8(text) })
  }
  for (const entries of headersFor(headers)) {
    for (const style of STYLES) {
      const json = style(entries)
      add('header-changed', `the header ${short(json)}`, [encoded(json), body])
    }
  }
  for (const entries of claimsFor(claims)) {
    for (const style of STYLES) {
      const json = style(entries)
      add('claims-changed', `the claims ${short(json)}`, [head, encoded(json)])
    }
  }
  const { kid } = header.value
  const { iss } = payload.value
  if (typeof kid === 'string' && typeof iss === 'string') {
    for (const style of STYLES) {
      const other = style(put(headers, 'kid', iss))
      const others = style(put(claims, 'iss', kid))
      add('header-changed', `the header ${short(other)}`, [encoded(other), body])
      add('claims-changed', `the claims ${short(others)}`, [head, encoded(others)])
      add('header-changed', `the header ${short(other)} and the claims ${short(others)}`, [
        encoded(other),
        encoded(others),
      ])
    }
  }
  return [...texts.values()]
}

/** Every choice and order of the three members that headers have. */
function headersFor(shown: Entries): Entries[] {
  if (shown.some(([key]) => !HEADER_KEYS.includes(key))) return [shown]
  const values: Record<string, JsonValue> = {
    alg: 'ES256',
    typ: 'JWT',
    ...Object.fromEntries(shown),
  }
  const keys = HEADER_KEYS.filter((key) => key in values)
  const orders = arrangements(keys).map((order) =>
    order.map((key): Entries[number] => [key, values[key] ?? null]),
  )
  return 'alg' in values && values.alg !== 'ES256'
    ? [...orders, ...orders.map((entries) => put(entries, 'alg', 'ES256'))]
    : orders
}

function claimsFor(shown: Entries): Entries[] {
  const orders = [
    shown,
    shown.toReversed(),
    shown.toSorted(([one], [other]) => (one < other ? -1 : 1)),
  ]
  return orders.flatMap((entries) => [entries, ...TIMES.map((time) => retimed(entries, time))])
}

/** How else a number of seconds is written. */
const TIMES: ((seconds: number) => JsonValue)[] = [
  (seconds) => seconds,
  String,
  (seconds) => seconds * 1000,
  (seconds) => String(seconds * 1000),
]

function retimed(entries: Entries, write: (seconds: number) => JsonValue): Entries {
  return entries.map(([key, value]) => {
    if (key !== 'iat' && key !== 'exp') return [key, value]
    const number = typeof value === 'string' ? Number(value) : value
    if (typeof number !== 'number' || !Number.isSafeInteger(number)) return [key, value]
    return [key, write(number > 1e11 ? Math.floor(number / 1000) : number)]
  })
}

/** Every non-empty choice of them in every order. */
function arrangements(keys: readonly string[]): string[][] {
  return keys.flatMap((key) => {
    const rest = arrangements(keys.filter((other) => other !== key))
    return [[key], ...rest.map((order) => [key, ...order])]
  })
}

const put = (entries: Entries, key: string, value: JsonValue): Entries =>
  entries.map((entry) => (entry[0] === key ? [key, value] : entry))

const members = (entries: Entries, colon: string): string[] =>
  entries.map(([key, value]) => `${JSON.stringify(key)}${colon}${JSON.stringify(value)}`)

const encoded = (json: string): string => encodeBase64Url(encodeUtf8(json))

const short = (json: string): string => (json.length > 300 ? `${json.slice(0, 300)}…` : json)
