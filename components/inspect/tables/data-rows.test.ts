import { describe, expect, it } from 'vitest'
import type { DataTable } from '@/lib/inspect'
import { cellText, columnWidths, rowOrder } from './data-rows'

const table: DataTable = {
  id: 't',
  title: 'Purchases',
  columns: [
    { id: 'p', title: 'Product', kind: 'mono' },
    { id: 'q', title: 'Quantity', kind: 'number' },
    { id: 'd', title: 'Bought', kind: 'instant' },
    { id: 't', title: 'Trial', kind: 'boolean' },
  ],
  rows: [
    ['pro.10', 2, Date.UTC(2026, 10, 12), true],
    ['pro.9', null, Date.UTC(2025, 0, 1), false],
    ['Coins', 11, null, null],
  ],
}

describe('the rows of a table', () => {
  it.each([
    ['as they came', '', null, [0, 1, 2]],
    ['by text, digits by size', '', { column: 0, down: false }, [2, 1, 0]],
    ['by text, down', '', { column: 0, down: true }, [0, 1, 2]],
    ['by number, nothing last', '', { column: 1, down: false }, [0, 2, 1]],
    ['by number, down, nothing last', '', { column: 1, down: true }, [2, 0, 1]],
    ['by time', '', { column: 2, down: false }, [1, 0, 2]],
    ['by truth', '', { column: 3, down: false }, [1, 0, 2]],
    ['found by a text', 'COIN', null, [2]],
    ['found by a time as shown', '12 nov 2026', null, [0]],
    ['found by a truth', 'yes', null, [0]],
    ['not found', 'zzz', null, []],
  ] as const)('%s', (_, search, sorting, wanted) => {
    expect(rowOrder(table, search, sorting)).toEqual(wanted)
  })

  it('sorts 20,000 rows in a moment', () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => [`p${(index * 7919) % 20_000}`])
    const many: DataTable = { ...table, columns: table.columns.slice(0, 1), rows }
    const order = rowOrder(many, '', { column: 0, down: false })
    expect(many.rows[order[19_999] ?? 0]).toEqual(['p19999'])
  })

  it('has room for what it holds', () => {
    expect(columnWidths(table)).toEqual([8, 9, 23, 6])
    const long = { ...table, rows: [['x'.repeat(500), 1, null, null]] }
    expect(columnWidths(long)[0]).toBe(44)
  })

  it('draws nothing for what a row has not', () => expect(cellText(null, 'instant')).toBe(''))
})
