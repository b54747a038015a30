/**
 * Base64 and base64url as RFC 4648 writes them, canonical: one text for one sequence of bytes.
 * For text as people paste it, see `base64-read.ts`.
 * https://www.rfc-editor.org/rfc/rfc4648#section-3.5
 */

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
const STANDARD = `${LETTERS}+/`
const URL_SAFE = `${LETTERS}-_`

export type Base64Result =
  | { ok: true; bytes: Uint8Array<ArrayBuffer> }
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

/** Letter by letter into bytes, and those to text at once: views have megabytes. */
function encode(bytes: Uint8Array, alphabet: string): string {
  const letters = new Uint8Array(Math.ceil((bytes.length * 4) / 3))
  let length = 0
  let bits = 0
  let held = 0
  for (let at = 0; at < bytes.length; at++) {
    held = (held << 8) | (bytes[at] ?? 0)
    for (bits += 8; bits >= 6; bits -= 6) {
      letters[length++] = alphabet.charCodeAt((held >> (bits - 6)) & 63)
    }
    held &= 63
  }
  if (bits) letters[length++] = alphabet.charCodeAt((held << (6 - bits)) & 63)
  return new TextDecoder().decode(letters)
}

/** What each character of the first 128 stands for; anything that is no digit has its high bits set. */
const digitsOf = (alphabet: 'standard' | 'url'): Uint8Array =>
  Uint8Array.from({ length: 128 }, (_, code) => base64Digit(code, alphabet) & 255)
const STANDARD_DIGITS = digitsOf('standard')
const URL_DIGITS = digitsOf('url')
const NO_DIGIT = 0xc0

/** Four characters into three bytes at a time, and what is left over one by one. */
function decode(text: string, url: boolean): Base64Result {
  const digits = url ? URL_DIGITS : STANDARD_DIGITS
  const { length } = text
  const bytes = new Uint8Array(Math.floor((length * 3) / 4))
  let into = 0
  let at = 0
  for (; at + 4 <= length; at += 4) {
    const a = digits[text.charCodeAt(at)] ?? NO_DIGIT
    const b = digits[text.charCodeAt(at + 1)] ?? NO_DIGIT
    const c = digits[text.charCodeAt(at + 2)] ?? NO_DIGIT
    const d = digits[text.charCodeAt(at + 3)] ?? NO_DIGIT
    // The slow loop below says where it is.
    if ((a | b | c | d) & NO_DIGIT) break
    bytes[into] = (a << 2) | (b >> 4)
    bytes[into + 1] = (b << 4) | (c >> 2)
    bytes[into + 2] = (c << 6) | d
    into += 3
  }
  let bits = 0
  let held = 0
  for (; at < length; at++) {
    const digit = digits[text.charCodeAt(at)] ?? NO_DIGIT
    if (digit & NO_DIGIT) return { ok: false, reason: 'character', at }
    held = ((held << 6) | digit) & 0xfff
    bits += 6
    if (bits >= 8) {
      bits -= 8
      bytes[into++] = (held >> bits) & 255
    }
  }
  if (bits === 6) return { ok: false, reason: 'length', at: length }
  if (held & ((1 << bits) - 1)) return { ok: false, reason: 'spare-bits', at: length - 1 }
  return { ok: true, bytes }
}
