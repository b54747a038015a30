import { formatUtc } from '@/components/ui/time-format'
import type { DataTable, TableColumn } from '@/lib/inspect'

export type Cell = DataTable['rows'][number][number]

export interface Sorting {
  column: number
  down: boolean
}

/** A cell as it is shown, searched and copied. */
export function cellText(cell: Cell, kind: TableColumn['kind']): string {
  if (cell === null) return ''
  if (kind === 'instant' && typeof cell === 'number') return formatUtc(cell)
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no'
  return String(cell)
}

/** Places of the rows that have the words in any cell, in the order asked for. Never changes the table. */
export function rowOrder(table: DataTable, search: string, sorting: Sorting | null): number[] {
  const words = search.trim().toLowerCase()
  const all = table.rows.map((_, index) => index)
  const kept = words === '' ? all : all.filter((index) => hasWords(table, index, words))
  if (!sorting) return kept
  const sign = sorting.down ? -1 : 1
  const cellAt = (index: number) => table.rows[index]?.[sorting.column] ?? null
  return kept.sort((a, b) => compare(cellAt(a), cellAt(b), sign) || a - b)
}

function hasWords(table: DataTable, index: number, words: string): boolean {
  return table.columns.some(({ kind }, column) =>
    cellText(table.rows[index]?.[column] ?? null, kind)
      .toLowerCase()
      .includes(words),
  )
}

/** Numbers by size, texts as people sort them, digits in texts by size; nothing comes last either way. */
function compare(a: Cell, b: Cell, sign: number): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  if (typeof a === 'string' && typeof b === 'string') return sign * COLLATOR.compare(a, b)
  return sign * (Number(a) - Number(b))
}

const COLLATOR = new Intl.Collator('en', { numeric: true })

/** How wide each column is, in characters: as its longest cell, within reason. */
export function columnWidths(table: DataTable): number[] {
  return table.columns.map(({ title, kind }, column) => {
    // Words are narrower than digits on the average.
    const perLetter = kind === 'mono' || kind === 'number' ? 1 : 0.9
    let longest = title.length
    for (const row of table.rows) {
      longest = Math.max(longest, cellText(row[column] ?? null, kind).length * perLetter)
      if (longest >= WIDEST) return WIDEST
    }
    return Math.ceil(longest) + 1
  })
}

const WIDEST = 44
