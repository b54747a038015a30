import { decodeUtf8 } from '../../bytes/utf8'
import { isJsonObject, type JsonObject } from '../../json/node'
import { type ParsedJson, readJson } from '../../json/read'
import type { Step } from '../../rules/rule'
import type { CompactReading } from '../../verify/jws'
import { shorten } from '../../verify/jws-header'
import { readCompact } from '../../verify/read-compact'
import { readPart } from '../../verify/read-part'
import type { Source } from '../source'
import { type Kind, kindOf } from './kinds'

export type GoodJson = Extract<ParsedJson, { ok: true }>

/** What was pasted, as far as it is one of the five kinds. */
export type Reading =
  | {
      form: 'token'
      compact: CompactReading
      /** `null`: the payload cannot be read, or is of none of the five kinds. */
      kind: Kind | null
      /** The header lists certificates, as Apple's does. */
      hasX5c: boolean
      /** It stood in `{"signedPayload": …}`, the body that Apple posts. */
      inBody: boolean
      /** What is to be said of that body: nothing signs what stands beside the token. */
      bodySteps: readonly Step[]
    }
  | { form: 'json'; json: GoodJson; text: string; payload: JsonObject; kind: Kind }

export type TokenReading = Extract<Reading, { form: 'token' }>

/** Longer texts are none of these: the longest notification has about 20 kB. */
const LONGEST = 4_000_000
/** Four kilobytes with Apple's three certificates. A longer text is a receipt, or nothing. */
const LONGEST_HEADER = 400_000

const READINGS = new WeakMap<Source, Reading | null>()

/** Read once for all five decoders. `null`: it is none of these. */
export function readSource(source: Source): Reading | null {
  const known = READINGS.get(source)
  if (known !== undefined) return known
  const reading = read(source)
  READINGS.set(source, reading)
  return reading
}

function read(source: Source): Reading | null {
  const { text } = source
  if (text === null || text.length > LONGEST) return null
  if (source.json) return source.json.ok ? ofJson(source.json, text) : null
  return ofToken(text, false)
}

function ofJson(json: GoodJson, text: string): Reading | null {
  const payload = json.value
  if (!isJsonObject(payload)) return null
  const body = payload.signedPayload
  // With an attempt beside it, it is an answer of the API and not what Apple posts.
  if (typeof body === 'string' && payload.sendAttempts === undefined) {
    const bodySteps = stepsOf(json, payload)
    return { ...(ofToken(body, true) ?? unreadable(body)), bodySteps }
  }
  const kind = kindOf(payload)
  return kind ? { form: 'json', json, text, payload, kind } : null
}

/** Readers differ in which of two tokens they take, and nothing vouches for what stands beside one. */
function stepsOf(json: GoodJson, body: JsonObject): Step[] {
  const name = 'Body has one token'
  const twice = json.duplicateKeys.find(({ pointer }) => pointer === '/signedPayload')
  if (twice) {
    const detail = `The body has “signedPayload” ${twice.starts.length} times. The last one was read; other parsers read the first.`
    return [{ name, result: 'fail', detail, code: 'jws/body-duplicate-key' }]
  }
  const [first, ...others] = Object.keys(body).filter((key) => key !== 'signedPayload')
  if (first === undefined) return []
  const more = others.length === 0 ? '' : ` and ${others.length} more`
  const detail = `Next to signedPayload is “${shorten(first)}”${more}, which Apple does not send. It was not read: no signature covers it.`
  return [{ name, result: 'unknown', detail }]
}

function ofToken(text: string, inBody: boolean): TokenReading | null {
  const [first = '', second = ''] = text.split('.', 2)
  const hasX5c = first.length <= LONGEST_HEADER && partJson(first, 'header')?.x5c !== undefined
  const payload = partJson(second, 'payload')
  const kind = payload && kindOf(payload)
  if (!kind && !hasX5c) return null
  return { form: 'token', compact: readCompact(text), kind, hasX5c, inBody, bodySteps: [] }
}

/** What Apple would have signed, but no token at all. */
function unreadable(text: string): TokenReading {
  const compact = readCompact(text)
  return { form: 'token', compact, kind: null, hasX5c: false, inBody: true, bodySteps: [] }
}

/** One part alone, however the rest is damaged. */
function partJson(text: string, name: 'header' | 'payload'): JsonObject | null {
  if (text.length < 2) return null
  const part = readPart(text, name)
  const decoded = part.ok ? decodeUtf8(part.bytes) : null
  if (decoded === null || !/^[\s\ufeff]*\{/.test(decoded)) return null
  const json = readJson(decoded)
  return json.ok && isJsonObject(json.value) ? json.value : null
}
