import { type DerNode, readDer, TAG } from '../../bytes/der'
import { contents, isDer } from '../../bytes/der-value'
import { decodeUtf8 } from '../../bytes/utf8'

/** SEQUENCE { type INTEGER, version INTEGER, value OCTET STRING }, with its place in the payload. */
export interface ReceiptAttribute {
  type: number
  /** As decimal digits. */
  version: string
  /** What the OCTET STRING holds, as a view. */
  value: Uint8Array
  /** Of the whole SEQUENCE, in the payload. */
  start: number
  end: number
}

/** What the value of an attribute says, where it is one DER value of a simple kind. */
export type AttributeValue =
  | { kind: 'text'; text: string }
  | { kind: 'integer'; digits: string }
  | { kind: 'bytes'; bytes: Uint8Array }

const IA5 = 0x16
const PRINTABLE = 0x13

/** The attribute that a node is; `null` where it has another shape. */
export function readAttribute(
  bytes: Uint8Array,
  node: DerNode,
  from: number,
): ReceiptAttribute | null {
  if (!isDer(node, 'sequence')) return null
  const [type, version, value] = node.children
  if (!isDer(type, 'integer') || !isDer(version, 'integer')) return null
  if (!isDer(value, 'octetString')) return null
  const number = Number(integerDigits(contents(bytes, type)))
  if (!Number.isSafeInteger(number)) return null
  return {
    type: number,
    version: integerDigits(contents(bytes, version)),
    value: contents(bytes, value),
    start: from + node.start,
    end: from + node.end,
  }
}

/**
 * The attribute at `at`, where it is written as nearly all are: definite lengths of one byte, the
 * four parts filling it exactly. `null` for any other, which `readAttribute` may still read: a
 * receipt has a hundred thousand of these, and a tree of nodes for each is what takes the time.
 */
export function readShortAttribute(
  bytes: Uint8Array,
  at: number,
  limit: number,
  from: number,
): ReceiptAttribute | null {
  const end = at + 2 + (bytes[at + 1] ?? 0)
  if (bytes[at] !== 0x30 || (bytes[at + 1] ?? 0x80) >= 0x80 || end > limit) return null
  const type = shortEnd(bytes, at + 2, TAG.integer, end)
  const version = shortEnd(bytes, type, TAG.integer, end)
  const value = shortEnd(bytes, version, TAG.octetString, end)
  if (type < 0 || version < 0 || value !== end) return null
  const number = Number(integerDigits(bytes.subarray(at + 4, type)))
  if (!Number.isSafeInteger(number)) return null
  return {
    type: number,
    version: integerDigits(bytes.subarray(type + 2, version)),
    value: bytes.subarray(version + 2, value),
    start: from + at,
    end: from + end,
  }
}

/** Where the value of that tag at `at` ends; -1 where it is another or its length is a longer one. */
function shortEnd(bytes: Uint8Array, at: number, tag: number, limit: number): number {
  const length = bytes[at + 1] ?? 0x80
  if (at < 0 || bytes[at] !== tag || length >= 0x80) return -1
  return at + 2 + length > limit ? -1 : at + 2 + length
}

/**
 * What a value says. One that is not exactly one string or INTEGER of DER is bytes. `opaque` keeps
 * the bytes whatever they look like: a hash may begin like a string by chance.
 */
export function readValue(value: Uint8Array, opaque = false): AttributeValue {
  const inside = opaque ? null : contentsOf(value)
  const tag = value[0] ?? 0
  if (inside && tag === TAG.integer && inside.length > 0 && inside.length <= 64) {
    return { kind: 'integer', digits: integerDigits(inside) }
  }
  const text = inside && textOf(tag, inside)
  return text === null ? { kind: 'bytes', bytes: value } : { kind: 'text', text }
}

/** The contents of the one value that the bytes are, where they are exactly one. */
function contentsOf(value: Uint8Array): Uint8Array | null {
  // Nearly all are this short, and a receipt has tens of thousands of them.
  if ((value[1] ?? 0x80) < 0x80)
    return value.length === (value[1] ?? 0) + 2 ? value.subarray(2) : null
  const read = readDer(value, 0, { depth: 1, nodes: 1 })
  return read.ok && read.leftover === 0 ? contents(value, read.node) : null
}

function textOf(tag: number, bytes: Uint8Array): string | null {
  if (tag !== TAG.utf8 && tag !== IA5 && tag !== PRINTABLE) return null
  return asciiText(bytes) ?? (tag === TAG.utf8 ? decodeUtf8(bytes) : null)
}

/** Most values are a few ASCII letters, and a receipt has tens of thousands of them. */
function asciiText(bytes: Uint8Array): string | null {
  if (bytes.length > 64) return null
  let text = ''
  for (const byte of bytes) {
    if (byte >= 0x80) return null
    text += String.fromCharCode(byte)
  }
  return text
}

/** An INTEGER's contents as decimal digits, whatever its size: ids go beyond 2^53. */
function integerDigits(bytes: Uint8Array): string {
  if (bytes.length > 64 || bytes.length === 0) return 'NaN'
  const negative = ((bytes[0] ?? 0) & 0x80) !== 0
  if (bytes.length <= 6) {
    let number = 0
    for (const byte of bytes) number = number * 256 + byte
    return String(negative ? number - 256 ** bytes.length : number)
  }
  let number = 0n
  for (const byte of bytes) number = number * 256n + BigInt(byte)
  return String(negative ? number - 256n ** BigInt(bytes.length) : number)
}
