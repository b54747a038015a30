/** Why a text is not JSON, at which offset. Internal to the reader: it ends as data. */
export class JsonFault extends Error {
  constructor(
    readonly problem: JsonProblem,
    readonly offset: number,
    message: string,
  ) {
    super(message)
  }
}

export type JsonProblem =
  | 'empty'
  | 'unexpected-end'
  | 'unexpected-character'
  | 'trailing-comma'
  | 'missing-comma'
  | 'missing-colon'
  | 'unquoted-key'
  | 'wrong-quotes'
  | 'comment'
  | 'bad-literal'
  | 'bad-number'
  | 'bad-escape'
  | 'control-character'
  | 'trailing-text'
  | 'too-deep'
  | 'too-many-values'
  | 'too-long'

const ESCAPES: Record<string, string> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
}
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y
const PLAIN = /[^"\\\p{Cc}]+|[\u007f-\u009f]+/uy

/** RFC 8259 §2: these four and no other count as white space. */
export function skipSpace(text: string, from: number): number {
  let at = from
  for (;;) {
    const code = text.charCodeAt(at)
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return at
    at += 1
  }
}

/** Reads the string that opens at `start`. */
export function scanString(text: string, start: number): { value: string; end: number } {
  let value = ''
  let at = start + 1
  for (;;) {
    PLAIN.lastIndex = at
    const plain = PLAIN.exec(text)?.[0]
    if (plain) {
      value += plain
      at += plain.length
      continue
    }
    const char = text[at]
    if (char === undefined) {
      throw new JsonFault('unexpected-end', start, 'This text is not closed by a quotation mark.')
    }
    if (char === '"') return { value, end: at + 1 }
    if (char !== '\\') {
      const name =
        char === '\n' || char === '\r'
          ? 'A line break'
          : char === '\t'
            ? 'A tab'
            : 'A control character'
      throw new JsonFault('control-character', at, `${name} is inside a string.`)
    }
    const escaped = scanEscape(text, at)
    value += escaped.value
    at = escaped.end
  }
}

function scanEscape(text: string, at: number): { value: string; end: number } {
  const letter = text[at + 1] ?? ''
  const simple = Object.hasOwn(ESCAPES, letter) ? ESCAPES[letter] : undefined
  if (simple !== undefined) return { value: simple, end: at + 2 }
  if (letter === 'u') {
    const hex = text.slice(at + 2, at + 6)
    if (/^[0-9a-fA-F]{4}$/.test(hex)) {
      return { value: String.fromCharCode(Number.parseInt(hex, 16)), end: at + 6 }
    }
    throw new JsonFault('bad-escape', at, '\\u is not followed by four hexadecimal digits.')
  }
  throw new JsonFault('bad-escape', at, `\\${letter} is not an escape that JSON knows.`)
}

/** Reads the number at `start`; `null` where none begins there. */
export function scanNumber(text: string, start: number): { raw: string; end: number } | null {
  NUMBER.lastIndex = start
  const raw = NUMBER.exec(text)?.[0]
  return raw === undefined ? null : { raw, end: start + raw.length }
}
