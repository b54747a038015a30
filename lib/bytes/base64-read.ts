import { isWhiteSpace } from './ascii'
import { base64Digit } from './base64'

/** What a tolerant reading let pass. */
export type Base64Tolerance =
  | 'white-space'
  | 'url-alphabet'
  | 'mixed-alphabet'
  | 'missing-padding'
  | 'extra-padding'
  | 'spare-bits'

export type Base64Reading =
  | { ok: true; length: number; tolerated: Base64Tolerance[] }
  | {
      ok: false
      /** `length`: the last group has one character. `after-padding`: text goes on after `=`. */
      reason: 'character' | 'length' | 'after-padding'
      /** The place in the source, from 0. */
      at: number
      /** How many base64 characters stood before it. */
      digits: number
    }

/** How many bytes a base64 text of that many characters can hold at most. */
export const base64Room = (characters: number): number => Math.ceil((characters * 3) / 4)

/**
 * Reads base64 of either alphabet from bytes into bytes, as people paste it: white space anywhere,
 * padding or none. No string is made of it. `into` takes at least `base64Room(end - start)` bytes;
 * `length` of them are filled. Bad input is a result; too small a room is a bug and throws.
 */
export function readBase64(
  source: Uint8Array,
  into: Uint8Array,
  start = 0,
  end = source.length,
): Base64Reading {
  const tolerated = new Set<Base64Tolerance>()
  let standard = false
  let url = false
  let digits = 0
  let padding = 0
  let length = 0
  let bits = 0
  let held = 0
  for (let at = start; at < end; at++) {
    if (bits === 0 && padding === 0) {
      const groups = readGroups(source, at, end, into, length)
      at += groups * 4
      digits += groups * 4
      length += groups * 3
      if (at >= end) break
    }
    const code = source[at] ?? 0
    if (isWhiteSpace(code)) {
      tolerated.add('white-space')
      continue
    }
    if (code === 0x3d) {
      padding++
      continue
    }
    const digit = base64Digit(code, 'both')
    if (digit < 0) return { ok: false, reason: 'character', at, digits }
    if (padding) return { ok: false, reason: 'after-padding', at, digits }
    if (code === 0x2b || code === 0x2f) standard = true
    if (code === 0x2d || code === 0x5f) url = true
    digits++
    held = ((held << 6) | digit) & 0xfff
    bits += 6
    if (bits >= 8) {
      bits -= 8
      if (length >= into.length) throw new Error('no room for the decoded base64')
      into[length++] = (held >> bits) & 255
    }
  }
  if (bits === 6) return { ok: false, reason: 'length', at: end, digits }
  if (held & ((1 << bits) - 1)) tolerated.add('spare-bits')
  if (url) tolerated.add(standard ? 'mixed-alphabet' : 'url-alphabet')
  const due = (4 - (digits % 4)) % 4
  if (padding < due) tolerated.add('missing-padding')
  if (padding > due) tolerated.add('extra-padding')
  return { ok: true, length, tolerated: [...tolerated] }
}

/** What each byte stands for in both alphabets; for any other the two high bits are set. */
const SHARED = Uint8Array.from({ length: 256 }, (_, code) =>
  /[A-Za-z0-9]/.test(String.fromCharCode(code)) ? base64Digit(code, 'both') : 0xff,
)
const NOT_SHARED = 0xc0

/** Groups of four with nothing to tolerate, of which nearly all of a long text is: how many. */
function readGroups(
  source: Uint8Array,
  start: number,
  end: number,
  into: Uint8Array,
  from: number,
): number {
  const most = Math.min((end - start) >> 2, Math.floor((into.length - from) / 3))
  for (let group = 0; group < most; group++) {
    const at = start + group * 4
    const a = SHARED[source[at] ?? 0] ?? 0
    const b = SHARED[source[at + 1] ?? 0] ?? 0
    const c = SHARED[source[at + 2] ?? 0] ?? 0
    const d = SHARED[source[at + 3] ?? 0] ?? 0
    if ((a | b | c | d) & NOT_SHARED) return group
    const to = from + group * 3
    into[to] = (a << 2) | (b >> 4)
    into[to + 1] = (b << 4) | (c >> 2)
    into[to + 2] = (c << 6) | d
  }
  return most
}
