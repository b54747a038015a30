// biome-ignore-all lint/a11y/useFocusableInteractive: the focus is on rows
// biome-ignore-all lint/a11y/useSemanticElements: the rows of a table cannot be opened and closed
'use client'

import { ChevronRight } from 'lucide-react'
import { type CSSProperties, memo } from 'react'
import { CopyButton } from '@/components/ui/copy-button'
import { cn } from '@/lib/cn'
import { visible } from '@/lib/text/visible'
import { WireText } from '../wire-text'
import type { FieldRow } from './field-rows'
import { FieldValue } from './field-value'

interface FieldLineProps {
  row: FieldRow & { kind: 'field' }
  now: number | null
  zone: string | null
  narrow: boolean
  /** Nothing in the tree can be opened, so nothing is indented. */
  flat: boolean
  /** Tab comes to this one. */
  active: boolean
  selected: boolean
  onToggle: () => void
  onSelect: () => void
  onHover: () => void
}

/** What is out of sight is neither laid out nor painted; the size is that of most lines. */
const SKIPPED =
  '[content-visibility:auto] [contain-intrinsic-size:auto_2.25rem] print:[content-visibility:visible]'

// Deeper than this nothing is left of the width.
const DEEPEST_INDENT = 6

// The handlers of a path do the same whenever they were made.
/** One field: its name in words and on the wire, and its value. */
export const FieldLine = memo(Line, (before, after) => {
  const same = (key: keyof FieldLineProps) => before[key] === after[key]
  return (
    before.row.field === after.row.field &&
    before.row.open === after.row.open &&
    before.row.position === after.row.position &&
    before.row.siblings === after.row.siblings &&
    (['now', 'zone', 'narrow', 'flat', 'active', 'selected'] as const).every(same)
  )
})

function Line(props: FieldLineProps) {
  const { row, now, zone, narrow, flat, active, selected, onToggle, onSelect, onHover } = props
  const { field, path, depth, open, position, siblings } = row
  const copied = field.value !== ''
  const label = visible(field.label)
  return (
    <div
      role="row"
      data-path={path}
      tabIndex={active ? 0 : -1}
      aria-level={depth + 1}
      aria-posinset={position}
      aria-setsize={siblings}
      aria-expanded={open ?? undefined}
      aria-selected={selected}
      onPointerEnter={onHover}
      onFocus={(event) => event.target === event.currentTarget && onSelect()}
      className={cn(
        'group/line relative grid gap-x-4 px-4 py-1.5 -outline-offset-2 hover:bg-sunken aria-selected:bg-accent-soft aria-selected:hover:bg-accent-soft',
        SKIPPED,
        !narrow && 'sm:grid-cols-[minmax(9rem,18rem)_minmax(0,1fr)]',
        copied && 'pr-12',
      )}
      style={{ '--indent': `${Math.min(depth, DEEPEST_INDENT) * 14}px` } as CSSProperties}
    >
      <div role="rowheader" className="flex min-w-0 items-start gap-1 pl-(--indent) outline-none">
        {open === null ? (
          flat ? null : (
            <span aria-hidden className="size-4 shrink-0" />
          )
        ) : (
          <button
            type="button"
            tabIndex={-1}
            aria-label={`${open ? 'Close' : 'Open'} ${label}`}
            onClick={onToggle}
            className="touch -my-0.5 rounded-md py-1 text-muted hover:text-foreground"
          >
            <ChevronRight
              aria-hidden
              className={cn('size-4 transition-transform', open && 'rotate-90')}
            />
          </button>
        )}
        <span className="flex min-w-0 flex-wrap items-baseline gap-x-2">
          {field.title === undefined ? null : (
            <span className="wrap-anywhere">
              <WireText text={field.title} />
            </span>
          )}
          <code className={cn('wrap-anywhere', field.title !== undefined && 'text-muted text-xs')}>
            <WireText text={field.label} />
          </code>
        </span>
      </div>
      <div
        role="gridcell"
        // Under its name where there is no room beside it.
        className={cn(
          'min-w-0 outline-none',
          !flat &&
            (narrow
              ? 'pl-[calc(var(--indent)+1.25rem)]'
              : 'max-sm:pl-[calc(var(--indent)+1.25rem)]'),
        )}
      >
        <FieldValue field={field} now={now} zone={zone} />
      </div>
      {copied ? (
        <div
          role="gridcell"
          className={cn(
            'absolute top-1 right-3 outline-none transition-opacity print:hidden',
            !active && 'opacity-0 focus-within:opacity-100 group-hover/line:opacity-100',
          )}
        >
          <CopyButton
            value={field.value}
            label={`Copy ${label}`}
            {...(active ? {} : { tabIndex: -1 })}
          />
        </div>
      ) : null}
    </div>
  )
}
