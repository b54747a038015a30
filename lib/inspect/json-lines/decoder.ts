import { readJson } from '../../json/read'
import { jsonLinesRules } from '../../rules/json/lines'
import { findings, lint } from '../../rules/lint'
import type { Decoded, Decoder } from '../decoder'
import type { Inspection } from '../inspection'
import { countedVerdicts, partsTable } from '../several/parts-table'
import { isJsonLines, type Line, linesOf } from './lines'
import { SAMPLES } from './samples'

/**
 * More than a person looks through, and than a busy machine verifies in the two seconds that a paste
 * has; the rest is counted and not read.
 */
const MOST = 50

/** A log with an object a line: each line is read on its own, whatever it is. */
export const jsonLines: Decoder = {
  id: 'json-lines',
  title: 'JSON lines',
  about:
    'A log with one JSON object a line (NDJSON): each line is read on its own, with the tokens, answers and payloads in it.',
  samples: SAMPLES,
  detect: (source) => (isJsonLines(source) ? 0.975 : 0),
  decode: async (source, context): Promise<Decoded> => {
    const lines = linesOf(source.text ?? '')
    const read = lines.slice(0, MOST)
    const broken = read.flatMap(brokenLine)
    const parts: Inspection[] = []
    for (const { number, text } of read) {
      const format = broken.some(({ line }) => line === number) ? 'json' : undefined
      parts.push(await context.part(text, `line ${number}`, format))
    }
    const judged = parts.map(judgedLine)
    return {
      title: `${lines.length.toLocaleString('en-GB')} JSON lines`,
      summary: `${lines.length === 1 ? 'One line' : `${lines.length.toLocaleString('en-GB')} lines`}, each read on its own: ${countedVerdicts(judged)}.${lines.length > MOST ? ` Only the first ${MOST} were read.` : ''}`,
      findings: findings(lint(jsonLinesRules, { lines: read.length, broken })),
      tables: [
        partsTable(
          'Line by line',
          { title: 'Line', numbers: read.map(({ number }) => number) },
          judged,
        ),
      ],
      fields: judged.map(({ title, verdict }, index) => ({
        label: `line ${read[index]?.number}`,
        value: title,
        kind: 'text',
        words: verdict,
      })),
      parts,
      // Not the lines: a provider token is a secret as long as it lives.
      value: { count: lines.length, broken: broken.map(({ line }) => line) },
    }
  },
}

function brokenLine({ number, text }: Line) {
  const parsed = readJson(text)
  return parsed.ok ? [] : [{ line: number, column: parsed.column, message: parsed.message }]
}

/** A line that only carries something is judged by what it carries. */
function judgedLine(line: Inspection): Inspection {
  if (line.format !== 'json' || line.verdict !== 'unverified' || line.parts.length === 0)
    return line
  const { parts } = line
  const [worst] = (['invalid', 'unverified', 'valid'] as const).filter((verdict) =>
    parts.some((part) => part.verdict === verdict),
  )
  return {
    ...line,
    title: parts.map(({ title }) => title).join(', '),
    verdict: worst ?? line.verdict,
    summary: parts.map(({ at, summary }) => `In ${at}: ${summary}`).join(' '),
  }
}
