import { hasWordAt, indexOfWord, isQuote, isWhiteSpace } from '../../bytes/ascii'
import type { Base64Reading } from '../../bytes/base64-read'
import { decodePemBody } from '../../bytes/pem'
import type { Scratch } from '../../bytes/scratch'
import { FOREIGN } from './encoding'
import { type KeyProblem, problem } from './problems'
import type { RepairCode } from './repairs'

const LF = 0x0a
const SPACE = 0x20
const COLON = 0x3a

export type BodyReading = { ok: true; bytes: Uint8Array } | { ok: false; problem: KeyProblem }

/**
 * The base64 between a BEGIN and an END line, decoded into the scratch. `text` is changed in place
 * where something that is no part of the key stands in it.
 */
export function readBody(
  text: Uint8Array,
  range: { start: number; end: number },
  scratch: Scratch,
  repairs: Set<RepairCode>,
): BodyReading {
  if (indexOfWord(text, 'ENCRYPTED', range.start, range.end) >= 0) {
    return { ok: false, problem: problem('encrypted') }
  }
  blankHeaders(text, range)
  blankMailQuotes(text, range, repairs)
  blankCode(text, range, repairs)
  blankStrayNs(text, range, repairs)
  const { reading, bytes } = decodePemBody(text, range, scratch)
  if (!reading.ok) return { ok: false, problem: explain(text, range.start, reading) }
  noteTolerance(reading, repairs)
  return { ok: true, bytes }
}

/** Says what a tolerant base64 reading let pass; white space is what PEM is made of. */
export function noteTolerance(
  reading: Extract<Base64Reading, { ok: true }>,
  repairs: Set<RepairCode>,
): void {
  for (const code of reading.tolerated) {
    if (code === 'url-alphabet' || code === 'mixed-alphabet') repairs.add('base64url')
    if (code === 'missing-padding' || code === 'extra-padding') repairs.add('padding')
    if (code === 'spare-bits') repairs.add('spare-bits')
  }
}

/** Lines such as `Proc-Type: 4` before the base64: RFC 1421 headers. */
function blankHeaders(text: Uint8Array, { start, end }: { start: number; end: number }): void {
  const colon = text.subarray(start, end).lastIndexOf(COLON)
  if (colon < 0) return
  const line = text.subarray(start, end).indexOf(LF, colon)
  if (line >= 0) text.fill(SPACE, start, start + line)
}

function blankMailQuotes(
  text: Uint8Array,
  { start, end }: { start: number; end: number },
  repairs: Set<RepairCode>,
): void {
  for (let at = start + 1, fresh = false; at < end; at++) {
    if (text[at - 1] === LF) fresh = true
    if (fresh && text[at] === 0x3e) {
      text[at] = SPACE
      repairs.add('mail-quotes')
    } else if (!isWhiteSpace(text[at])) fresh = false
  }
}

/** `"MIGT…" +` and the like: only what stands between quotation marks counts. */
function blankCode(
  text: Uint8Array,
  { start, end }: { start: number; end: number },
  repairs: Set<RepairCode>,
): void {
  let marks = 0
  for (let at = start; at < end; at++) if (isQuote(text[at])) marks++
  if (marks === 0) return
  // The BEGIN line itself stood in quotes where an even number of marks follows it.
  let inside = marks % 2 === 0
  for (let at = start; at < end; at++) {
    const mark = isQuote(text[at])
    if (mark) inside = !inside
    if (mark || !inside) text[at] = SPACE
  }
  repairs.add('code-lines')
}

/**
 * `nMIGT…n…n` or `rnMIGT…rn…rn`: escapes that lost their backslashes. A key's first character is M,
 * so an n there is never its own.
 */
function blankStrayNs(
  text: Uint8Array,
  { start, end }: { start: number; end: number },
  repairs: Set<RepairCode>,
): void {
  const stray = hasWordAt(text, start, 'rnM', end)
    ? 'rn'
    : hasWordAt(text, start, 'nM', end)
      ? 'n'
      : null
  if (!stray) return
  for (let at = start; hasWordAt(text, at, stray, end); at += 64 + stray.length) {
    text.fill(SPACE, at, at + stray.length)
  }
  const last = end - stray.length
  if (hasWordAt(text, last, stray, end)) text.fill(SPACE, last, end)
  repairs.add('lost-backslashes')
}

function explain(
  text: Uint8Array,
  start: number,
  reading: Extract<Base64Reading, { ok: false }>,
): KeyProblem {
  const place = `after ${reading.digits} characters of the key’s base64 text${line(text, start, reading.at)}`
  if (reading.reason === 'length') {
    return problem(
      'damaged',
      `Its base64 text has ${reading.digits} characters, which is not a possible number: at least one was lost or added.`,
    )
  }
  if (reading.reason === 'after-padding') {
    return problem('trailing', `More text follows the = that ends it, ${place}.`)
  }
  const byte = text[reading.at]
  if (byte === 0x2e || byte === 0x2a)
    return problem('shortened', `There are dots or asterisks ${place}.`)
  const kind =
    byte === FOREIGN ? 'A character outside ASCII' : 'A character that base64 does not have'
  return problem('damaged', `${kind} is ${place}.`)
}

function line(text: Uint8Array, start: number, at: number): string {
  const breaks = text.subarray(start, at).reduce((sum, byte) => sum + (byte === LF ? 1 : 0), 0)
  return breaks ? `, on line ${breaks + 1} counted from the BEGIN line` : ''
}
