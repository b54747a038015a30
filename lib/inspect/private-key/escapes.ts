import { hasWordAt, indexOfWord } from '../../bytes/ascii'
import { hexDigit } from '../../bytes/hex'
import type { Scratch } from '../../bytes/scratch'
import { FOREIGN } from './encoding'
import type { RepairCode } from './repairs'

const LF = 0x0a
const CR = 0x0d
const BACKSLASH = 0x5c
/** Keeps a file of nothing but opened tags from being searched to its end for each. */
const LONGEST_TAG = 2000

/**
 * Undoes what settings files, source code, URLs, HTML and RTF do to a text, in a new buffer of the
 * scratch, and leaves plain lines that end with LF.
 */
export function undoEscapes(
  ascii: Uint8Array,
  scratch: Scratch,
  repairs: Set<RepairCode>,
): Uint8Array {
  let text = ascii
  if (hasWordAt(text, 0, '{\\rtf')) text = undo(text, scratch, repairs, rtf)
  else text = undo(text, scratch, repairs, backslashes)
  if (hasPercent(text)) {
    const form = indexOfWord(text, 'BEGIN+') >= 0
    text = undo(text, scratch, repairs, (from, at, say) => percent(from, at, say, form))
  }
  if (hasHtml(text)) text = undo(text, scratch, repairs, html)
  return undo(text, scratch, repairs, lineEnds)
}

/** What stands at `at`: how much of the source it takes, and the byte it means (null: none). */
interface Piece {
  takes: number
  means: number | null
}

type Reader = (text: Uint8Array, at: number, say: (code: RepairCode) => void) => Piece | null

function undo(
  text: Uint8Array,
  scratch: Scratch,
  repairs: Set<RepairCode>,
  read: Reader,
): Uint8Array {
  const out = scratch.take(text.length)
  let length = 0
  const say = (code: RepairCode) => void repairs.add(code)
  for (let at = 0; at < text.length; ) {
    const piece = read(text, at, say) ?? { takes: 1, means: text[at] ?? null }
    if (piece.means !== null) out[length++] = piece.means
    at += piece.takes
  }
  return out.subarray(0, length)
}

const backslashes: Reader = (text, at, say) => {
  if (text[at] !== BACKSLASH) return null
  let end = at
  while (text[end] === BACKSLASH) end++
  const run = end - at
  const next = text[end] ?? 0
  if (next === 0x6e || next === 0x72) {
    say(run > 1 ? 'double-escaped' : 'escaped-newlines')
    return { takes: run + 1, means: next === 0x6e ? LF : CR }
  }
  if (next === 0x74) return { takes: run + 1, means: 0x09 }
  if (next === LF || next === CR || next === 0x2f || next === 0x22 || next === 0x27) {
    say('escapes')
    return { takes: run, means: null }
  }
  const digits = next === 0x75 ? 4 : next === 0x78 ? 2 : 0
  const code = digits ? hexNumber(text, end + 1, digits) : -1
  if (code < 0) return { takes: run, means: BACKSLASH }
  say(code === LF || code === CR ? 'escaped-newlines' : 'escapes')
  return { takes: run + 1 + digits, means: code < 0x80 ? code : FOREIGN }
}

/** Enough of RTF for what TextEdit and Word make of plain lines. */
const rtf: Reader = (text, at, say) => {
  say('rtf')
  const byte = text[at] ?? 0
  if (byte === 0x7b || byte === 0x7d) return { takes: 1, means: LF }
  if (byte !== BACKSLASH) return null
  const next = text[at + 1] ?? 0
  if (next === LF || next === CR) return { takes: 1, means: null }
  if (next === 0x27) {
    const code = hexNumber(text, at + 2, 2)
    return { takes: 4, means: code === 0x96 || code === 0x97 ? 0x2d : code < 0x80 ? code : FOREIGN }
  }
  let end = at + 1
  while (end < text.length && isLetter(text[end])) end++
  if (end === at + 1) return { takes: 2, means: next }
  const breaks = ['par', 'line'].some(
    (word) => word.length === end - at - 1 && hasWordAt(text, at + 1, word),
  )
  const dash = hasWordAt(text, at + 1, 'emdash') || hasWordAt(text, at + 1, 'endash')
  while (text[end] === 0x2d || isDigit(text[end])) end++
  if (text[end] === 0x20) end++
  return { takes: end - at, means: breaks ? LF : dash ? 0x2d : null }
}

function percent(
  text: Uint8Array,
  at: number,
  say: (code: RepairCode) => void,
  form: boolean,
): Piece | null {
  if (form && text[at] === 0x2b) return { takes: 1, means: 0x20 }
  const code = text[at] === 0x25 ? hexNumber(text, at + 1, 2) : -1
  if (code < 0) return null
  say('percent')
  return { takes: 3, means: code < 0x80 ? code : FOREIGN }
}

const html: Reader = (text, at, say) => {
  if (text[at] === 0x3c && opensTag(text[at + 1])) {
    const length = text.subarray(at, at + LONGEST_TAG).indexOf(0x3e)
    if (length < 0) return null
    say('html')
    return { takes: length + 1, means: LF }
  }
  if (text[at] !== 0x26) return null
  const length = text.subarray(at, at + 10).indexOf(0x3b)
  if (length < 0) return null
  const end = at + length
  say('html')
  return { takes: end + 1 - at, means: entity(text, at, end) }
}

function entity(text: Uint8Array, at: number, end: number): number {
  for (const [name, code] of ENTITIES) if (hasWordAt(text, at + 1, name)) return code
  const hex = (text[at + 2] ?? 0) === 0x78 || text[at + 2] === 0x58
  let code = 0
  for (let place = at + (hex ? 3 : 2); place < end; place++) {
    const digit = hexDigit(text[place] ?? 0)
    code = digit < 0 || (!hex && digit > 9) ? FOREIGN : code * (hex ? 16 : 10) + digit
  }
  return code < 0x80 ? code : FOREIGN
}

const ENTITIES = [
  ['quot;', 0x22],
  ['apos;', 0x27],
  ['nbsp;', 0x20],
  ['amp;', 0x26],
  ['plus;', 0x2b],
  ['sol;', 0x2f],
  ['equals;', 0x3d],
] as const

const lineEnds: Reader = (text, at, say) => {
  if (text[at] !== CR) return null
  say('line-ends')
  return { takes: text[at + 1] === LF ? 2 : 1, means: LF }
}

function hasPercent(text: Uint8Array): boolean {
  const codes = ['%0A', '%0D', '%20', '%2B', '%2F', '%3D']
  return codes.some((code) => indexOfWord(text, code) >= 0)
}

/** Angle brackets alone are no HTML: code around a key has HMAC<SHA256> and <your key id>. */
function hasHtml(text: Uint8Array): boolean {
  if (indexOfWord(text, '&#') >= 0 || indexOfWord(text, '&quot;') >= 0) return true
  for (let at = text.indexOf(0x3c); at >= 0; at = text.indexOf(0x3c, at + 1)) {
    const next = text[at + 1]
    if (next === 0x21 || next === 0x3f || (next === 0x2f && isLetter(text[at + 2]))) return true
    const tag = isLetter(text[at - 1]) || isDigit(text[at - 1]) ? undefined : TAGS.find(named)
    if (tag) return true
    function named(name: string): boolean {
      const after = text[at + 1 + name.length]
      const ends = after === 0x3e || after === 0x2f || after === 0x20 || after === LF
      return ends && hasWordAt(text, at + 1, name)
    }
  }
  return false
}

/** Tags that open what mail and web pages put around text, and are often not closed. */
const TAGS = ['br', 'p', 'div', 'span', 'pre', 'code', 'html', 'body', 'td', 'li', 'font', 'string']

/** What follows the < of a tag: a letter, or one of / ! ? */
const opensTag = (byte: number | undefined): boolean =>
  isLetter(byte) || byte === 0x2f || byte === 0x21 || byte === 0x3f

function hexNumber(text: Uint8Array, at: number, digits: number): number {
  let number = 0
  for (let index = 0; index < digits; index++) {
    const digit = hexDigit(text[at + index] ?? 0)
    if (digit < 0) return -1
    number = number * 16 + digit
  }
  return number
}

const isLetter = (byte: number | undefined): boolean => {
  const letter = (byte ?? 0) | 0x20
  return letter >= 0x61 && letter <= 0x7a
}

const isDigit = (byte: number | undefined): boolean =>
  byte !== undefined && byte >= 0x30 && byte <= 0x39
