import { base64Digit } from '../../bytes/base64'

/** An integer in decimal, whatever its size; `null` where it is none. Hexadecimal is allowed, as Apple reads it. */
export function readInteger(text: string): string | null {
  const found = /^\s*([+-]?)(?:(\d{1,400})|0[xX]([0-9a-fA-F]{1,300}))\s*$/.exec(text)
  if (!found) return null
  const [, sign = '', digits, hex] = found
  const value = BigInt(hex === undefined ? (digits ?? '0') : `0x${hex}`)
  return String(sign === '-' ? -value : value)
}

/** A number as it is written; `null` where it is none. */
export function readReal(text: string): string | null {
  const raw = text.trim()
  const known =
    /^[+-]?(?:(?:\d{1,400}\.?\d{0,400}|\.\d{1,400})(?:[eE][+-]?\d{1,5})?|inf(?:inity)?|nan)$/i
  return known.test(raw) ? raw : null
}

/** `2026-11-22T12:00:00Z`, with fractions at most: milliseconds since 1970 UTC. */
export function readDate(text: string): { raw: string; instant: number | null } {
  const raw = text.trim()
  const found = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d{1,9})?Z$/.exec(raw)
  const instant = found ? Date.parse(`${found[1]}.000Z`) : Number.NaN
  const real =
    !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(found?.[1] ?? '-')
  return { raw, instant: real ? instant : null }
}

/** The value of each base64 letter, 64 for white space and the padding, -1 for anything else. */
const DIGITS = Int8Array.from({ length: 256 }, (_, code) => {
  const digit = base64Digit(code, 'standard')
  return digit < 0 && '= \t\r\n'.includes(String.fromCharCode(code)) ? 64 : digit
})

/** Base64 as `<data>` holds it, white space anywhere; `null` where it is none. Ten megabytes take a moment. */
export function readData(bytes: Uint8Array, start: number, end: number): Uint8Array | null {
  const into = new Uint8Array(Math.ceil(((end - start) * 3) / 4))
  let length = 0
  let held = 0
  let bits = 0
  for (let at = start; at < end; at++) {
    const digit = DIGITS[bytes[at] ?? 0] ?? -1
    if (digit < 0) return null
    if (digit === 64) continue
    held = ((held << 6) | digit) & 0xffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    into[length++] = held >> bits
  }
  return bits === 6 ? null : into.subarray(0, length)
}
