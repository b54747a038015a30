/**
 * Base64 and base64url as RFC 4648 writes them, canonical: one text for one sequence of bytes.
 * For text as people paste it, see `base64-read.ts`.
 * https://www.rfc-editor.org/rfc/rfc4648#section-3.5
 */

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
const STANDARD = new TextEncoder().encode(`${LETTERS}+/`)
const URL_SAFE = new TextEncoder().encode(`${LETTERS}-_`)

export type Base64Result =
  | { ok: true; bytes: Uint8Array }
  /** `at` counts UTF-16 units from 0. */
  | { ok: false; reason: 'character' | 'length' | 'padding' | 'spare-bits'; at: number }

/** Base64 with its padding. */
export function encodeBase64(bytes: Uint8Array): string {
  const text = encode(bytes, STANDARD)
  return text.padEnd(Math.ceil(text.length / 4) * 4, '=')
}

/** Base64url without padding, as JOSE writes it. */
export function encodeBase64Url(bytes: Uint8Array): string {
  return encode(bytes, URL_SAFE)
}

/** Strict: the standard alphabet, full padding, no white space, spare bits zero. Never throws. */
export function decodeBase64(text: string): Base64Result {
  const body = text.endsWith('==')
    ? text.slice(0, -2)
    : text.endsWith('=')
      ? text.slice(0, -1)
      : text
  const result = decode(body, false)
  if (result.ok && text.length % 4 !== 0) {
    return { ok: false, reason: 'padding', at: text.length }
  }
  return result
}

/** Strict: the URL alphabet, no padding, no white space, spare bits zero. Never throws. */
export function decodeBase64Url(text: string): Base64Result {
  const padding = text.indexOf('=')
  return padding < 0 ? decode(text, true) : { ok: false, reason: 'padding', at: padding }
}

/** The six bits of a character code in the alphabet, or -1. */
export function base64Digit(code: number, alphabet: 'standard' | 'url' | 'both'): number {
  if (code >= 0x41 && code <= 0x5a) return code - 0x41
  if (code >= 0x61 && code <= 0x7a) return code - 0x47
  if (code >= 0x30 && code <= 0x39) return code + 4
  if (alphabet !== 'url') {
    if (code === 0x2b) return 62
    if (code === 0x2f) return 63
  }
  if (alphabet !== 'standard') {
    if (code === 0x2d) return 62
    if (code === 0x5f) return 63
  }
  return -1
}

/** Three bytes at a time into letters, and those to text at once: views have megabytes. */
function encode(bytes: Uint8Array, alphabet: Uint8Array): string {
  const letters = new Uint8Array(Math.ceil((bytes.length * 4) / 3))
  const whole = bytes.length - (bytes.length % 3)
  let length = 0
  for (let at = 0; at < whole; at += 3) {
    const held = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
    letters[length] = alphabet[held >> 18] ?? 0
    letters[length + 1] = alphabet[(held >> 12) & 63] ?? 0
    letters[length + 2] = alphabet[(held >> 6) & 63] ?? 0
    letters[length + 3] = alphabet[held & 63] ?? 0
    length += 4
  }
  const rest = bytes.length - whole
  const held = ((bytes[whole] ?? 0) << 16) | ((bytes[whole + 1] ?? 0) << 8)
  // One byte takes two letters, two take three.
  for (let at = 0; rest > 0 && at <= rest; at++) {
    letters[length++] = alphabet[(held >> (18 - 6 * at)) & 63] ?? 0
  }
  return new TextDecoder().decode(letters)
}

/**
 * The same from bytes into bytes, for many texts without a string of any: how many it filled, or -1
 * for what is not strict. `into` has to have room for three quarters of `end - start`.
 */
export function decodeBase64UrlInto(
  source: Uint8Array,
  start: number,
  end: number,
  into: Uint8Array,
): number {
  let length = 0
  let at = start
  for (; at + 4 <= end; at += 4) {
    const a = URL_DIGITS[source[at] ?? 0] ?? NO_DIGIT
    const b = URL_DIGITS[source[at + 1] ?? 0] ?? NO_DIGIT
    const c = URL_DIGITS[source[at + 2] ?? 0] ?? NO_DIGIT
    const d = URL_DIGITS[source[at + 3] ?? 0] ?? NO_DIGIT
    if ((a | b | c | d) & NO_DIGIT) return -1
    into[length] = (a << 2) | (b >> 4)
    into[length + 1] = (b << 4) | (c >> 2)
    into[length + 2] = (c << 6) | d
    length += 3
  }
  const rest = end - at
  if (rest === 0) return length
  const a = URL_DIGITS[source[at] ?? 0] ?? NO_DIGIT
  const b = URL_DIGITS[source[at + 1] ?? 0] ?? NO_DIGIT
  const c = rest === 3 ? (URL_DIGITS[source[at + 2] ?? 0] ?? NO_DIGIT) : 0
  // One character alone is no byte, and what is left of the last one has to be zero.
  if (rest === 1 || (a | b | c) & NO_DIGIT || (rest === 2 ? b & 15 : c & 3)) return -1
  into[length++] = (a << 2) | (b >> 4)
  if (rest === 3) into[length++] = (b << 4) | (c >> 2)
  return length
}

/** What each byte stands for; whatever is no digit has its two high bits set. */
const URL_DIGITS = Uint8Array.from({ length: 256 }, (_, code) => base64Digit(code, 'url') & 255)
const NO_DIGIT = 0xc0

/** The same of the standard alphabet. */
const STANDARD_DIGITS = Uint8Array.from(
  { length: 256 },
  (_, code) => base64Digit(code, 'standard') & 255,
)

function decode(text: string, url: boolean): Base64Result {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4))
  let length = decodeGroups(text, url ? URL_DIGITS : STANDARD_DIGITS, bytes) * 3
  let bits = 0
  let held = 0
  for (let at = (length / 3) * 4; at < text.length; at++) {
    const digit = base64Digit(text.charCodeAt(at), url ? 'url' : 'standard')
    if (digit < 0) return { ok: false, reason: 'character', at }
    held = ((held << 6) | digit) & 0xfff
    bits += 6
    if (bits >= 8) {
      bits -= 8
      bytes[length++] = (held >> bits) & 255
    }
  }
  if (bits === 6) return { ok: false, reason: 'length', at: text.length }
  if (held & ((1 << bits) - 1)) return { ok: false, reason: 'spare-bits', at: text.length - 1 }
  return { ok: true, bytes }
}

/** Groups of four digits from the start into bytes: how many, up to one in which something is wrong. */
function decodeGroups(text: string, digits: Uint8Array, into: Uint8Array): number {
  const most = text.length >> 2
  for (let group = 0; group < most; group++) {
    const at = group * 4
    const a = digits[text.charCodeAt(at)] ?? NO_DIGIT
    const b = digits[text.charCodeAt(at + 1)] ?? NO_DIGIT
    const c = digits[text.charCodeAt(at + 2)] ?? NO_DIGIT
    const d = digits[text.charCodeAt(at + 3)] ?? NO_DIGIT
    if ((a | b | c | d) & NO_DIGIT) return group
    const to = group * 3
    into[to] = (a << 2) | (b >> 4)
    into[to + 1] = (b << 4) | (c >> 2)
    into[to + 2] = (c << 6) | d
  }
  return most
}
