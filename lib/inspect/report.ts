import type { Finding, Step } from '../rules/rule'
import { visible } from '../text/visible'
import type { DataTable, Field, Inspection } from './inspection'
import { isWithheld, redact, shorten } from './redact'
import { verdictWord } from './verdict-word'

const RESULTS = { pass: 'pass', fail: 'FAIL', skipped: 'skipped', unknown: 'unknown' } as const
/** Lines of fields of one part: a ticket is read by people. */
const MOST_FIELDS = 200

/**
 * An inspection in Markdown, to put into a ticket. Of ids only the first and last four characters
 * are there, of account tokens nothing, and no token, key or byte of what was pasted.
 */
export function reportOf(inspection: Inspection): string {
  const note =
    'Made with Assay. IDs are shortened; account tokens and everything you pasted are left out.'
  return `${section(inspection, 2)}\n\n_${note}_\n`
}

function section(inspection: Inspection, level: number): string {
  const { title, summary, environment, findings, steps, fields, tables, parts } = inspection
  const heading = `${'#'.repeat(Math.min(level, 6))} ${line(title)}`
  const where = inspection.at === undefined ? [] : [`Inside: ${code(inspection.at)}`]
  const from = environment === undefined ? [] : [`Environment: ${line(environment)}`]
  return [
    heading,
    [`**${verdictWord(inspection)}.** ${line(summary)}`, ...from, ...where].join('  \n'),
    list('What was found', findings.map(findingLine)),
    list('Checks', stepLines(steps)),
    list('Facts', factLines(fields)),
    list('Tables', tables.map(tableLine)),
    ...parts.map((part) => section(part, level + 1)),
  ]
    .filter((block) => block !== '')
    .join('\n\n')
}

function list(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : [`**${title}**`, '', ...lines].join('\n')
}

function findingLine({ level, title, message, fix, code: rule }: Finding): string {
  return `- **${level}** ${line(title)} (${code(rule)})  \n  ${line(message)}  \n  ${line(fix)}`
}

function stepLine({ name, result, detail }: Step): string {
  return `- ${RESULTS[result]}: ${line(name)}. ${line(detail)}`
}

/** Whoever reads a ticket wants what did not pass; of the others it is enough how many there are. */
function stepLines(steps: readonly Step[]): string[] {
  const others = steps.filter(({ result }) => result !== 'pass')
  const passed = steps.length - others.length
  return [...(passed > 0 ? [`- ${passed} passed`] : []), ...others.map(stepLine)]
}

function tableLine({ title, rows }: DataTable): string {
  return `- ${line(title)}: ${rows.length} ${rows.length === 1 ? 'row' : 'rows'}`
}

function factLines(fields: readonly Field[], indent = ''): string[] {
  const lines: string[] = []
  for (const field of fields) {
    if (lines.length >= MOST_FIELDS) {
      lines.push(`${indent}- … ${fields.length} in all`)
      break
    }
    lines.push(`${indent}- ${code(field.label)}: ${factText(field)}`)
    if (!isWithheld(field.label)) lines.push(...factLines(field.children ?? [], `${indent}  `))
  }
  return lines.slice(0, MOST_FIELDS + 1)
}

function factText(field: Field): string {
  const { kind, value, words, instant, children, label } = field
  if (isWithheld(label)) return '(left out)'
  const unknown = field.unknown ? ' (not documented)' : ''
  if (kind === 'object' || kind === 'list') {
    const count = children?.length ?? 0
    return `${count} ${count === 1 ? 'field' : 'fields'}${unknown}`
  }
  if (kind === 'bytes') {
    return `${words ? `${line(words)}, ` : ''}${code(shorten(visible(value)))}${unknown}`
  }
  if (instant !== undefined) return `${new Date(instant).toISOString()}${unknown}`
  const said = words === undefined ? '' : ` (${line(words)})`
  return `${code(redact(value))}${said}${unknown}`
}

/** One line of Markdown in which nothing of the input is markup. */
function line(text: string): string {
  return visible(redact(text))
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>|#~]/g, '\\$&')
}

/** As code: longer fences where the value has some. */
function code(text: string): string {
  const flat = visible(text).replace(/\s+/g, ' ').trim()
  if (flat === '') return '(empty)'
  const longest = Math.max(0, ...(flat.match(/`+/g) ?? []).map((run) => run.length))
  const fence = '`'.repeat(longest + 1)
  return longest > 0 ? `${fence} ${flat} ${fence}` : `${fence}${flat}${fence}`
}
