import type { Row } from '../engine/rows'
import type { Column } from './columns'

export interface Sorting {
  column: string
  down: boolean
}

const COLLATOR = new Intl.Collator('en', { numeric: true })
const texts = new WeakMap<Row, string>()

/** The rows that have the words anywhere, in the order asked for. Never changes the list. */
export function rowOrder(
  rows: readonly Row[],
  columns: readonly Column[],
  search: string,
  sorting: Sorting | null,
): Row[] {
  const words = search.trim().toLowerCase()
  const kept = words === '' ? [...rows] : rows.filter((row) => textOf(row, columns).includes(words))
  const column = columns.find(({ id }) => id === sorting?.column)
  if (!sorting || !column) return kept
  const sign = sorting.down ? -1 : 1
  const { by } = column
  if (by) {
    const number = (row: Row) => (row.facts ? by(row.facts) : null)
    return kept.sort((a, b) => compare(number(a), number(b), sign))
  }
  const text = (row: Row) => (row.facts ? column.text(row.facts, row) : '')
  return kept.sort((a, b) => sign * COLLATOR.compare(text(a), text(b)))
}

/** Nothing comes last, whichever way. */
function compare(a: number | null, b: number | null, sign: number): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  return sign * (a - b)
}

function textOf(row: Row, columns: readonly Column[]): string {
  const known = texts.get(row)
  if (known !== undefined) return known
  const { facts } = row
  const text = facts
    ? columns
        .map((column) => column.text(facts, row))
        .join(' ')
        .toLowerCase()
    : ''
  texts.set(row, text)
  return text
}
