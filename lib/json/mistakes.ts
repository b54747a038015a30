import { JsonFault } from './scan'

/** What a character is called in a sentence. */
export function nameOf(char: string | undefined): string {
  if (char === undefined) return 'the end of the text'
  const code = char.codePointAt(0) ?? 0
  if (char === '\u00a0') return 'a no-break space (U+00A0)'
  if (code === 0xfeff) return 'a byte order mark (U+FEFF)'
  if (code < 0x20 || (code >= 0x7f && code < 0xa0) || (code >= 0x2000 && code <= 0x200f)) {
    return `the invisible character U+${code.toString(16).toUpperCase().padStart(4, '0')}`
  }
  return `“${char}”`
}

/** The fault where a value was expected and something else stands. */
export function notAValue(text: string, at: number): JsonFault {
  const char = text[at]
  if (char === undefined)
    return new JsonFault('unexpected-end', at, 'The text ends where a value was expected.')
  return (
    commonMistake(text, at) ??
    numberMistake(text, at) ??
    literalMistake(text, at) ??
    new JsonFault(
      'unexpected-character',
      at,
      `A value was expected, but ${nameOf(text.slice(at, at + 1))} was found.`,
    )
  )
}

/** The fault where a key in quotation marks was expected. */
export function notAKey(text: string, at: number): JsonFault {
  const char = text[at]
  if (char === undefined)
    return new JsonFault('unexpected-end', at, 'The text ends inside an object.')
  const common = commonMistake(text, at)
  if (common) return common
  const word = /^[\p{L}_$][\p{L}\p{N}_$-]*/u.exec(text.slice(at, at + 80))?.[0]
  if (word) return new JsonFault('unquoted-key', at, `The key ${word} has no quotation marks.`)
  return new JsonFault(
    'unexpected-character',
    at,
    `A key was expected, but ${nameOf(char)} was found.`,
  )
}

/** The fault between two members or items. */
export function notASeparator(text: string, at: number, close: '}' | ']'): JsonFault {
  const char = text[at]
  const container = close === '}' ? 'object' : 'array'
  if (char === undefined)
    return new JsonFault(
      'unexpected-end',
      at,
      `The text ends inside an ${container}: “${close}” is missing.`,
    )
  if (char === '/') return comment(at)
  if (char === '"' || char === '{' || char === '[') {
    return new JsonFault('missing-comma', at, `A comma is missing before ${nameOf(char)}.`)
  }
  if (char === ';')
    return new JsonFault('missing-comma', at, 'There is a semicolon where JSON needs a comma.')
  return new JsonFault(
    'unexpected-character',
    at,
    `“,” or “${close}” was expected, but ${nameOf(char)} was found.`,
  )
}

/** The fault between a key and its value. */
export function notAColon(text: string, at: number): JsonFault {
  const char = text[at]
  if (char === undefined) return new JsonFault('unexpected-end', at, 'The text ends after a key.')
  const found = char === '=' ? 'an equals sign' : nameOf(char)
  return new JsonFault(
    'missing-colon',
    at,
    `A colon was expected after the key, but ${found} was found.`,
  )
}

function comment(at: number): JsonFault {
  return new JsonFault('comment', at, 'This is a comment, which JSON does not allow.')
}

function commonMistake(text: string, at: number): JsonFault | null {
  const char = text[at] ?? ''
  if (char === '/' || char === '#') return comment(at)
  if (char === "'")
    return new JsonFault(
      'wrong-quotes',
      at,
      'There are single quotation marks where JSON needs double ones.',
    )
  if (char === '`')
    return new JsonFault(
      'wrong-quotes',
      at,
      'There is a backtick where JSON needs a double quotation mark.',
    )
  if ('“”„‟‘’‚«»'.includes(char)) {
    return new JsonFault(
      'wrong-quotes',
      at,
      `There is a typographic quotation mark (${char}) where JSON needs a straight one.`,
    )
  }
  return null
}

function numberMistake(text: string, at: number): JsonFault | null {
  const word = /^[+-]?[\d.][\w.+-]*|^[+-][\w.]*/.exec(text.slice(at, at + 40))?.[0]
  if (!word) return null
  if (word.startsWith('+'))
    return new JsonFault('bad-number', at, `${word}: a number in JSON has no plus sign.`)
  if (/^-?\./.test(word))
    return new JsonFault('bad-number', at, `${word}: a number in JSON starts with a digit.`)
  return new JsonFault('bad-number', at, `${word} is not a number in JSON.`)
}

const LITERALS: Record<string, string> = {
  True: 'true',
  TRUE: 'true',
  False: 'false',
  FALSE: 'false',
  None: 'null',
  nil: 'null',
  NULL: 'null',
  Null: 'null',
}

function literalMistake(text: string, at: number): JsonFault | null {
  const word = /^[\p{L}_$][\p{L}\p{N}_$.]*/u.exec(text.slice(at, at + 80))?.[0]
  if (!word) return null
  if (word === 'NaN' || word === 'Infinity' || word === 'undefined') {
    return new JsonFault('bad-literal', at, `${word} does not exist in JSON.`)
  }
  const meant = Object.hasOwn(LITERALS, word) ? LITERALS[word] : undefined
  if (meant) return new JsonFault('bad-literal', at, `${word} is not JSON; ${meant} is.`)
  return new JsonFault(
    'bad-literal',
    at,
    `${word} has no quotation marks and is not true, false or null.`,
  )
}
