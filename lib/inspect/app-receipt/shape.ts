import { base64Room, readBase64 } from '../../bytes/base64-read'
import { encodeUtf8 } from '../../bytes/utf8'
import type { Source } from '../source'

/** DER of the OIDs of signed data and of plain data: they differ in the last byte. */
const PKCS7 = [0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07] as const
const SIGNED_DATA = 2
const DATA = 1

const SEQUENCE = 0x30
const SET = 0x31
const BASE64 = /^[A-Za-z0-9+/_\-\s]+={0,2}$/

/**
 * The bytes that a receipt could be: the input itself, or what it is base64 of. Base64 that was cut
 * in the middle of a group is read up to there, so that it can be said what is missing.
 */
export function receiptBytes(source: Source): Uint8Array | null {
  if (isAsn1(source.bytes)) return source.bytes
  if (source.base64) return source.base64
  const { text } = source
  if (text === null || text.length < 8 || !BASE64.test(text)) return null
  const encoded = encodeUtf8(text.replace(/[\s=]/g, '').slice(0, -1))
  const into = new Uint8Array(base64Room(encoded.length))
  const read = readBase64(encoded, into)
  return read.ok ? into.slice(0, read.length) : null
}

const isAsn1 = (bytes: Uint8Array): boolean => bytes[0] === SEQUENCE || bytes[0] === SET

/** What bytes are by their first few: nothing is read beyond them. */
export type Shape =
  /** `payload`: where the SET of attributes begins. */
  | { form: 'receipt'; payload: number }
  | { form: 'other-cms' }
  | { form: 'payload-alone' }
  | { form: 'other' }

export function shapeOf(bytes: Uint8Array): Shape {
  if (bytes[0] === SET) return isAttributeSet(bytes, 0) ? { form: 'payload-alone' } : OTHER
  if (bytes[0] !== SEQUENCE || findOid(bytes, SIGNED_DATA, 0, 32) < 0) return OTHER
  const data = findOid(bytes, DATA, 16, 400)
  if (data < 0) return { form: 'other-cms' }
  // [0], OCTET STRING in pieces or whole, and with Xcode one more inside.
  let at = data + PKCS7.length + 1
  for (let layer = 0; layer < 4 && WRAPPERS.has(bytes[at] ?? 0); layer++) at = contentAt(bytes, at)
  return isAttributeSet(bytes, at) ? { form: 'receipt', payload: at } : { form: 'other-cms' }
}

const OTHER: Shape = { form: 'other' }
const WRAPPERS: ReadonlySet<number> = new Set([0xa0, 0x24, 0x04])

/** A SET whose first value is SEQUENCE { INTEGER, …, or a SET without values. */
function isAttributeSet(bytes: Uint8Array, at: number): boolean {
  if (bytes[at] !== SET) return false
  if (bytes[at + 1] === 0) return true
  const first = contentAt(bytes, at)
  return bytes[first] === SEQUENCE && bytes[contentAt(bytes, first)] === 0x02
}

/** Where the contents of the value at `at` begin. */
function contentAt(bytes: Uint8Array, at: number): number {
  const length = bytes[at + 1] ?? 0
  return at + 2 + (length > 0x80 ? length & 0x7f : 0)
}

function findOid(bytes: Uint8Array, last: number, from: number, to: number): number {
  const end = Math.min(to, bytes.length - PKCS7.length)
  for (let at = from; at < end; at++) {
    if (bytes[at + PKCS7.length] === last && PKCS7.every((byte, i) => bytes[at + i] === byte)) {
      return at
    }
  }
  return -1
}
