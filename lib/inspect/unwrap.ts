import { decodeHex } from '../bytes/hex'
import { decodeUtf8, encodeUtf8 } from '../bytes/utf8'
import { wrapperFinding } from '../rules/paste'
import type { Finding } from '../rules/rule'
import { BUDGETS } from './budgets'
import { Source } from './source'

/** The input with some of its wrapping taken off, and what was taken off, the outermost first. */
export interface Layer {
  source: Source
  findings: readonly Finding[]
}

/** Why a text is not what it stands for: a row of `lib/rules/paste.ts`. */
export type WrapperName =
  | 'quoted'
  | 'bearer'
  | 'url-encoded'
  | 'base64-of-text'
  | 'hex-of-bytes'
  | 'beside-token'
  | 'plus-became-space'
  /** Taken apart before anything else looks at it: `key-beside.ts`. */
  | 'key-beside'

const BEARER = /^(?:authorization\s*:\s*)?bearer\s+(\S[\s\S]*)$/i
const ESCAPED = /%[0-9A-Fa-f]{2}/
const HEX = /^<?[0-9A-Fa-f\s]+>?$/

/** How Swift prints a text that may be missing. */
const OPTIONAL = /^Optional\(("[^"]+")\)$/
/** One line of a JSON object, its name in front: `"signedPayload": "…",`. */
const MEMBER = /^"[\w-]{1,80}"\s*:\s*("[^"]+",?)$/

/**
 * A token of three parts behind its name, as in a line of code, of a log or of a form. Anything else
 * that touches a token is a fault of the token, and stays one.
 */
const NAMED_TOKEN =
  /^[A-Za-z\d][\x20-\x7e]{1,150}[=:"'] ?["']?(ey[\w-]{10,}\.[\w-]{10,}\.[\w-]{20,})["')}\];,]{0,8}$/

/** One line of base64 with spaces in it. */
const SPACED_BASE64 = /^[A-Za-z0-9+/]+(?: +[A-Za-z0-9+/]+)+={0,2}$/
/** What was wrapped so is nothing before it is unwrapped. */
const REPLACES: readonly string[] = ['plus-became-space']

/** Each takes one wrapping off, or answers `null` where there is none. Tried in this order. */
const UNWRAPPERS: Record<
  Exclude<WrapperName, 'key-beside'>,
  (source: Source, text: string) => Uint8Array | null
> = {
  'plus-became-space': (_source, text) => {
    if (text.length < 200 || !SPACED_BASE64.test(text)) return null
    const restored = text.replaceAll(' ', '+')
    const bytes = Source.of(restored).base64
    return bytes && isWhole(bytes) ? encodeUtf8(restored) : null
  },
  quoted: (_source, text) => {
    const bare = OPTIONAL.exec(text)?.[1] ?? MEMBER.exec(text)?.[1] ?? text
    const quote = /^(["'`])([\s\S]+)\1[,;]?$/.exec(bare)
    if (!quote) return null
    const literal = bare.replace(/[,;]$/, '')
    return encodeUtf8(quote[1] === '"' ? jsonString(literal) : (quote[2] ?? ''))
  },
  bearer: (_source, text) => {
    const found = BEARER.exec(text)?.[1]
    return found === undefined ? null : encodeUtf8(found)
  },
  'url-encoded': (_source, text) => {
    if (!ESCAPED.test(text) || /\s/.test(text)) return null
    try {
      return encodeUtf8(decodeURIComponent(text))
    } catch {
      return null
    }
  },
  'hex-of-bytes': (_source, text) => {
    if (text.length < 200 || !HEX.test(text)) return null
    const digits = decodeHex(text.replace(/[<>\s]/g, ''))
    return digits.ok ? digits.bytes : null
  },
  'base64-of-text': (source) => {
    const inner = source.base64
    if (!inner || inner.length < 16) return null
    const text = decodeUtf8(inner)
    // Letters of a device token decode to anything; what people wrap is printable ASCII.
    return text !== null && /^[\t\n\r\x20-\x7e\u00a0-\uffff]+$/.test(text) ? inner : null
  },
  'beside-token': (_source, text) => {
    const found = NAMED_TOKEN.exec(text)?.[1]
    return found === undefined ? null : encodeUtf8(found)
  },
}

/** The input itself, and what is left of it as one wrapping after the other is taken off. */
export function unwrap(source: Source): Layer[] {
  const layers: Layer[] = [{ source, findings: [] }]
  for (let depth = 0; depth < BUDGETS.wrappers; depth++) {
    const outer = layers[depth]
    const inner = outer && unwrapOnce(outer.source)
    if (!outer || !inner) break
    const taken = {
      source: new Source(inner.bytes, source.name),
      findings: [...outer.findings, wrapperFinding(inner.name)],
    }
    if (REPLACES.includes(inner.name)) layers[depth] = taken
    else layers.push(taken)
  }
  return layers
}

function unwrapOnce(source: Source): { name: WrapperName; bytes: Uint8Array } | null {
  const { text } = source
  if (text === null || text === '') return null
  for (const [name, take] of Object.entries(UNWRAPPERS)) {
    const bytes = take(source, text)
    if (bytes && bytes.length > 0) return { name: name as WrapperName, bytes }
  }
  return null
}

/** Is it ASN.1 whose length is exactly what is there? */
function isWhole(bytes: Uint8Array): boolean {
  const [tag, first = 0] = bytes
  if (tag !== 0x30) return false
  if (first === 0x80) return bytes.at(-1) === 0 && bytes.at(-2) === 0
  if (first < 0x80) return bytes.length === 2 + first
  const size = first & 0x7f
  if (size > 4) return false
  const length = bytes.subarray(2, 2 + size).reduce((sum, byte) => sum * 256 + byte, 0)
  return bytes.length === 2 + size + length
}

/** What a JSON string literal says; without its quotes where it is not one. */
function jsonString(literal: string): string {
  try {
    const value: unknown = JSON.parse(literal)
    if (typeof value === 'string') return value
  } catch {
    // Not a literal of JSON: the quotes alone are taken off.
  }
  return literal.slice(1, -1)
}
