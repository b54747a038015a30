// biome-ignore-all lint/a11y/useSemanticElements: only the rows in sight are drawn, which table elements cannot
// biome-ignore-all lint/a11y/useFocusableInteractive: the button in the row is what one acts on
'use client'

import { useVirtualizer } from '@tanstack/react-virtual'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { memo, useRef } from 'react'
import { VERDICTS } from '@/components/inspect/verdicts'
import { WireText } from '@/components/inspect/wire-text'
import { EDGE_SHADE } from '@/components/ui/edge-shade'
import { MEANINGS } from '@/components/ui/meaning'
import { usePrinting } from '@/components/ui/use-printing'
import { cn } from '@/lib/cn'
import { visible } from '@/lib/text/visible'
import type { Row } from '../engine/rows'
import type { Column } from './columns'
import type { Sorting } from './row-order'

const ROW = 30
const HIGHEST = 560
/** Rows that are drawn out of sight, at either end. */
const BEYOND = 4
/** No more are drawn at once: what goes out of sight at one end is written over for the other. */
const PLACES = Math.ceil(HIGHEST / ROW) + 2 * BEYOND + 2

interface TransactionTableProps {
  label: string
  rows: readonly Row[]
  columns: readonly Column[]
  sorting: Sorting | null
  onSort: (column: string) => void
  onOpen: (ids: readonly string[]) => void
}

/** Transactions, however many: only those in sight are drawn, on paper all. The id of each opens its token. */
export function TransactionTable(props: TransactionTableProps) {
  const { label, rows, columns, sorting, onSort, onOpen } = props
  const scroller = useRef<HTMLDivElement>(null)
  const printing = usePrinting()
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: printing ? rows.length : BEYOND,
  })
  const least = (width: number) => (printing ? 0 : `${width}ch`)
  const template = `1.25rem ${columns.map(({ width }) => `minmax(${least(width)}, ${width}fr)`).join(' ')}`
  const grid = { gridTemplateColumns: template }
  const whole = columns.reduce((sum, { width }) => sum + width, 0)
  const width = printing
    ? '100%'
    : `max(100%, calc(${whole}ch + ${columns.length + 1}rem + 2.25rem))`
  return (
    <div
      ref={scroller}
      role="table"
      aria-label={label}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length + 1}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className={cn(
        'relative overflow-auto -outline-offset-2 print:h-auto! print:overflow-visible',
        EDGE_SHADE,
      )}
      style={{ height: Math.min(HIGHEST, (rows.length + 1) * ROW + 16) }}
    >
      <div
        role="rowgroup"
        className="sticky top-0 z-10 border-b bg-surface print:static"
        style={{ width }}
      >
        <div role="row" aria-rowindex={1} className="grid gap-x-4 px-4 print:gap-x-2" style={grid}>
          <div role="columnheader">
            <span className="sr-only">Verdict</span>
          </div>
          {columns.map((column) => {
            const sorted = sorting?.column === column.id ? sorting : null
            const Arrow = sorted?.down ? ArrowDown : ArrowUp
            return (
              <div
                key={column.id}
                role="columnheader"
                aria-sort={sorted ? (sorted.down ? 'descending' : 'ascending') : 'none'}
                className={cn(column.right && 'grid justify-end')}
              >
                <button
                  type="button"
                  onClick={() => onSort(column.id)}
                  className="touch flex h-[30px] items-center gap-1 whitespace-nowrap rounded-md text-muted text-xs -outline-offset-2 hover:text-foreground"
                >
                  {column.title}
                  <Arrow aria-hidden className={cn('size-3', !sorted && 'invisible')} />
                </button>
              </div>
            )
          })}
        </div>
      </div>
      <div
        role="rowgroup"
        className="relative print:h-auto!"
        style={{ width, height: virtual.getTotalSize() }}
      >
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index]
          return row ? (
            <TransactionRow
              key={printing ? item.index : item.index % PLACES}
              row={row}
              index={item.index}
              top={item.start}
              template={template}
              columns={columns}
              onOpen={onOpen}
            />
          ) : null
        })}
      </div>
    </div>
  )
}

interface TransactionRowProps {
  row: Row
  index: number
  /** Pixels from the top of all rows. */
  top: number
  template: string
  columns: readonly Column[]
  onOpen: (ids: readonly string[]) => void
}

/** Drawn anew only where it moved or is another one: pages come in many times a second. */
const TransactionRow = memo(function TransactionRow(props: TransactionRowProps) {
  const { row, index: place, top, template, columns, onOpen } = props
  if (!row.facts) return null
  const { facts } = row
  const look = VERDICTS[row.verdict]
  const { icon: Icon, text } = MEANINGS[look.meaning]
  return (
    <div
      role="row"
      aria-rowindex={place + 2}
      className={cn(
        'contain-strict absolute inset-x-0 top-0 grid h-[30px] items-center gap-x-4 border-b px-4 hover:bg-sunken',
        'print:static print:h-auto print:transform-none! print:items-start print:gap-x-2 print:py-1 print:contain-none',
      )}
      style={{ gridTemplateColumns: template, transform: `translateY(${top}px)` }}
    >
      <div role="cell">
        <Icon aria-hidden className={cn('size-4', text)} />
        <span className="sr-only">{look.word}</span>
      </div>
      {columns.map((column, index) => {
        const said = column.text(facts, row)
        return (
          <div
            key={column.id}
            role="cell"
            title={visible(said)}
            className={cn(
              'truncate tabular-nums print:wrap-anywhere print:whitespace-normal print:text-xs',
              column.mono && 'font-mono',
              column.right && 'text-right',
            )}
          >
            {index === 0 ? (
              // Another one for another row, so that the focus is not carried to it.
              <button
                key={row.id}
                type="button"
                onClick={() => onOpen([row.id])}
                className="rounded-md text-link -outline-offset-2 hover:underline"
              >
                <WireText text={said} />
              </button>
            ) : (
              <WireText text={said} />
            )}
          </div>
        )
      })}
    </div>
  )
})
