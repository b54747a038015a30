import { formatUtc } from '@/components/ui/time-format'
import type { Lane, Life, Mark, Notice, Period } from '@/lib/timeline/life'
import { type Bar, type Bin, barsOf, binsOf } from './bins'
import { MARK_LOOKS, PERIOD_LOOKS } from './looks'
import type { View } from './scale'

/** Something on the timeline that can be pointed at, focused and opened. */
export interface Item {
  /** Unique in the timeline, and the same as long as it is drawn from the same place on. */
  key: string
  row: number
  shape: { kind: 'bar'; bar: Bar } | { kind: 'bin'; bin: Bin }
  /** Pixels from the left: where it is told to be. */
  x: number
  /** What it stands for; more than one where they are drawn together. */
  periods: readonly Period[]
  marks: readonly Mark[]
  notices: readonly Notice[]
}

export interface TimelineRow {
  id: string
  lane: Lane | null
  items: Item[]
}

/** Everything that is in sight, a row for each lane and one for the notices. */
export function rowsOf(life: Life, view: View, width: number): TimelineRow[] {
  const rows = life.lanes.map((lane, row): TimelineRow => {
    const bars = barsOf(lane.periods, view, width).map(
      (bar): Item => ({
        key: `${lane.id} bar ${bar.from}`,
        row,
        shape: { kind: 'bar', bar },
        x: Math.max(0, bar.x),
        periods: lane.periods.slice(bar.from, bar.to),
        marks: [],
        notices: [],
      }),
    )
    const bins = binsOf(lane.marks, view, width).map(
      (bin): Item => ({
        key: `${lane.id} bin ${bin.from}`,
        row,
        shape: { kind: 'bin', bin },
        x: bin.x,
        periods: [],
        marks: lane.marks.slice(bin.from, bin.to),
        notices: [],
      }),
    )
    return { id: lane.id, lane, items: [...bars, ...bins].sort((a, b) => a.x - b.x) }
  })
  if (life.notices.length === 0) return rows
  const bins = binsOf(life.notices, view, width)
  const notices = bins.map(
    (bin): Item => ({
      key: `notices bin ${bin.from}`,
      row: rows.length,
      shape: { kind: 'bin', bin },
      x: bin.x,
      periods: [],
      marks: [],
      notices: life.notices.slice(bin.from, bin.to),
    }),
  )
  return [...rows, { id: 'notices', lane: null, items: notices }]
}

/** What one thing on the timeline is, in words. */
export interface Told {
  title: string
  /** `null`: several, which have no one instant. */
  at: number | null
  start: number
  end: number | null
  sentence: string
  /** Ids of `Proven`; empty where several are drawn together. */
  proof: readonly string[]
  /** It stands for so many. */
  count: number
}

export function tellItem({ periods, marks, notices }: Item): Told {
  const [period] = periods
  const [mark] = marks
  const [notice] = notices
  const count = periods.length + marks.length + notices.length
  if (count === 1 && period) {
    const { word } = PERIOD_LOOKS[period.kind]
    const { start, end, proof, cutShort } = period
    const cut = cutShort === null ? '' : ` Cut short by ${CUTS[cutShort]}.`
    const title = `${word}: ${period.product}`
    return { title, at: null, start, end, sentence: `${period.why}${cut}`, proof, count }
  }
  if (count === 1 && mark) {
    const { at, title, detail, proof } = mark
    return { title, at, start: at, end: at, sentence: detail, proof, count }
  }
  if (count === 1 && notice) {
    const { at, title, type, subtype, proof, attempts } = notice
    const tried =
      attempts.length === 0
        ? ''
        : ` ${attempts.length} ${attempts.length === 1 ? 'attempt' : 'attempts'}, the last ${attempts.at(-1)?.result}.`
    const sentence = `${type}${subtype === null ? '' : ` ${subtype}`}.${tried}`
    return { title, at, start: at, end: at, sentence, proof, count }
  }
  const words = counted([
    ...periods.map(({ kind }) => PERIOD_LOOKS[kind].word),
    ...marks.map(({ kind }) => MARK_LOOKS[kind].word),
    ...notices.map(({ type }) => type),
  ])
  const what = period ? 'periods' : mark ? 'events' : 'notices'
  const last = periods.at(-1)
  return {
    title: `${count.toLocaleString('en-GB')} ${what} close together`,
    at: null,
    start: period?.start ?? mark?.at ?? notice?.at ?? 0,
    end: last ? last.end : (marks.at(-1)?.at ?? notices.at(-1)?.at ?? null),
    sentence: `${words}. Zoom in to tell them apart.`,
    proof: [],
    count,
  }
}

const CUTS = { refund: 'a refund', upgrade: 'an upgrade', revocation: 'a revocation' } as const

function counted(words: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 4)
    .map(([word, count]) => `${word} ${count}`)
    .join(', ')
}

/** For a screen reader: all that the eye sees of it. */
export function spoken(told: Told): string {
  const when =
    told.at !== null
      ? formatUtc(told.at)
      : `${formatUtc(told.start)} to ${told.end === null ? 'no end' : formatUtc(told.end)}`
  return `${told.title}, ${when}. ${told.sentence}`
}

/** Which item the arrow leads to; `null`: there is none that way. */
export function neighbour(
  rows: readonly TimelineRow[],
  key: string,
  way: 'left' | 'right' | 'up' | 'down' | 'first' | 'last',
): Item | null {
  const row = rows.findIndex(({ items }) => items.some((item) => item.key === key))
  const items = rows[row]?.items ?? []
  const place = items.findIndex((item) => item.key === key)
  const from = items[place]
  if (!from) return null
  if (way === 'left') return items[place - 1] ?? null
  if (way === 'right') return items[place + 1] ?? null
  if (way === 'first') return items[0] ?? null
  if (way === 'last') return items.at(-1) ?? null
  const others = way === 'up' ? rows.slice(0, row).reverse() : rows.slice(row + 1)
  const next = others.find((other) => other.items.length > 0)
  return (
    next?.items.reduce((best, item) =>
      Math.abs(item.x - from.x) < Math.abs(best.x - from.x) ? item : best,
    ) ?? null
  )
}
