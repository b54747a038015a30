/** More words than this is no command that a person pastes. */
const MOST = 2_000

/**
 * The words of a command for a POSIX shell, PowerShell or cmd: quotes of both kinds, `$'…'`,
 * backslashes, and lines that go on after `\`, `^` or a backtick. An open quote ends with the text.
 * https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_02
 */
export function shellWords(command: string): string[] {
  const text = command.replace(/[\\^`][ \t]*\r?\n/g, ' ')
  const words: string[] = []
  let word: string | null = null
  let at = 0
  while (at < text.length && words.length < MOST) {
    const char = text[at] ?? ''
    if (/\s/.test(char)) {
      if (word !== null) words.push(word)
      word = null
      // The command ends with its line.
      if (char === '\n' && words.length > 0) break
      at += 1
    } else if (char === "'" || (char === '$' && text[at + 1] === "'")) {
      const quoted: Quoted = char === '$' ? dollarQuoted(text, at + 2) : singleQuoted(text, at + 1)
      word = (word ?? '') + quoted.value
      at = quoted.end
    } else if (char === '"') {
      const quoted = doubleQuoted(text, at + 1)
      word = (word ?? '') + quoted.value
      at = quoted.end
    } else if (char === '\\' && at + 1 < text.length) {
      word = (word ?? '') + (text[at + 1] ?? '')
      at += 2
    } else {
      word = (word ?? '') + char
      at += 1
    }
  }
  if (word !== null) words.push(word)
  return words
}

interface Quoted {
  value: string
  /** After the closing quote. */
  end: number
}

function singleQuoted(text: string, start: number): Quoted {
  const close = text.indexOf("'", start)
  return close < 0
    ? { value: text.slice(start), end: text.length }
    : { value: text.slice(start, close), end: close + 1 }
}

function doubleQuoted(text: string, start: number): Quoted {
  let value = ''
  for (let at = start; at < text.length; at++) {
    const char = text[at] ?? ''
    if (char === '"') return { value, end: at + 1 }
    if (char === '\\' && /["\\$`]/.test(text[at + 1] ?? '')) {
      value += text[at + 1]
      at += 1
    } else value += char
  }
  return { value, end: text.length }
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }

/** `$'…'`, as Chrome copies a request as curl. */
function dollarQuoted(text: string, start: number): Quoted {
  let value = ''
  for (let at = start; at < text.length; at++) {
    const char = text[at] ?? ''
    if (char === "'") return { value, end: at + 1 }
    if (char !== '\\') {
      value += char
      continue
    }
    const next = text[at + 1] ?? ''
    const unicode = /^u([0-9a-fA-F]{4})/.exec(text.slice(at + 1, at + 6))?.[1]
    value += unicode ? String.fromCharCode(Number.parseInt(unicode, 16)) : (ESCAPES[next] ?? next)
    at += unicode ? 5 : 1
  }
  return { value, end: text.length }
}
