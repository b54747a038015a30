import { encodeHex } from '../../bytes/hex'
import { readByteList } from './byte-list'
import { readDescription } from './descriptions'
import { readEscapedBytes } from './escapes'
import { bytesWere, lengthNote } from './notes'
import { readOtherToken } from './other-tokens'
import { readBase64Text, readHex } from './plain'
import { tokenProblem } from './problems'
import type { DeviceTokenReading, TokenPart, TokenReader } from './reading'
import { readLostText, readNothingKnown } from './strange-text'
import { undoMisDecoding } from './text-bytes'
import { unwrap } from './wrappers'

const USUAL = 32
/** Lengths of tokens that were seen; Apple promises none of them. */
const SEEN: readonly number[] = [USUAL, 54, 80]
/** More than any form of a token takes: an 80-byte token as octal escapes has 320 characters. */
export const LONGEST_TEXT = 4096
/** Python’s b'…', and plain quotes; `bytearray(…)` around it. */
const QUOTED = /^(?:bytes\(|bytearray\(|Optional\()?b?(['"])([\s\S]*)\1\)?$/

/** In the order in which they are tried: the surest signs first. */
const READERS: readonly TokenReader[] = [readOtherToken, readDescription, readHex, readByteList]

/**
 * Reads a device token from whatever form it was pasted in, and says what was done to it. The
 * number of bytes is never a condition: "Don't make assumptions about device token size"
 * (https://developer.apple.com/documentation/usernotifications/sending-notification-requests-to-apns).
 * Never throws.
 */
export function readDeviceToken(pasted: string): DeviceTokenReading {
  if (pasted.trim() === '')
    return reading({ form: 'empty', bytes: null, problem: tokenProblem('empty') }, [])
  if (pasted.length > LONGEST_TEXT) {
    const problem = tokenProblem('not-hex', `The text has ${pasted.length} characters.`)
    return reading({ form: 'not-hex', bytes: null, problem }, [])
  }
  const { text, repairs } = unwrap(pasted)
  for (const read of READERS) {
    const part = read(text)
    if (part) return reading(part, repairs)
  }
  return (
    readWithEdges(readEscapedBytes, pasted, text, repairs) ??
    readFirst(readBase64Text, text, repairs) ??
    readWithEdges(readLostText, pasted, text, repairs) ??
    reading(readNothingKnown(text), repairs)
  )
}

function readFirst(read: TokenReader, text: string, repairs: readonly string[]) {
  const part = read(text)
  return part && reading(part, repairs)
}

/**
 * Where a token's bytes are characters, a space or a quotation mark at the edge may be one of them:
 * the reading of the usual length wins, and the one without its surroundings otherwise.
 */
function readWithEdges(
  read: TokenReader,
  pasted: string,
  text: string,
  repairs: readonly string[],
): DeviceTokenReading | null {
  const whole = QUOTED.exec(pasted.trim())?.[2]
  const quoted = whole ?? QUOTED.exec(text)?.[2]
  const candidates = quoted === undefined ? [text, pasted.trim(), pasted] : [quoted, text, pasted]
  const readings = candidates.flatMap((candidate) => {
    const labelled = candidate === quoted && whole === undefined
    const found = readFirst(read, candidate, candidate === text || labelled ? repairs : [])
    return found ? [found] : []
  })
  return readings.find(({ usual }) => usual) ?? readings[0] ?? null
}

function reading(part: TokenPart, before: readonly string[]): DeviceTokenReading {
  if (part.bytes === null) {
    return {
      form: part.form,
      hex: null,
      remains: part.remains ?? null,
      bytes: part.length ?? null,
      usual: false,
      repairs: [],
      notes: [],
      problem: part.problem,
    }
  }
  const repairs = [...before, ...part.repairs]
  const notes = [...(part.notes ?? [])]
  const inner = part.bytes.length === USUAL ? null : textInside(part.bytes)
  if (inner) {
    const again = 'The bytes were themselves the text of a token; that text was read.'
    return { ...inner, form: part.form, repairs: [...repairs, again, ...inner.repairs] }
  }
  const { bytes, times } = undoFully(part.bytes)
  for (let time = 0; time < times; time++) {
    repairs.push(
      'The bytes had been read as Windows-1252 text and written as UTF-8; that was undone.',
    )
  }
  const form = times > 0 ? 'mis-decoded-text' : part.form
  const count = bytes.length
  if (form === 'mis-decoded-text' && !SEEN.includes(count)) {
    const problem = tokenProblem('bytes-lost', `${bytesWere(count)} read, ${compare(count)}.`)
    return {
      form,
      hex: null,
      remains: encodeHex(bytes),
      bytes: count,
      usual: false,
      repairs,
      notes,
      problem,
    }
  }
  if (count !== USUAL) notes.push(lengthNote(count))
  const hex = times === 0 && part.typed ? part.typed : encodeHex(bytes)
  return {
    form,
    hex,
    remains: null,
    bytes: count,
    usual: count === USUAL,
    repairs,
    notes,
    problem: null,
  }
}

/** A token whose hex, base64 or description was itself taken for bytes; null for real bytes. */
function textInside(bytes: Uint8Array): DeviceTokenReading | null {
  if (bytes.length < 16 || !bytes.every((byte) => byte >= 0x20 && byte < 0x7f)) return null
  const inner = readDeviceToken(String.fromCharCode(...bytes))
  return inner.problem === null ? inner : null
}

function undoFully(first: Uint8Array): { bytes: Uint8Array; times: number } {
  let bytes = first
  for (let times = 0; ; times++) {
    const undone = undoMisDecoding(bytes)
    if (!undone) return { bytes, times }
    bytes = undone
  }
}

function compare(count: number): string {
  const lost = USUAL - count
  if (lost === 1) return 'and most tokens have 32: one was lost'
  if (lost > 1) return `and most tokens have 32: ${lost} were lost`
  return 'and most tokens have 32: some were lost or added'
}
