import { formatUtc } from '@/components/ui/time-format'
import { redact } from '@/lib/inspect/redact'
import { visible } from '@/lib/text/visible'
import type { Life } from '@/lib/timeline/life'

const LAST = 12

/** A customer’s life in Markdown for a ticket: ids shortened, no token, no account token. */
export function lifeReport(life: Life, at: number): string {
  const lanes = life.lanes.map((lane) => {
    const { title, access, renewal, marks } = lane
    const rest = marks.length > LAST ? [`- … ${marks.length} events in all`] : []
    return [
      `### ${line(title)}`,
      line(access.sentence),
      ...(renewal ? [line(renewal.sentence)] : []),
      '',
      ...rest,
      ...marks
        .slice(-LAST)
        .map((mark) => `- ${formatUtc(mark.at)}: ${line(mark.title)}. ${line(mark.detail)}`),
    ].join('\n')
  })
  const findings = life.findings.map(
    ({ level, title, message }) => `- **${level}** ${line(title)}: ${line(message)}`,
  )
  return [
    '## A customer in the App Store',
    `Environment: ${line(life.environment ?? 'not said')}  \nApp: ${life.bundleIds.map(line).join(', ')}  \nDrawn: ${formatUtc(at)}`,
    ...lanes,
    ...(findings.length > 0 ? [['### What is odd', '', ...findings].join('\n')] : []),
    '_Made with Assay. Ids are shortened; tokens and account tokens are left out._',
    '',
  ].join('\n\n')
}

/** One line of Markdown in which nothing of the payloads is markup. */
function line(text: string): string {
  return visible(redact(text))
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>|#~]/g, '\\$&')
}
