import { decodeUtf8 } from '../../bytes/utf8'
import { windows1252Byte } from '../../bytes/windows-1252'

/** Fewer than this could be chance; a token of 32 bytes has about 16 bytes outside ASCII. */
const LEAST = 3

/** Text whose characters were once bytes: the bytes, and how many characters have none. */
export function bytesOfText(text: string): {
  bytes: Uint8Array
  replaced: number
  strange: number
} {
  const bytes: number[] = []
  let replaced = 0
  let strange = 0
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0
    const byte = windows1252Byte(codePoint)
    if (byte !== null) bytes.push(byte)
    else if (codePoint === 0xfffd) replaced++
    else strange++
  }
  return { bytes: Uint8Array.from(bytes), replaced, strange }
}

/**
 * Undoes bytes that were read as Windows-1252 text and written as UTF-8; null where they were not.
 * A token that is UTF-8 from end to end by chance, with three characters outside ASCII or more, is
 * not to be expected in the life of this program.
 */
export function undoMisDecoding(bytes: Uint8Array): Uint8Array | null {
  const text = decodeUtf8(bytes)
  if (text === null) return null
  const outside = [...text].filter((character) => (character.codePointAt(0) ?? 0) > 0x7f).length
  if (outside < LEAST) return null
  const undone = bytesOfText(text)
  return undone.replaced + undone.strange === 0 ? undone.bytes : null
}
