import { toCsv } from '../text/csv'
import type { Life } from './life'

type Cell = string | number | boolean | null

/** One row for everything that happened, was had or was announced. */
export interface LifeRow {
  what: 'period' | 'mark' | 'notification' | 'access' | 'renewal'
  lane: string | null
  kind: string
  /** ISO 8601 in UTC. */
  start: string | null
  end: string | null
  title: string
  detail: string
  /** The ids of its evidence, with spaces between them. */
  proof: string
}

const HEADER = ['what', 'lane', 'kind', 'start', 'end', 'title', 'detail', 'proof'] as const

/** The life as rows, in order of time within each lane. Names the evidence and has no token of it. */
export function lifeRows(life: Life): LifeRow[] {
  const lanes = life.lanes.flatMap(({ id, title, periods, marks, access, renewal }): LifeRow[] => [
    ...periods.map((period) =>
      row(
        'period',
        id,
        period.kind,
        period.start,
        period.end,
        period.product,
        period.why,
        period.proof,
      ),
    ),
    ...marks.map((mark) =>
      row('mark', id, mark.kind, mark.at, null, mark.title, mark.detail, mark.proof),
    ),
    row('access', id, access.state, null, access.until, title, access.sentence, access.proof),
    ...(renewal
      ? [
          row(
            'renewal',
            id,
            renewalKind(renewal.willRenew),
            renewal.at,
            null,
            renewal.product,
            renewal.sentence,
            renewal.proof,
          ),
        ]
      : []),
  ])
  const notices = life.notices.map(({ at, type, subtype, title, lane, verdict, proof }) =>
    row(
      'notification',
      lane,
      [type, subtype].filter(Boolean).join('/'),
      at,
      null,
      title,
      verdict,
      proof,
    ),
  )
  return [...lanes, ...notices]
}

function row(
  what: LifeRow['what'],
  lane: string | null,
  kind: string,
  start: number | null,
  end: number | null,
  title: string,
  detail: string,
  proof: readonly string[],
): LifeRow {
  return {
    what,
    lane,
    kind,
    start: iso(start),
    end: iso(end),
    title,
    detail,
    proof: proof.join(' '),
  }
}

const renewalKind = (willRenew: boolean | null) =>
  willRenew === null ? 'not said' : willRenew ? 'renews' : 'does not renew'

function iso(instant: number | null): string | null {
  return instant === null ? null : new Date(instant).toISOString()
}

/** The rows as CSV, safe to open in a spreadsheet. */
export function lifeCsv(life: Life): string {
  const rows = lifeRows(life).map((one) => HEADER.map((name): Cell => one[name]))
  return toCsv(HEADER, rows)
}

/** The whole life as JSON, for other programs. */
export function lifeJson(life: Life): string {
  return `${JSON.stringify(life, null, 2)}\n`
}
