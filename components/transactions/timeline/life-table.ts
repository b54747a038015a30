import type { DataTable } from '@/lib/inspect'
import type { Life } from '@/lib/timeline/life'
import { MARK_LOOKS, PERIOD_LOOKS } from './looks'

/** The timeline as a table: for screen readers, for searching and for copying. */
export function lifeTable(life: Life): DataTable {
  const rows = life.lanes.flatMap((lane) => [
    ...lane.periods.map(({ start, end, kind, product, why }) => [
      start,
      end,
      lane.title,
      PERIOD_LOOKS[kind].word,
      PERIOD_LOOKS[kind].access,
      product,
      why,
    ]),
    ...lane.marks.map(({ at, kind, title, detail }) => [
      at,
      null,
      lane.title,
      MARK_LOOKS[kind].word,
      null,
      title,
      detail,
    ]),
  ])
  const notices = life.notices.map(({ at, title, type, subtype, attempts }) => [
    at,
    null,
    'Notices',
    'Notice',
    null,
    title,
    [type, subtype, attempts.at(-1)?.result].filter(Boolean).join(' '),
  ])
  return {
    id: 'life',
    title: 'The timeline as a table',
    columns: [
      { id: 'from', title: 'From', kind: 'instant' },
      { id: 'to', title: 'To', kind: 'instant' },
      { id: 'lane', title: 'Lane', kind: 'mono' },
      { id: 'what', title: 'What', kind: 'text' },
      { id: 'access', title: 'Access', kind: 'boolean' },
      { id: 'of', title: 'Of', kind: 'text' },
      { id: 'why', title: 'Why', kind: 'text' },
    ],
    rows: [...rows, ...notices].sort((a, b) => Number(a[0]) - Number(b[0])),
  }
}
