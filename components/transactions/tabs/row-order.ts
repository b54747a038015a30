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
  const kept = rows.filter(rowFilter(columns, search))
  const comparison = rowComparison(columns, sorting)
  return comparison ? kept.sort(comparison) : kept
}

/** Whether a row has the words in any column. */
export function rowFilter(columns: readonly Column[], search: string): (row: Row) => boolean {
  const words = search.trim().toLowerCase()
  return words === '' ? () => true : (row) => textOf(row, columns).includes(words)
}

/** `null`: the rows stay as they came. */
export function rowComparison(
  columns: readonly Column[],
  sorting: Sorting | null,
): ((a: Row, b: Row) => number) | null {
  const column = columns.find(({ id }) => id === sorting?.column)
  if (!sorting || !column) return null
  const sign = sorting.down ? -1 : 1
  const { by } = column
  if (by) {
    const number = (row: Row) => (row.facts ? by(row.facts) : null)
    return (a, b) => compare(number(a), number(b), sign)
  }
  const text = (row: Row) => (row.facts ? column.text(row.facts, row) : '')
  return (a, b) => sign * COLLATOR.compare(text(a), text(b))
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
