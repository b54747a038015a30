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
