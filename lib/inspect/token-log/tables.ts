import type { Step } from '../../rules/rule'
import { keysOf, REFRESH, type TokenSeries } from '../../token/series/series'
import { SIGNATURE_CHECK } from '../developer-token/check-signature'
import type { DataTable, Inspection } from '../inspection'

/** That a token of a log is older than an hour by now says nothing of it. */
const EXPIRED = 'token/provider-token-expired'

/** Whether something is wrong with a token besides its age. */
export function isWrongByItself({ steps, findings }: Inspection): boolean {
  return (
    steps.some(({ result, code }) => result === 'fail' && code !== EXPIRED) ||
    findings.some(({ level, code }) => level === 'error' && code !== EXPIRED)
  )
}

/** How the check of its signature ended; the last of a token’s checks. */
export const signatureOf = ({ steps }: Inspection): Step['result'] | undefined =>
  steps.findLast(({ name }) => name === SIGNATURE_CHECK)?.result

function verdictOf(part: Inspection | undefined): string {
  if (!part) return 'not judged'
  if (part.verdict !== 'invalid' || isWrongByItself(part)) return part.verdict
  return `over an hour old by now${signatureOf(part) === 'pass' ? ', signature valid' : ''}`
}

/** A token each: when it was made, how long after the one before it, and how long it was used. */
export function tokensTable(
  series: TokenSeries,
  parts: ReadonlyMap<number, Inspection>,
): DataTable {
  const before = new Map<number, number>()
  for (const { tokens } of keysOf(series)) {
    for (const [index, { number, iat }] of tokens.entries()) {
      const last = tokens[index - 1]
      if (last) before.set(number, iat - last.iat)
    }
  }
  const uses = Map.groupBy(series.uses, ({ token }) => token)
  return {
    id: 'tokens',
    title: 'Tokens',
    columns: [
      { id: 'number', title: 'Token', kind: 'number' },
      { id: 'kid', title: 'Key ID', kind: 'mono' },
      { id: 'iss', title: 'Team or issuer', kind: 'mono' },
      { id: 'made', title: 'Made', kind: 'instant' },
      { id: 'gap', title: 'After the last (min)', kind: 'number' },
      { id: 'early', title: 'Under 20 min', kind: 'boolean' },
      { id: 'uses', title: 'Uses', kind: 'number' },
      { id: 'age', title: 'Oldest use (min)', kind: 'number' },
      { id: 'verdict', title: 'Verdict', kind: 'text' },
      { id: 'answer', title: 'Answered', kind: 'text' },
    ],
    rows: series.tokens.map(({ number, kid, iss, iat, cut }) => {
      const own = uses.get(number) ?? []
      const ages = own.flatMap(({ at }) => (at === null || iat === null ? [] : [at - iat]))
      const gap = before.get(number)
      const answers = series.answers.filter(({ token }) => token === number)
      return [
        number,
        kid,
        iss,
        iat === null ? null : iat * 1000,
        gap === undefined ? null : minutes(gap),
        gap === undefined ? null : gap < REFRESH.youngest,
        own.length,
        ages.length === 0 ? null : minutes(Math.max(...ages)),
        cut ? 'not judged: its signature is cut off' : verdictOf(parts.get(number)),
        [...new Set(answers.map(({ reason }) => reason))].join(', ') || null,
      ]
    }),
  }
}

/** A place each where a token stands. */
export function usesTable({ uses, answers }: TokenSeries): DataTable {
  const byLine = Map.groupBy(answers, ({ line }) => line)
  return {
    id: 'uses',
    title: 'Uses',
    columns: [
      { id: 'line', title: 'Line', kind: 'number' },
      { id: 'at', title: 'Time', kind: 'instant' },
      { id: 'token', title: 'Token', kind: 'number' },
      { id: 'connection', title: 'Connection', kind: 'mono' },
      { id: 'sender', title: 'Sender', kind: 'text' },
      { id: 'answer', title: 'Answered in this line', kind: 'text' },
    ],
    rows: uses.map(({ line, at, token, connection, sender }) => [
      line,
      at === null ? null : at * 1000,
      token,
      connection,
      sender,
      byLine
        .get(line)
        ?.map(({ reason }) => reason)
        .join(', ') ?? null,
    ]),
  }
}

/** To a tenth. */
const minutes = (seconds: number): number => Math.round(seconds / 6) / 10
