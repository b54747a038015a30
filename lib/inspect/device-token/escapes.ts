import { hexDigit } from '../../bytes/hex'
import { NOTES } from './notes'
import type { TokenPart, TokenReader } from './reading'
import { partOfText } from './strange-text'

const BACKSLASH_FORM = /\\(?:x[0-9a-f]{2}|u[0-9a-f]{4}|u\{[0-9a-f]{1,6}\}|[0-3][0-7]{2})/gi
const PERCENT_FORM = /%[0-9a-f]{2}/gi
const NAMED: Readonly<Record<string, number>> = {
  n: 0x0a,
  r: 0x0d,
  t: 0x09,
  a: 0x07,
  b: 0x08,
  f: 0x0c,
  v: 0x0b,
  e: 0x1b,
  '0': 0x00,
}

/** Bytes of which those that cannot be printed are escaped, with a backslash or for a URL. */
export const readEscapedBytes: TokenReader = (text) => {
  if (count(text, BACKSLASH_FORM) >= 2) {
    const { codePoints, wide } = undoBackslashes(text)
    return part(codePoints, wide, 'with backslashes, such as \\xa1')
  }
  if (count(text, PERCENT_FORM) >= 2) {
    const plus = text.includes('+')
    const { codePoints, wide } = undoPercent(text)
    const found = part(codePoints, wide, 'for a URL, such as %A1')
    if (found.bytes === null || !plus) return found
    return {
      ...found,
      notes: [NOTES.plus],
    }
  }
  return null
}

function part(codePoints: number[], wide: boolean, how: string): TokenPart {
  const repair = `The token’s bytes were escaped ${how}; that was undone.`
  return wide
    ? partOfText(String.fromCodePoint(...codePoints), repair)
    : { form: 'escaped-bytes', bytes: Uint8Array.from(codePoints), repairs: [repair] }
}

/** `wide`: some of it is no byte but a character, so all of it is text. */
function undoBackslashes(text: string): { codePoints: number[]; wide: boolean } {
  const codePoints: number[] = []
  let wide = false
  for (let at = 0; at < text.length; ) {
    const rest = text.slice(at, at + 12)
    const numeric =
      /^\\x([0-9a-f]{2})/i.exec(rest) ??
      /^\\u([0-9a-f]{4})/i.exec(rest) ??
      /^\\u\{([0-9a-f]{1,6})\}/i.exec(rest)
    const octal = /^\\([0-3][0-7]{2})/.exec(rest)
    const named = /^\\([nrtabfve0])/.exec(rest)
    const literal = /^\\([\s\S])/.exec(rest)
    if (numeric) {
      const code = Number.parseInt(numeric[1] ?? '', 16)
      if (numeric[0][1]?.toLowerCase() === 'u') wide = true
      codePoints.push(code <= 0x10ffff ? code : 0xfffd)
      at += numeric[0].length
    } else if (octal) {
      codePoints.push(Number.parseInt(octal[1] ?? '', 8))
      at += octal[0].length
    } else if (named) {
      codePoints.push(NAMED[named[1] ?? ''] ?? 0)
      at += 2
    } else {
      const character = String.fromCodePoint((literal?.[1] ?? rest).codePointAt(0) ?? 0)
      const code = character.codePointAt(0) ?? 0
      if (code > 0x7f) wide = true
      codePoints.push(code)
      at += (literal ? 1 : 0) + character.length
    }
  }
  return { codePoints, wide }
}

function undoPercent(text: string): { codePoints: number[]; wide: boolean } {
  const codePoints: number[] = []
  let wide = false
  for (let at = 0; at < text.length; ) {
    const high = hexDigit(text.charCodeAt(at + 1))
    const low = hexDigit(text.charCodeAt(at + 2))
    if (text[at] === '%' && high >= 0 && low >= 0) {
      codePoints.push(high * 16 + low)
      at += 3
    } else {
      const code = text.codePointAt(at) ?? 0
      if (code > 0x7f) wide = true
      codePoints.push(code)
      at += code > 0xffff ? 2 : 1
    }
  }
  return { codePoints, wide }
}

const count = (text: string, form: RegExp): number => text.match(form)?.length ?? 0
