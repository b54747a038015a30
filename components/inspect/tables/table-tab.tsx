// biome-ignore-all lint/a11y/useSemanticElements: only the rows in sight are drawn, which table elements cannot
// biome-ignore-all lint/a11y/useFocusableInteractive: a row of this table is nothing to act on
'use client'

import { useVirtualizer } from '@tanstack/react-virtual'
import { ArrowDown, ArrowUp, Search } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import { CopyButton } from '@/components/ui/copy-button'
import { EDGE_SHADE } from '@/components/ui/edge-shade'
import { Input } from '@/components/ui/input'
import { cn } from '@/lib/cn'
import type { DataTable } from '@/lib/inspect'
import { toCsv } from '@/lib/text/csv'
import { visible } from '@/lib/text/visible'
import { WireText } from '../wire-text'
import { cellText, columnWidths, rowOrder, type Sorting } from './data-rows'

const ROW = 30
const HIGHEST = 560

/** Thousands of rows of one kind: sort, search, copy. */
export function TableTab({ table }: { table: DataTable }) {
  const [search, setSearch] = useState('')
  const [sorting, setSorting] = useState<Sorting | null>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const order = useMemo(() => rowOrder(table, search, sorting), [table, search, sorting])
  const widths = useMemo(() => columnWidths(table), [table])
  const rows = useVirtualizer({
    count: order.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 12,
  })
  const columns = {
    gridTemplateColumns: widths.map((width) => `minmax(${width}ch, ${width}fr)`).join(' '),
  }
  const whole = widths.reduce((sum, width) => sum + width, 0)
  // Head and rows are apart, so both are told how wide they are: the columns, gaps and edges.
  const width = `max(100%, calc(${whole}ch + ${widths.length}rem + 1rem))`
  const title = visible(table.title)

  function sortBy(column: number) {
    setSorting((before) => {
      if (before?.column !== column) return { column, down: false }
      return before.down ? null : { column, down: true }
    })
  }

  const csv = () =>
    toCsv(
      table.columns.map((column) => column.title),
      order.map((index) =>
        table.columns.map(({ kind }, column) => {
          const cell = table.rows[index]?.[column] ?? null
          return kind === 'instant' && typeof cell === 'number' ? isoOf(cell) : cell
        }),
      ),
    )

  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-2 border-b px-4 py-2 print:hidden">
        <div className="relative w-64 max-sm:w-full">
          <Search
            aria-hidden
            className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-faint"
          />
          <Input
            type="search"
            aria-label={`Search: ${title}`}
            placeholder="Search the rows"
            className="pl-8"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
        </div>
        <span className="flex items-center gap-2">
          <span role="status" className="text-muted text-xs tabular-nums">
            {order.length.toLocaleString('en-GB')} of {table.rows.length.toLocaleString('en-GB')}{' '}
            rows
          </span>
          <CopyButton value={csv} label="Copy the rows as CSV">
            Copy as CSV
          </CopyButton>
        </span>
      </div>
      {/* What scrolls must be reachable by keyboard. */}
      <div
        ref={scroller}
        role="table"
        aria-label={title}
        aria-rowcount={order.length + 1}
        aria-colcount={table.columns.length}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
        tabIndex={0}
        className={cn('relative overflow-auto -outline-offset-2', EDGE_SHADE)}
        style={{ height: Math.min(HIGHEST, (order.length + 1) * ROW + 16) }}
      >
        <div role="rowgroup" className="sticky top-0 z-10 border-b bg-surface" style={{ width }}>
          <div role="row" aria-rowindex={1} className="grid gap-x-4 px-4" style={columns}>
            {table.columns.map((column, index) => {
              const sorted = sorting?.column === index ? sorting : null
              const Arrow = sorted?.down ? ArrowDown : ArrowUp
              return (
                <div
                  key={column.id}
                  role="columnheader"
                  aria-sort={sorted ? (sorted.down ? 'descending' : 'ascending') : 'none'}
                >
                  <button
                    type="button"
                    onClick={() => sortBy(index)}
                    className="touch flex h-[30px] items-center gap-1 whitespace-nowrap rounded-md text-muted text-xs -outline-offset-2 hover:text-foreground"
                  >
                    {visible(column.title)}
                    <Arrow aria-hidden className={cn('size-3', !sorted && 'invisible')} />
                  </button>
                </div>
              )
            })}
          </div>
        </div>
        <div role="rowgroup" className="relative" style={{ width, height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map((item) => (
            <div
              key={item.index}
              role="row"
              aria-rowindex={item.index + 2}
              className="absolute inset-x-0 top-0 grid h-[30px] items-center gap-x-4 border-b px-4 hover:bg-sunken"
              style={{ ...columns, transform: `translateY(${item.start}px)` }}
            >
              {table.columns.map(({ id, kind }, column) => {
                const text = cellText(table.rows[order[item.index] ?? -1]?.[column] ?? null, kind)
                return (
                  <div
                    key={id}
                    role="cell"
                    title={visible(text)}
                    className={cn(
                      'truncate tabular-nums',
                      (kind === 'mono' || kind === 'number') && 'font-mono',
                    )}
                  >
                    <WireText text={text} />
                  </div>
                )
              })}
            </div>
          ))}
        </div>
      </div>
    </>
  )
}

function isoOf(instant: number): string {
  const date = new Date(instant)
  return Number.isNaN(date.getTime()) ? String(instant) : date.toISOString()
}
