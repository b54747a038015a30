import { type DerNode, readDer, TAG } from '../../bytes/der'
import { isDer } from '../../bytes/der-value'
import { decodeUtf8 } from '../../bytes/utf8'

/**
 * SEQUENCE { type INTEGER, version INTEGER, value OCTET STRING }, with its place in the payload. What
 * it holds is read where it stands and once: a receipt has a hundred thousand of these, and a view or
 * two of each is what takes the time.
 */
export class ReceiptAttribute {
  private read: AttributeValue | undefined

  constructor(
    readonly type: number,
    /** As decimal digits. */
    readonly version: string,
    /** Of the whole SEQUENCE, in the payload. */
    readonly start: number,
    readonly end: number,
    private readonly bytes: Uint8Array,
    /** What the OCTET STRING holds, in `bytes`. */
    private readonly from: number,
    private readonly to: number,
  ) {}

  /** What the OCTET STRING holds, as a view. */
  get value(): Uint8Array {
    return this.bytes.subarray(this.from, this.to)
  }

  /** How many bytes the OCTET STRING holds. */
  get length(): number {
    return this.to - this.from
  }

  /** What the value says. One that is not exactly one string or INTEGER of DER is bytes. */
  get says(): AttributeValue {
    this.read ??= readValue(this.bytes, this.from, this.to)
    return this.read
  }

  /** The bytes whatever they look like: a hash may begin like a string by chance. */
  get opaque(): AttributeValue {
    return { kind: 'bytes', bytes: this.value }
  }
}

/** What the value of an attribute says, where it is one DER value of a simple kind. */
export type AttributeValue =
  | { kind: 'text'; text: string }
  | { kind: 'integer'; digits: string }
  | { kind: 'bytes'; bytes: Uint8Array }

const IA5 = 0x16
const PRINTABLE = 0x13
/** Its first byte: the bit says that values stand inside. */
const SEQUENCE = TAG.sequence | 0x20

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
  const number = Number(integerDigits(bytes, type.content, type.end))
  if (!Number.isSafeInteger(number)) return null
  const digits = integerDigits(bytes, version.content, version.end)
  const [start, end] = [from + node.start, from + node.end]
  return new ReceiptAttribute(number, digits, start, end, bytes, value.content, value.end)
}

/**
 * The attribute at `at`, where it is written as nearly all are: definite lengths as DER writes them,
 * the four parts filling it exactly. `null` for any other, which `readAttribute` may still read, by
 * way of a tree of nodes.
 */
export function readPlainAttribute(
  bytes: Uint8Array,
  at: number,
  limit: number,
  from: number,
): ReceiptAttribute | null {
  const end = endOf(bytes, at, SEQUENCE, limit)
  if (end < 0) return null
  const typeAt = at + headOf(bytes, at)
  const versionAt = endOf(bytes, typeAt, TAG.integer, end)
  const valueAt = endOf(bytes, versionAt, TAG.integer, end)
  if (endOf(bytes, valueAt, TAG.octetString, end) !== end) return null
  const number = Number(integerDigits(bytes, typeAt + headOf(bytes, typeAt), versionAt))
  if (!Number.isSafeInteger(number)) return null
  const digits = integerDigits(bytes, versionAt + headOf(bytes, versionAt), valueAt)
  const value = valueAt + headOf(bytes, valueAt)
  return new ReceiptAttribute(number, digits, from + at, from + end, bytes, value, end)
}

/** How many bytes tag and length take at `at`, where `endOf` found a value there. */
function headOf(bytes: Uint8Array, at: number): number {
  const length = bytes[at + 1] ?? 0
  return length < 0x80 ? 2 : 2 + (length & 0x7f)
}

/** Where the value of that tag at `at` ends; -1 where it is another, or is not written as in DER. */
function endOf(bytes: Uint8Array, at: number, tag: number, limit: number): number {
  if (at < 0 || bytes[at] !== tag) return -1
  const first = bytes[at + 1] ?? 0x80
  let length = first
  if (first >= 0x80) {
    const more = first & 0x7f
    if (more === 0 || more > 3) return -1
    length = 0
    for (let index = 0; index < more; index++) length = length * 256 + (bytes[at + 2 + index] ?? 0)
    if (length < 0x80 || length < 256 ** (more - 1)) return -1
  }
  const end = at + headOf(bytes, at) + length
  return end > limit ? -1 : end
}

/** What the value that stands from `from` to `to` says. */
function readValue(bytes: Uint8Array, from: number, to: number): AttributeValue {
  const inside = contentAt(bytes, from, to)
  const tag = bytes[from] ?? 0
  if (inside >= 0 && tag === TAG.integer && to > inside && to - inside <= 64) {
    return { kind: 'integer', digits: integerDigits(bytes, inside, to) }
  }
  const text = inside < 0 ? null : textOf(tag, bytes, inside, to)
  return text === null ? { kind: 'bytes', bytes: bytes.subarray(from, to) } : { kind: 'text', text }
}

/** Where the contents of the one value begin that stands from `from` to `to`; -1 where it is not one. */
function contentAt(bytes: Uint8Array, from: number, to: number): number {
  if (to - from < 2) return -1
  // Nearly all are this short.
  const length = bytes[from + 1] ?? 0
  if (length < 0x80) return to - from === length + 2 ? from + 2 : -1
  const read = readDer(bytes.subarray(from, to), 0, { depth: 1, nodes: 1 })
  return read.ok && read.leftover === 0 ? from + read.node.content : -1
}

function textOf(tag: number, bytes: Uint8Array, from: number, to: number): string | null {
  if (tag !== TAG.utf8 && tag !== IA5 && tag !== PRINTABLE) return null
  const text = asciiText(bytes, from, to)
  return text ?? (tag === TAG.utf8 ? decodeUtf8(bytes.subarray(from, to)) : null)
}

/** Most values are a few ASCII letters. */
function asciiText(bytes: Uint8Array, from: number, to: number): string | null {
  if (to - from > 64) return null
  const codes = new Array<number>(to - from)
  for (let at = from; at < to; at++) {
    const code = bytes[at] ?? 0
    if (code >= 0x80) return null
    codes[at - from] = code
  }
  return String.fromCharCode(...codes)
}

/** An INTEGER's contents as decimal digits, whatever its size: ids go beyond 2^53. */
function integerDigits(bytes: Uint8Array, from: number, to: number): string {
  const length = to - from
  if (length > 64 || length <= 0) return 'NaN'
  const negative = ((bytes[from] ?? 0) & 0x80) !== 0
  if (length <= 6) {
    let number = 0
    for (let at = from; at < to; at++) number = number * 256 + (bytes[at] ?? 0)
    return String(negative ? number - 256 ** length : number)
  }
  let number = 0n
  for (let at = from; at < to; at++) number = number * 256n + BigInt(bytes[at] ?? 0)
  return String(negative ? number - 256n ** BigInt(length) : number)
}
