const DIGITS = '0123456789abcdef'

/** Where a text is not hex: `at` counts UTF-16 units from 0. */
export type HexResult =
  | { ok: true; bytes: Uint8Array }
  | { ok: false; reason: 'character' | 'odd'; at: number }

/** Lower-case hex, two digits a byte. */
export function encodeHex(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += DIGITS.charAt(byte >> 4) + DIGITS.charAt(byte & 15)
  return text
}

/** Hex of either case with nothing else in it; the empty text is no bytes. Never throws. */
export function decodeHex(text: string): HexResult {
  const bytes = new Uint8Array(text.length >> 1)
  for (let at = 0; at < text.length; at++) {
    const digit = hexDigit(text.charCodeAt(at))
    if (digit < 0) return { ok: false, reason: 'character', at }
    const index = at >> 1
    if (index < bytes.length) bytes[index] = ((bytes[index] ?? 0) << 4) | digit
  }
  return text.length % 2 ? { ok: false, reason: 'odd', at: text.length } : { ok: true, bytes }
}

/** The value of a hex digit's character code, or -1. */
export function hexDigit(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30
  const letter = code | 0x20
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1
}
