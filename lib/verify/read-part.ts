import { decodeBase64Url } from '../bytes/base64'

export type PartName = 'header' | 'payload' | 'signature'

/** What the writing of one part departs from, and what was done about it. */
export interface Oddity {
  code: string
  /** A sentence. */
  problem: string
  /** What was done, as a sentence that does not name the part. */
  repair: string
}

/** The repair of a token that was wrapped, wherever the lines broke. */
export const LINES_OUT = 'The line breaks were removed.'

export type PartReading =
  | {
      ok: true
      bytes: Uint8Array
      /** The canonical text of those bytes. */
      text: string
      oddities: Oddity[]
    }
  | { ok: false; code: string; problem: string }

/** White space, and what is copied along without being seen. */
const SPACE = /[\s\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]/
const SPACES = new RegExp(SPACE.source, 'g')

/** One part of a compact JWS: strictly, or after its writing was repaired. Never throws. */
export function readPart(text: string, name: PartName): PartReading {
  const strict = decodeBase64Url(text)
  if (strict.ok) return { ok: true, bytes: strict.bytes, text, oddities: [] }

  const oddities: Oddity[] = []
  let body = text
  if (SPACE.test(body)) {
    const lines = /[\r\n\u2028\u2029]/.test(body)
    oddities.push({
      code: 'jws/white-space',
      problem: `There ${lines ? 'are line breaks' : 'is white space'} in the ${name} (at character ${body.search(SPACE)} of it).`,
      repair: lines ? LINES_OUT : 'The white space was removed.',
    })
    body = body.replace(SPACES, '')
  }
  const padding = /={1,2}$/.exec(body)?.[0]
  if (padding) {
    oddities.push({
      code: 'jws/padding',
      problem: `The ${name} ends with “${padding}”, which base64url leaves out.`,
      repair: 'The padding was removed.',
    })
    body = body.slice(0, -padding.length)
  }
  const standard = /[+/]/.exec(body)?.[0]
  if (standard) {
    oddities.push({
      code: 'jws/standard-alphabet',
      problem: `The ${name} has “${standard}”, a character of standard base64, where base64url has “${standard === '+' ? '-' : '_'}”.`,
      repair: 'The characters + and / were written as - and _.',
    })
    body = body.replaceAll('+', '-').replaceAll('/', '_')
  }
  const clean = decodeBase64Url(body)
  if (clean.ok) return { ok: true, bytes: clean.bytes, text: body, oddities }
  if (clean.reason === 'spare-bits') return spareBits(body, name, oddities)
  return { ok: false, ...unreadable(body, name, clean) }
}

/**
 * The last character of a part may have bits that stand for nothing. Most libraries ignore them, so
 * that one token has up to 16 texts; RFC 4648, section 3.5, asks for zeros.
 */
function spareBits(body: string, name: PartName, oddities: Oddity[]): PartReading {
  const last = body.at(-1) ?? ''
  // Of two characters over, the last has 4 spare bits; of three, 2.
  const spare = body.length % 4 === 2 ? 0b1111 : 0b11
  const cleared = LETTERS.charAt(LETTERS.indexOf(last) & ~spare)
  const text = body.slice(0, -1) + cleared
  const read = decodeBase64Url(text)
  if (!read.ok) throw new Error('cleared spare bits are not clear')
  return {
    ok: true,
    bytes: read.bytes,
    text,
    oddities: [
      ...oddities,
      {
        code: 'jws/spare-bits',
        problem: `The last character of the ${name}, “${last}”, carries bits that belong to no byte: it was changed after signing, or written by a faulty encoder.`,
        repair: `The spare bits at the end of the ${name} were cleared (“${last}” became “${cleared}”).`,
      },
    ],
  }
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

function unreadable(
  body: string,
  name: PartName,
  problem: { reason: string; at: number },
): { code: string; problem: string } {
  if (problem.reason === 'length') {
    return {
      code: 'jws/cut-short',
      problem: `The ${name} has ${body.length} ${body.length === 1 ? 'character' : 'characters'}, a length that base64 never has: at least one is missing.`,
    }
  }
  const char = String.fromCodePoint(body.codePointAt(problem.at) ?? 0xfffd)
  return {
    code: 'jws/character',
    problem: `The ${name} has ${/[\p{L}\p{N}\p{P}\p{S}]/u.test(char) ? `“${char}”` : `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`} at character ${problem.at}, where base64url has no such character.`,
  }
}
