import type { Scratch } from '../../bytes/scratch'
import { codePointAt } from '../../bytes/utf8'
import type { RepairCode } from './repairs'

/** Stands for a character that has no ASCII equivalent: never part of a key. */
export const FOREIGN = 0x1a

/** Are there bytes in it that no text has? Zeros at the very end do not count. */
export function isBinary(bytes: Uint8Array): boolean {
  let end = bytes.length
  while (end > 0 && bytes[end - 1] === 0) end--
  for (let at = 0; at < end; at++) {
    const byte = bytes[at] ?? 0
    const control = byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1a && byte !== 0x1b
    if (control || byte === 0x7f) return true
  }
  return false
}

/** UTF-16 by its byte order mark, or by zeros in every other place at the start. */
export function utf16Order(bytes: Uint8Array): 'little' | 'big' | null {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return 'little'
  if (first === 0xfe && second === 0xff) return 'big'
  const units = Math.min(16, bytes.length >> 1)
  if (units < 4) return null
  const zeros = (odd: 0 | 1) => {
    for (let unit = 0; unit < units; unit++) {
      if (bytes[2 * unit + odd] !== 0 || bytes[2 * unit + 1 - odd] === 0) return false
    }
    return true
  }
  return zeros(1) ? 'little' : zeros(0) ? 'big' : null
}

/**
 * Text in UTF-8, UTF-16 or Windows-1252 as ASCII, in a buffer of the scratch: dashes become hyphens,
 * curly quotes straight ones, odd spaces plain ones, invisible characters nothing, and everything
 * else `FOREIGN`. Says in `repairs` what it changed.
 */
export function toAscii(bytes: Uint8Array, scratch: Scratch, repairs: Set<RepairCode>): Uint8Array {
  const text = scratch.take(bytes.length)
  let length = 0
  const put = (codePoint: number) => {
    const plain = codePoint < 0x80 ? codePoint : fold(codePoint, repairs)
    if (plain !== null) text[length++] = plain
  }
  const order = utf16Order(bytes)
  if (order) {
    repairs.add('utf-16')
    const high = order === 'big' ? 0 : 1
    for (let at = 0; at + 1 < bytes.length; at += 2) {
      const unit = ((bytes[at + high] ?? 0) << 8) | (bytes[at + 1 - high] ?? 0)
      if (at > 0 || unit !== 0xfeff) put(unit)
    }
  } else {
    const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
    if (marked) repairs.add('bom')
    for (let at = marked ? 3 : 0; at < bytes.length; ) {
      const next = codePointAt(bytes, at)
      put(next ? next.codePoint : windowsPunctuation(bytes[at] ?? 0))
      at += next?.length ?? 1
    }
  }
  while (length > 0 && text[length - 1] === 0) length--
  return text.subarray(0, length)
}

/** What a character outside ASCII stands for in a key; null where for nothing. */
function fold(codePoint: number, repairs: Set<RepairCode>): number | null {
  if (DASHES.has(codePoint)) {
    repairs.add('dashes')
    return 0x2d
  }
  if (INVISIBLE.has(codePoint)) {
    repairs.add('invisible')
    return null
  }
  if (codePoint === 0x2028 || codePoint === 0x2029 || codePoint === 0x85) return 0x0a
  if (codePoint === 0xa0 || codePoint === 0x202f || codePoint === 0x3000) return 0x20
  if (codePoint >= 0x2000 && codePoint <= 0x200a) return 0x20
  if (codePoint >= 0x2018 && codePoint <= 0x201b) return 0x27
  if (codePoint >= 0x201c && codePoint <= 0x201f) return 0x22
  if (codePoint === 0xab || codePoint === 0xbb) return 0x22
  if (codePoint === 0x2026 || codePoint === 0x2022 || codePoint === 0x25cf) return 0x2e
  return FOREIGN
}

const DASHES = new Set([
  ...[0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0x2500, 0xfe58, 0xfe63, 0xff0d],
])
const INVISIBLE = new Set([
  ...[0xad, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x2060, 0xfeff],
  ...[0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069],
])

/** A byte that is not UTF-8: the punctuation of Windows-1252, by its code point. */
function windowsPunctuation(byte: number): number {
  if (byte === 0x91 || byte === 0x92) return 0x2018
  if (byte === 0x93 || byte === 0x94) return 0x201c
  if (byte === 0x96 || byte === 0x97) return 0x2014
  if (byte === 0x85) return 0x2026
  return byte === 0xa0 ? 0xa0 : 0xfffd
}
