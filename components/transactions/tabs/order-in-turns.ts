import type { Row } from '../engine/rows'
import type { Column } from './columns'
import { rowComparison, rowFilter, type Sorting } from './row-order'

/** Between two looks at the clock. */
const STEP = 256
/** Sorted at once: a few milliseconds. */
const RUN = 1024

/**
 * The same as `rowOrder`, in turns: whenever `turn` gives a promise, whatever else the page has to do
 * goes first. Rejects with what that promise rejects with.
 */
export async function orderInTurns(
  rows: readonly Row[],
  columns: readonly Column[],
  search: string,
  sorting: Sorting | null,
  turn: () => Promise<void> | null,
): Promise<Row[]> {
  const matches = rowFilter(columns, search)
  const kept: Row[] = []
  const { length } = rows
  for (let at = 0; at < length; at += 1) {
    const row = rows[at]
    if (row && matches(row)) kept.push(row)
    if (at % STEP === 0) await turn()
  }
  const comparison = rowComparison(columns, sorting)
  if (!comparison) return kept
  let from = kept
  for (let at = 0; at < from.length; at += RUN) {
    const run = from.slice(at, at + RUN).sort(comparison)
    for (const [index, row] of run.entries()) from[at + index] = row
    await turn()
  }
  for (let size = RUN; size < from.length; size *= 2) {
    const to: Row[] = []
    for (let at = 0; at < from.length; at += 2 * size) {
      await merge(from, at, Math.min(at + size, from.length), at + 2 * size, to, comparison, turn)
    }
    from = to
  }
  return from
}

/** Two sorted runs as one: of equals those of the first come first, as in a stable sort. */
async function merge(
  from: readonly Row[],
  start: number,
  middle: number,
  end: number,
  to: Row[],
  comparison: (a: Row, b: Row) => number,
  turn: () => Promise<void> | null,
): Promise<void> {
  let [one, other] = [start, middle]
  const last = Math.min(end, from.length)
  while (one < middle || other < last) {
    const [a, b] = [from[one], from[other]]
    const first = other >= last || (one < middle && a && b && comparison(a, b) <= 0)
    const next = first ? a : b
    if (first) one += 1
    else other += 1
    if (next) to.push(next)
    if (to.length % STEP === 0) await turn()
  }
}
