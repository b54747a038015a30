import { isQuote, isWhiteSpace } from '../../bytes/ascii'
import { base64Digit } from '../../bytes/base64'
import { base64Room, readBase64 } from '../../bytes/base64-read'
import { hexDigit } from '../../bytes/hex'
import type { Scratch } from '../../bytes/scratch'
import { noteTolerance } from './body'
import type { RepairCode } from './repairs'

const EQUALS = 0x3d
/** The shortest EC key in PKCS#8 takes 90 base64 characters; shorter texts are words. */
const SHORTEST = 60

export interface BareText {
  bytes: Uint8Array
  /** Where it stood in the text. */
  start: number
  end: number
}

/**
 * The longest run of base64 (or hex) in `[from, to)`, decoded into the scratch; null where there is
 * none that could be a key. An `=` that base64 follows is the sign of an assignment.
 */
export function readBareText(
  text: Uint8Array,
  from: number,
  to: number,
  scratch: Scratch,
  repairs: Set<RepairCode>,
): BareText | null {
  const { start, end } = longestRun(text, from, to)
  if (end - start < SHORTEST) return null
  const hex = readHex(text, start, end, scratch)
  if (hex) {
    repairs.add('hex')
    return { bytes: hex, start, end }
  }
  const into = scratch.take(base64Room(end - start))
  const reading = readBase64(text, into, start, end)
  // A run cut off in the middle of a group still shows what it is the beginning of.
  const length = reading.ok
    ? reading.length
    : reading.reason === 'length'
      ? Math.floor(reading.digits / 4) * 3
      : 0
  if (length === 0) return null
  if (reading.ok) noteTolerance(reading, repairs)
  return { bytes: into.subarray(0, length), start, end }
}

/** Says whether anything but quotation marks and white space stands outside `[start, end)`. */
export function noteSurroundings(
  text: Uint8Array,
  inside: readonly { start: number; end: number }[],
  repairs: Set<RepairCode>,
): void {
  let block = 0
  let words = false
  let quotes = false
  for (let at = 0; at < text.length; at++) {
    while (block < inside.length && at >= (inside[block]?.end ?? 0)) block++
    if (at >= (inside[block]?.start ?? text.length)) continue
    const byte = text[at]
    if (isQuote(byte)) quotes = true
    else if (!isWhiteSpace(byte) && byte !== 0x3b && byte !== 0x2c) words = true
  }
  if (quotes && !words) repairs.add('quotes')
  if (words && !repairs.has('rtf') && !repairs.has('html')) repairs.add('surrounding-text')
}

function longestRun(text: Uint8Array, from: number, to: number): { start: number; end: number } {
  let best = { start: from, end: from }
  let start = from
  for (let at = from; at <= to; at++) {
    if (at < to && belongs(text, at, to)) continue
    if (at - start > best.end - best.start) best = { start, end: at }
    start = at + 1
  }
  while (best.start < best.end && isWhiteSpace(text[best.start])) best.start++
  while (best.end > best.start && isWhiteSpace(text[best.end - 1])) best.end--
  return best
}

function belongs(text: Uint8Array, at: number, to: number): boolean {
  const byte = text[at] ?? 0
  if (byte !== EQUALS) return isWhiteSpace(byte) || base64Digit(byte, 'both') >= 0
  const next = at + 1 < to ? (text[at + 1] ?? 0) : EQUALS
  return next === EQUALS || isWhiteSpace(next) || base64Digit(next, 'both') < 0
}

/** Hex of a DER SEQUENCE, white space allowed; null for anything else. */
function readHex(
  text: Uint8Array,
  start: number,
  end: number,
  scratch: Scratch,
): Uint8Array | null {
  if (text[start] !== 0x33 || text[start + 1] !== 0x30) return null
  const bytes = scratch.take((end - start) >> 1)
  let digits = 0
  for (let at = start; at < end; at++) {
    if (isWhiteSpace(text[at])) continue
    const digit = hexDigit(text[at] ?? 0)
    if (digit < 0) return null
    const place = digits++ >> 1
    if (place < bytes.length) bytes[place] = ((bytes[place] ?? 0) << 4) | digit
  }
  return digits % 2 ? null : bytes.subarray(0, digits >> 1)
}
