import { RFC } from '@/lib/apple/sources'
import { JSON_HINTS } from '@/lib/json/hints'
import type { JsonProblem } from '@/lib/json/scan'
import { type AnyRule, defineRule } from '../rule'
import { type JsonReading, jsonReading } from './subject'

interface ProblemRow {
  title: string
  cause: string
  /** Left out: the reader's own hint. */
  fix?: string
  /** A text with it, or of what is too large to be kept here, what the reader says. */
  bad: string | { message: string }
}

const CUT = 'It was cut off when it was copied, or a bracket or quotation mark was forgotten.'
const BY_HAND =
  'It was written or changed by hand, or comes from a language that is less strict than JSON.'
/** Which of the two wrote it, its quotation marks do not tell for sure; both are put right so. */
const PYTHON =
  'If Python printed it, print json.dumps(…) instead: it writes double quotes, and null for None. Otherwise write straight double quotes, and null, true and false.'
const SHORTER = 'Paste just the part in question. Nothing that Apple issues is this large.'

const ROWS: Record<JsonProblem, ProblemRow> = {
  empty: {
    title: 'There is no JSON here',
    cause: 'The text is empty, or only white space.',
    fix: 'Paste the JSON text itself.',
    bad: '  ',
  },
  'unexpected-end': { title: 'The JSON ends too early', cause: CUT, bad: '{"a":[1,2' },
  'unexpected-character': {
    title: 'There is a character where JSON allows none',
    cause: BY_HAND,
    bad: '{"a":1 ~}',
  },
  'trailing-comma': {
    title: 'There is a comma after the last entry',
    cause: 'JavaScript, Python and Swift allow it; JSON does not.',
    bad: '{"a":1,}',
  },
  'missing-comma': {
    title: 'A comma between two entries is missing',
    cause: BY_HAND,
    bad: '{"a":1 "b":2}',
  },
  'missing-colon': {
    title: 'A colon after a key is missing',
    cause: 'It is a description that a debugger or a log printed, or was written by hand.',
    bad: '{"a" = 1}',
  },
  'unquoted-key': {
    title: 'A key has no quotation marks',
    cause: 'It was copied from JavaScript, or written by hand.',
    bad: '{a:1}',
  },
  'wrong-quotes': {
    title: 'The quotation marks are not those of JSON',
    cause:
      'Python prints single ones, and word processors and chat programs insert typographic ones.',
    fix: PYTHON,
    bad: "{'a':1}",
  },
  comment: {
    title: 'There is a comment in the JSON',
    cause: 'It comes from a configuration file or an example with explanations.',
    bad: '{"a":1 // one\n}',
  },
  'bad-literal': {
    title: 'A word is not a JSON value',
    cause: 'Python prints None and True, Objective-C nil and JavaScript NaN.',
    fix: PYTHON,
    bad: '{"a":None}',
  },
  'bad-number': {
    title: 'A number is not written the way JSON requires',
    cause:
      'JSON has no leading zeros, plus signs or hexadecimal, and needs digits on both sides of a point.',
    bad: '{"a":01}',
  },
  'bad-escape': {
    title: 'A backslash does not begin a JSON escape',
    cause: 'A path or a regular expression was put into a string without doubling its backslashes.',
    bad: String.raw`{"a":"\x41"}`,
  },
  'control-character': {
    title: 'There is a control character inside a string',
    cause:
      'A line break or a tab was put into the string unescaped, or a terminal wrapped the line.',
    bad: '{"a":"one\ntwo"}',
  },
  'trailing-text': {
    title: 'Something follows after the end of the JSON',
    cause: 'There are several JSON texts one after another, or a log line continues after it.',
    fix: 'Paste just one JSON text.',
    bad: '{"a":1}{"b":2}',
  },
  'too-deep': {
    title: 'JSON nested too deep to be read',
    cause: 'Objects and arrays are nested more than 128 deep; Apple nests only a few levels.',
    fix: SHORTER,
    bad: { message: 'Objects and arrays are nested more than 128 deep.' },
  },
  'too-many-values': {
    title: 'JSON with too many values to be read',
    cause: 'It has more than 50,000 values; a page of a history has a few dozen.',
    fix: SHORTER,
    bad: { message: 'There are more than 50000 values.' },
  },
  'too-long': {
    title: 'JSON too long to be read',
    cause: 'It has more than 2,000,000 characters.',
    fix: SHORTER,
    bad: { message: 'The text has 2000004 characters.' },
  },
}

/** One rule for each way in which a text fails to be JSON. */
export const jsonProblemRules: readonly AnyRule<JsonReading>[] = (
  Object.entries(ROWS) as [JsonProblem, ProblemRow][]
).map(([problem, row]) =>
  defineRule<JsonReading, { line: number; column: number; message: string }>({
    code: `json/${problem}`,
    level: 'error',
    title: row.title,
    cause: row.cause,
    fix: row.fix ?? JSON_HINTS[problem],
    see: [RFC.json],
    check: ({ parsed }) => {
      if (parsed.ok || parsed.problem !== problem) return 'pass'
      const { line, column, message } = parsed
      return { at: `line ${line}`, args: { line, column, message } }
    },
    message: ({ line, column, message }) => `Line ${line}, column ${column}: ${message}`,
    examples: () => ({
      bad: [typeof row.bad === 'string' ? jsonReading(row.bad) : refused(problem, row.bad.message)],
      good: [jsonReading('{"a":1}')],
    }),
  }),
)

function refused(problem: JsonProblem, message: string): JsonReading {
  const parsed = { ok: false, problem, offset: 0, line: 1, column: 1, message, hint: '' } as const
  return { parsed, byteOrderMark: false, size: null }
}
