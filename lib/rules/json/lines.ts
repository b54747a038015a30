import { type AnyRule, defineRule } from '../rule'

/** What the rule looks at: the lines of a text that should be an object each. */
export interface JsonLines {
  lines: number
  /** Those that are not JSON, in the order in which they stand. */
  broken: readonly { line: number; column: number; message: string }[]
}

/** As many as are named in a sentence. */
const NAMED = 5

const brokenLine = defineRule<JsonLines, JsonLines>({
  code: 'json/broken-line',
  level: 'warning',
  title: 'A line is not JSON by itself',
  cause:
    'A logger cut a long line, two processes wrote into one file at a time, or a line of another program stands between.',
  fix: 'Look at the line where it was written: raise the logger’s limit, or let one process write. The other lines are not touched by it.',
  see: ['https://www.rfc-editor.org/rfc/rfc7464#section-2.4', 'https://jsonlines.org/'],
  check: (subject) => {
    const [first] = subject.broken
    return first ? { at: `line ${first.line}`, args: subject } : 'pass'
  },
  message: ({ lines, broken }) => {
    const [first] = broken
    const place = `line ${first?.line}, column ${first?.column}: ${first?.message}`
    if (broken.length === 1) return `L${place.slice(1)} It is kept and shown as it came.`
    const named = broken.slice(0, NAMED).map(({ line }) => line)
    const more = broken.length - named.length
    return `${broken.length} of ${lines} lines: ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}. In ${place} They are kept and shown as they came.`
  },
  examples: () => ({
    bad: [
      { lines: 3, broken: [{ line: 2, column: 18, message: 'The text ends too early.' }] },
      {
        lines: 9,
        broken: [1, 2, 3, 4, 5, 6].map((line) => ({ line, column: 1, message: 'No value.' })),
      },
    ],
    good: [{ lines: 3, broken: [] }],
  }),
})

export const jsonLinesRules: readonly AnyRule<JsonLines>[] = [brokenLine]
