'use client'

import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import { WireText } from '@/components/inspect/wire-text'
import { Attempts } from '@/components/transactions/tabs/attempts'
import { MEANINGS } from '@/components/ui/meaning'
import { Time } from '@/components/ui/time'
import { cn } from '@/lib/cn'
import { trustLook } from '../list/trust-look'
import { useOpenInInspect } from '../reading/use-open-parts'
import type { VerifiedRow } from './history-row'

interface HistoryListProps {
  rows: readonly VerifiedRow[]
  label: string
  marked: ReadonlySet<string>
  onMark: (id: string, marked: boolean) => void
  /** What else there is to say of a row, such as why it is missing here. */
  note?: (row: VerifiedRow) => string | null
}

/** What Apple sent, with each attempt against its schedule. Only those in sight are drawn. */
export function HistoryList({ rows, label, marked, onMark, note }: HistoryListProps) {
  const scroller = useRef<HTMLUListElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 76,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 8,
  })
  const items = virtual.getVirtualItems()
  return (
    <ul
      ref={scroller}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className="relative max-h-[35rem] overflow-y-auto -outline-offset-2"
    >
      <li aria-hidden style={{ height: items[0]?.start ?? 0 }} />
      {items.map((item) => {
        const row = rows[item.index]
        if (!row) return null
        return (
          <li
            key={item.key}
            ref={virtual.measureElement}
            data-index={item.index}
            className="border-b"
          >
            <Line
              row={row}
              marked={marked.has(row.id)}
              onMark={(next) => onMark(row.id, next)}
              note={note?.(row) ?? null}
            />
          </li>
        )
      })}
      <li aria-hidden style={{ height: virtual.getTotalSize() - (items.at(-1)?.end ?? 0) }} />
    </ul>
  )
}

interface LineProps {
  row: VerifiedRow
  marked: boolean
  onMark: (marked: boolean) => void
  note: string | null
}

function Line({ row, marked, onMark, note }: LineProps) {
  const open = useOpenInInspect()
  const { told, token, attempts, signedAt } = row
  const { meaning, word } = trustLook(told)
  const { icon: Icon, text } = MEANINGS[meaning]
  return (
    <div className="grid gap-x-6 gap-y-1.5 px-4 py-2.5 lg:grid-cols-[minmax(0,1fr)_auto]">
      <div className="flex min-w-0 items-start gap-2.5">
        <input
          type="checkbox"
          checked={marked}
          onChange={(event) => onMark(event.target.checked)}
          aria-label={`Select ${told.title}`}
          className="mt-1 size-3.5 shrink-0 accent-accent"
        />
        <Icon aria-hidden className={cn('mt-0.5 size-4 shrink-0', text)} />
        <div className="grid min-w-0">
          <button
            type="button"
            onClick={() => open([token], told.trust === 'simulator')}
            className="w-fit rounded-md text-left font-medium text-link hover:underline"
          >
            <span className="sr-only">{word}. </span>
            <WireText text={told.title} />
          </button>
          <span className="wrap-anywhere text-muted text-xs">
            {signedAt === null ? null : (
              <>
                <Time at={signedAt} /> ·{' '}
              </>
            )}
            <code>
              <WireText text={[told.type, told.subtype].filter(Boolean).join(' ')} />
            </code>
            {told.product === null ? null : (
              <>
                {' '}
                · <WireText text={told.product} />
              </>
            )}
          </span>
          {note === null ? null : <span className="max-w-prose text-xs">{note}</span>}
        </div>
      </div>
      <div className="max-lg:pl-12.5">
        <Attempts attempts={attempts} sandbox={told.environment === 'Sandbox'} />
      </div>
    </div>
  )
}
