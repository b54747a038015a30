import { redact, shorten } from '../inspect/redact'
import type { Lane, Life } from './life'
import { at, count } from './words'

/** Of each lane at most so many, the newest: a ticket is read by people. */
const MOST = 40

/**
 * A life in Markdown, to put into a ticket. Ids are shortened; no token, no account token and no
 * byte of the evidence is in it. `now`: the instant that it was drawn for.
 */
export function redactedReport(life: Life, now: number): string {
  const { environment, bundleIds, lanes, findings, notices, acceleration } = life
  const facts = [
    `As of ${at(now)}.`,
    environment === null ? '' : `Environment: ${line(environment)}.`,
    bundleIds.length === 0 ? '' : `App: ${bundleIds.map(line).join(', ')}.`,
  ]
  const sections = [
    '## Purchases of a customer',
    facts.filter(Boolean).join(' '),
    list(
      'What was found',
      findings.map(
        ({ level, title, message, code }) =>
          `**${level}** ${line(title)} (\`${code}\`)  \n  ${line(message)}`,
      ),
    ),
    ...lanes.map(section),
    list(
      'Notifications',
      newest(
        notices.map(
          (notice) =>
            `${at(notice.at)}: ${line([notice.type, notice.subtype].filter(Boolean).join(' / '))}, ${line(notice.title)} (${notice.verdict})${delivery(notice.attempts)}`,
        ),
      ),
    ),
    acceleration ? line(`${acceleration.sentence} ${acceleration.rest}`) : '',
    '_Made with Assay. IDs are shortened; tokens and account tokens are left out._',
  ]
  return `${sections.filter(Boolean).join('\n\n')}\n`
}

function section({
  title,
  kind,
  products,
  originalTransactionIds,
  access,
  renewal,
  periods,
  marks,
  family,
}: Lane): string {
  const ids = newest(originalTransactionIds).map((id) => `\`${shorten(line(id))}\``)
  const about = [
    `${kind}${family ? ', through Family Sharing' : ''}`,
    products.length > 1 ? `products ${newest(products).map(line).join(', ')}` : '',
    ids.length > 0 ? `original transaction ${ids.join(', ')}` : '',
  ]
  return [
    `### ${line(title)}`,
    `${about.filter(Boolean).join('; ')}.`,
    `**${line(access.sentence)}**`,
    renewal ? line(renewal.sentence) : '',
    list(
      'Periods',
      newest(
        periods.map(
          ({ start, end, kind: what, product, why }) =>
            `${at(start)} to ${end === null ? 'no end' : at(end)}: ${what}, ${line(product)}. ${line(why)}`,
        ),
      ),
    ),
    list(
      'What happened',
      newest(marks.map((mark) => `${at(mark.at)}: ${line(mark.title)}. ${line(mark.detail)}`)),
    ),
  ]
    .filter(Boolean)
    .join('\n\n')
}

function delivery(attempts: Life['notices'][number]['attempts']): string {
  const last = attempts.at(-1)
  return last ? `; ${count(attempts.length, 'attempt')}, the last ${line(last.result)}` : ''
}

function newest(lines: readonly string[]): string[] {
  if (lines.length <= MOST) return [...lines]
  return [`… ${lines.length - MOST} before`, ...lines.slice(-MOST)]
}

function list(title: string, lines: readonly string[]): string {
  return lines.length === 0
    ? ''
    : [`**${title}**`, '', ...lines.map((one) => `- ${one}`)].join('\n')
}

/** One line of Markdown in which nothing of the evidence is markup. */
function line(text: string): string {
  return redact(text)
    .replace(/[\s\p{C}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .replace(/[\\`*_[\]<>|#~]/g, '\\$&')
}
