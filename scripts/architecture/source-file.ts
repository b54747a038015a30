import { posix } from 'node:path'

/** A source file as the rules of the architecture read it. */
export interface SourceFile {
  /** From the root of the repository, with forward slashes. */
  path: string
  lines: number
  /** What it imports or re-exports, statically or not; own modules as paths from the root. */
  imports: string[]
  /** The text without comments. */
  code: string
  /** `code` with every string blanked out, letter for letter: what is left is code. */
  bare: string
}

export function readSource(path: string, text: string): SourceFile {
  const { code, bare } = strip(text)
  const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0)
  return { path, lines, code, bare, imports: importsOf(path, code, bare) }
}

/** A test, a benchmark, or what only those use: a folder `testing`, a suite that several run. */
export function isTest(path: string): boolean {
  return /\.(?:test|bench)(?:\.tsx?)?$|\/testing\/|\/conformance(?:\.ts)?$/.test(path)
}

const IMPORT =
  /(?:^|[\n;}])\s*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]|(?:^|[\n;}])\s*import\s*['"]([^'"]+)['"]|\bimport\s*\(\s*['"]([^'"]+)['"]|\brequire(?:\.resolve)?\s*\(\s*['"]([^'"]+)['"]/g

function importsOf(path: string, code: string, bare: string): string[] {
  const real = [...code.matchAll(IMPORT)].filter(
    (found) =>
      code.slice(found.index, found.index + 8) === bare.slice(found.index, found.index + 8),
  )
  return real.map((found) => {
    const name = found[1] ?? found[2] ?? found[3] ?? found[4] ?? ''
    if (name.startsWith('@/')) return name.slice(2)
    if (name.startsWith('.')) return posix.normalize(posix.join(posix.dirname(path), name))
    return name
  })
}

/**
 * One pass over the text that knows comments, strings, templates and regular expressions. A quote
 * in JSX text looks like a string that never ends, so a string ends with its line at the latest.
 */
function strip(text: string): { code: string; bare: string } {
  let code = ''
  let bare = ''
  // What each open `${` of a template has to come back to: how many braces are open inside it.
  const templates: number[] = []
  let at = 0
  const keep = (end: number) => {
    code += text.slice(at, end)
    bare += text.slice(at, end)
    at = end
  }
  const empty = (end: number) => {
    code += text.slice(at, end)
    bare += text.slice(at, end).replace(/[^\n]/g, ' ')
    at = end
  }
  const drop = (end: number) => {
    const newlines = text.slice(at, end).replace(/[^\n]/g, '')
    code += newlines || ' '
    bare += newlines || ' '
    at = end
  }
  while (at < text.length) {
    const two = text.slice(at, at + 2)
    const one = two[0] ?? ''
    const open = templates.at(-1)
    if (two === '//' && text[at - 1] !== ':') drop(endOf(text, at, /\n|$/g))
    else if (two === '/*') drop(endOf(text, at + 2, /\*\/|$/g, true))
    else if (one === '/' && startsRegExp(bare)) empty(endOf(text, at + 1, REG_EXP_END, true))
    else if (one === "'" || one === '"') {
      keep(at + 1)
      empty(
        endOf(text, at, one === "'" ? /(?:\\[\s\S]|[^'\\\n])*/g : /(?:\\[\s\S]|[^"\\\n])*/g, true),
      )
      if (text[at] === one) keep(at + 1)
    } else if (one === '`' || (one === '}' && open === 0)) {
      if (one === '}') templates.pop()
      keep(at + 1)
      empty(endOf(text, at, /(?:\\[\s\S]|\$(?!\{)|[^`\\$])*/g, true))
      if (text[at] === '`') keep(at + 1)
      else if (text[at] === '$') {
        templates.push(0)
        keep(at + 2)
      }
    } else {
      if (open !== undefined && one === '{') templates[templates.length - 1] = open + 1
      if (open !== undefined && one === '}') templates[templates.length - 1] = open - 1
      keep(at + 1)
    }
  }
  return { code, bare }
}

const REG_EXP_END = /(?:\\.|\[(?:\\.|[^\]\n\\])*\]|[^/\n\\[])*\/[a-z]*|$/gm

function endOf(text: string, from: number, pattern: RegExp, including = false): number {
  pattern.lastIndex = from
  const found = pattern.exec(text)
  if (!found) return text.length
  return including ? found.index + found[0].length : found.index
}

/** A slash after an operator or a keyword opens a regular expression; after a value it divides. */
function startsRegExp(before: string): boolean {
  const last = before.trimEnd()
  return last === '' || /(?:[(,=:[!&|?{};+*%>~^-]|\b(?:return|typeof|case|in|of))$/.test(last)
}
