/** UTF-8 as text; null where the bytes are not UTF-8. A byte order mark is kept as U+FEFF. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Text as UTF-8; a lone surrogate becomes U+FFFD. */
export function encodeUtf8(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

/** How long the UTF-8 sequence at `at` is, and its code point; null where it is not valid UTF-8. */
export function codePointAt(
  bytes: Uint8Array,
  at: number,
): { codePoint: number; length: number } | null {
  const first = bytes[at] ?? 0
  if (first < 0x80) return { codePoint: first, length: 1 }
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2
  if (first < 0xc2 || first > 0xf4 || at + length > bytes.length) return null
  let codePoint = first & (0x7f >> length)
  for (let index = 1; index < length; index++) {
    const next = bytes[at + index] ?? 0
    if (next >> 6 !== 2) return null
    codePoint = (codePoint << 6) | (next & 63)
  }
  const shortest = [0, 0, 0x80, 0x800, 0x10000][length] ?? 0
  const surrogate = codePoint >= 0xd800 && codePoint <= 0xdfff
  return codePoint < shortest || codePoint > 0x10ffff || surrogate ? null : { codePoint, length }
}
