/**
 * Text read as bytes, for input that must not become a JavaScript string: a string cannot be wiped.
 */

export const isWhiteSpace = (byte: number | undefined): boolean =>
  byte === 0x20 || (byte !== undefined && byte >= 0x09 && byte <= 0x0d)

export const isQuote = (byte: number | undefined): boolean =>
  byte === 0x22 || byte === 0x27 || byte === 0x60

const lower = (byte: number): number => (byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte)

/** Does the ASCII `word` stand at `at`? Letters of either case match each other. */
export function hasWordAt(
  bytes: Uint8Array,
  at: number,
  word: string,
  end = bytes.length,
): boolean {
  if (at < 0 || at + word.length > end) return false
  for (let index = 0; index < word.length; index++) {
    if (lower(bytes[at + index] ?? 0) !== lower(word.charCodeAt(index))) return false
  }
  return true
}

/** Where the ASCII `word` first stands, whatever its case, in `[from, end)`; -1 where it does not. */
export function indexOfWord(bytes: Uint8Array, word: string, from = 0, end = bytes.length): number {
  const first = lower(word.charCodeAt(0))
  for (let at = from; at + word.length <= end; at++) {
    if (lower(bytes[at] ?? 0) === first && hasWordAt(bytes, at, word, end)) return at
  }
  return -1
}

/** The first place from `at` on that is no white space, or `end`. */
export function skipWhiteSpace(bytes: Uint8Array, at: number, end = bytes.length): number {
  let place = at
  while (place < end && isWhiteSpace(bytes[place])) place++
  return place
}

/** The place after the last byte that is no white space, not before `start`. */
export function trimEnd(bytes: Uint8Array, start: number, end: number): number {
  let place = end
  while (place > start && isWhiteSpace(bytes[place - 1])) place--
  return place
}
