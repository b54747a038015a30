/** One pair of an OpenStep property list, with the places of its value in the text. */
export interface OpenStepPair {
  key: string
  value: string
  /** UTF-16 units: of the whole pair, `"key" = "value";`. */
  start: number
  end: number
}

export type OpenStepReading =
  | { ok: true; pairs: OpenStepPair[] }
  /** What is wrong, as a sentence, and where. */
  | { ok: false; problem: string; at: number }

/** Far more than a receipt has; a text with more was not made by StoreKit. */
const MOST_PAIRS = 500
const MOST_CHARACTERS = 200_000

const QUOTED = /"([^"\\]*(?:\\[\s\S][^"\\]*)*)"/y
const BARE = /[\w.$/:+-]+/y
const SPACE = /(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/y

/**
 * Reads a dictionary of texts as NSPropertyListOpenStepFormat writes it: `{ "key" = "value"; }`.
 * Lists, data and dictionaries in it are refused: transaction receipts have none. Never throws.
 * https://developer.apple.com/library/archive/documentation/Cocoa/Conceptual/PropertyLists/OldStylePlists/OldStylePLists.html
 */
export function readOpenStep(text: string): OpenStepReading {
  if (text.length > MOST_CHARACTERS) {
    const problem = `It has ${text.length} characters; at most ${MOST_CHARACTERS} are read.`
    return { ok: false, problem, at: MOST_CHARACTERS }
  }
  const pairs: OpenStepPair[] = []
  let at = match(SPACE, text, 0)?.end ?? 0
  if (text[at] !== '{') return { ok: false, problem: 'It does not begin with {.', at }
  at = skip(text, at + 1)
  while (text[at] !== '}') {
    if (at >= text.length) return { ok: false, problem: 'It ends before its closing }.', at }
    if (pairs.length >= MOST_PAIRS) {
      return { ok: false, problem: `It has more than ${MOST_PAIRS} entries.`, at }
    }
    const start = at
    const key = readText(text, at)
    if (!key) return { ok: false, problem: 'A key was expected here.', at }
    at = skip(text, key.end)
    if (text[at] !== '=') return { ok: false, problem: 'An = was expected after the key.', at }
    at = skip(text, at + 1)
    const value = readText(text, at)
    if (!value) return { ok: false, problem: 'Text was expected after the =.', at }
    at = skip(text, value.end)
    if (text[at] === ';') at += 1
    else if (text[at] !== '}')
      return { ok: false, problem: 'A ; was expected after the value.', at }
    pairs.push({ key: key.text, value: value.text, start, end: at })
    at = skip(text, at)
  }
  return { ok: true, pairs }
}

function readText(text: string, at: number): { text: string; end: number } | null {
  const quoted = match(QUOTED, text, at)
  if (quoted) return { text: unescaped(quoted.found), end: quoted.end }
  const bare = match(BARE, text, at)
  return bare && { text: bare.found, end: bare.end }
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' }

function unescaped(text: string): string {
  if (!text.includes('\\')) return text
  return text.replace(/\\(?:U([0-9a-fA-F]{4})|([\s\S]))/g, (_all, code, char: string) =>
    typeof code === 'string'
      ? String.fromCharCode(Number.parseInt(code, 16))
      : (ESCAPES[char] ?? char),
  )
}

const skip = (text: string, at: number): number => match(SPACE, text, at)?.end ?? at

function match(pattern: RegExp, text: string, at: number): { found: string; end: number } | null {
  pattern.lastIndex = at
  const found = pattern.exec(text)
  return found && { found: found[1] ?? found[0], end: pattern.lastIndex }
}
