import { readDer } from '../../bytes/der'
import { decodeHex } from '../../bytes/hex'
import type { DeviceTokenReading, TokenForm } from './reading'

/** Bytes of a token: 32 nearly always, 54 and 80 were seen, 100 were announced. */
const SHORTEST = 16
const LONGEST = 102
const USUAL: readonly number[] = [32, 54, 80]

/** Forms that nothing else has; how sure each is of tokens of a usual length. */
const SURE: Partial<Record<TokenForm, number>> = {
  hex: 0.95,
  'nsdata-description': 0.95,
  'byte-list': 0.75,
  'escaped-bytes': 0.8,
  'mis-decoded-text': 0.7,
  // 44 characters of base64 are as often a digest or a key.
  base64: 0.4,
  base64url: 0.3,
}
/** Not tokens of APNs, and told by their shape. */
const FOREIGN: Partial<Record<TokenForm, number>> = {
  fcm: 0.9,
  expo: 0.97,
  'web-push': 0.9,
  // The decoder of identifiers knows more of these two, and the ones of tokens of a JWT.
  udid: 0.3,
  uuid: 0.1,
  jwt: 0,
  empty: 0,
}

/**
 * How likely a text is a device token, 0 to 1: from what was read of it. Hex of ASN.1, of text and
 * of digests is not one.
 */
export function tokenLikelihood(text: string, reading: DeviceTokenReading): number {
  const foreign = FOREIGN[reading.form]
  if (foreign !== undefined) return foreign
  if (reading.form === 'lost-description') return lostDescription(reading)
  if (reading.form === 'odd-hex') return oddHex(text)
  if (reading.form === 'not-hex') return nearlyHex(text) ? 0.6 : 0
  const digits = reading.hex ?? reading.remains
  if (digits === null) return reading.form === 'mis-decoded-text' ? unreadableText(text) : 0
  const hex = decodeHex(digits)
  if (!hex.ok || isOtherThing(hex.bytes)) return 0
  if (reading.form === 'mis-decoded-text' && !isDense(text)) return 0.02
  const base64 = reading.form === 'base64' || reading.form === 'base64url'
  // Anything is written in base64: keys, digests, signatures. 32 bytes are worth showing.
  if (base64 && !USUAL.includes(hex.bytes.length)) return 0.04
  return (SURE[reading.form] ?? 0) * ofLength(hex.bytes.length, digits)
}

function ofLength(bytes: number, digits: string): number {
  if (bytes === 32) return 1
  if (bytes < 8 || bytes > LONGEST) return 0
  // A number of 16 digits is rather a transaction’s id.
  if (/^\d+$/.test(digits) && bytes < 24) return 0.1
  if (USUAL.includes(bytes)) return 0.8
  // An MD5 or a UUID without hyphens; a SHA-1, or the UDID of an older device.
  if (bytes === 16 || bytes === 20) return 0.25
  // A byte or two from 32: cut off, or lost on the way.
  if (Math.abs(bytes - 32) <= 3) return 0.9
  return bytes < SHORTEST ? 0.15 : 0.4
}

/** DER that fills it, or text: something that was written as hex, and no token. */
function isOtherThing(bytes: Uint8Array): boolean {
  if (bytes.every((byte) => byte === 0x0a || (byte >= 0x20 && byte < 0x7f))) return true
  const der = bytes[0] === 0x30 ? readDer(bytes) : null
  return der?.ok === true && der.leftover === 0
}

function lostDescription({ bytes, problem }: DeviceTokenReading): number {
  if (problem?.code === 'shortened') return 0.5
  // `length = 1482`: the description of a receipt, or of anything else.
  return bytes !== null && bytes >= SHORTEST && bytes <= LONGEST ? 0.95 : 0.3
}

function oddHex(text: string): number {
  const digits = text.replaceAll(/[^0-9a-f]/gi, '').length
  if (Math.abs(digits - 64) <= 3 || Math.abs(digits - 160) <= 1) return 0.8
  return digits >= 2 * SHORTEST && digits <= 2 * LONGEST ? 0.3 : 0
}

/** As long as a token, and all but a few of its characters are digits. */
function nearlyHex(text: string): boolean {
  const typed = text.trim()
  const strangers = typed.replaceAll(/[0-9a-f]/gi, '').length
  return Math.abs(typed.length - 64) <= 2 && strangers <= 6
}

/** Text made of bytes has signs everywhere; words have letters, and here and there an accent. */
function isDense(text: string): boolean {
  const typed = text.trim()
  if (/\\|%[0-9a-f]{2}/i.test(typed) || /^[0-9a-f\s]+$/i.test(typed)) return true
  const outside = [...typed].filter((character) => (character.codePointAt(0) ?? 0) > 0x7e).length
  return outside / Math.max(typed.length, 1) > 0.3 && !/\p{L}{6}/u.test(typed)
}

/** Bytes that were decoded as UTF-8 leave the sign for what is not UTF-8. */
function unreadableText(text: string): number {
  const replaced = text.match(/\ufffd/g)?.length ?? 0
  return replaced >= 4 && text.length >= SHORTEST && text.length <= LONGEST ? 0.6 : 0.02
}
