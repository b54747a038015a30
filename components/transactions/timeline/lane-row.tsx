'use client'

import { Bell } from 'lucide-react'
import { memo } from 'react'
import { cn } from '@/lib/cn'
import { type Item, spoken, type TimelineRow, tellItem } from './items'
import { MARK_LOOKS, PERIOD_LOOKS } from './looks'
import { type View, xOf } from './scale'
import type { RealTick } from './stands-for'

const BAR = { top: 8, height: 20 }
const HALF = { top: 18, height: 10 }
const MARKS_AT = 42
const RULER_AT = 66
const LETTER = 6.6
const LABEL_APART = 64

/** How high a row is: with a second scale there is one line more. */
export function rowHeight(row: TimelineRow, ruled: boolean): number {
  if (row.lane === null) return 36
  // Without periods there are signs alone.
  return row.lane.periods.length === 0 ? 48 : ruled ? 76 : 56
}

interface LaneRowProps {
  row: TimelineRow
  view: View
  width: number
  /** The item that Tab leads to, where it is in this row. */
  tabKey: string | null
  /** The second scale: what the sandbox’s periods stand for. */
  real: readonly RealTick[] | null
}

/** One lane: its periods as bars, under them what happened, under that the second scale. */
export const LaneRow = memo(function LaneRow({ row, view, width, tabKey, real }: LaneRowProps) {
  const height = rowHeight(row, real !== null)
  const title = row.lane?.title ?? 'Notices'
  return (
    // biome-ignore lint/a11y/useSemanticElements: there is no fieldset in SVG
    <svg
      role="group"
      aria-label={title}
      width={width}
      height={height}
      className="block overflow-hidden"
    >
      {row.items.map((item) => (
        <ItemMark
          key={item.key}
          item={item}
          centre={row.lane === null ? 18 : row.lane.periods.length === 0 ? 24 : MARKS_AT}
          edge={width}
          tab={item.key === tabKey}
        />
      ))}
      {real === null ? null : <Ruler real={real} view={view} width={width} />}
    </svg>
  )
})

interface ItemMarkProps {
  item: Item
  centre: number
  /** Where the row ends: nothing that has a number stands half beyond it. */
  edge: number
  tab: boolean
}

function ItemMark({ item, centre, edge, tab }: ItemMarkProps) {
  const told = tellItem(item)
  return (
    // biome-ignore lint/a11y/useSemanticElements: there is no button in SVG
    <g
      role="button"
      aria-label={spoken(told)}
      tabIndex={tab ? 0 : -1}
      data-item={item.key}
      className="group/item cursor-pointer outline-none"
    >
      {item.shape.kind === 'bar' ? (
        <BarShape item={item} />
      ) : (
        <BinShape item={item} y={centre} edge={edge} />
      )}
    </g>
  )
}

const RING = 'opacity-0 group-focus-visible/item:opacity-100 fill-none stroke-focus stroke-2'

function BarShape({ item }: { item: Item }) {
  if (item.shape.kind !== 'bar') return null
  const { x, width, kind } = item.shape.bar
  const { word, access, ink, text } = PERIOD_LOOKS[kind]
  const { top, height } = access ? BAR : HALF
  const [period] = item.periods
  const single = item.periods.length === 1 && period ? period : null
  // A little air between one period and the next, where there is room for it.
  const drawn = Math.max(1.5, width - (width > 8 ? 1.5 : 0))
  const left = Math.max(0, x)
  const room = Math.min(drawn, drawn + x - left) - 12
  const long = single ? `${word} · ${single.product}` : word
  const label = fits(long, room) ? long : fits(word, room) ? word : null
  return (
    <>
      {/* The whole height answers to the pointer, however low the bar is. */}
      <rect x={x} y="4" width={Math.max(drawn, 4)} height="28" className="fill-transparent" />
      <rect
        x={x + 0.5}
        y={top + 0.5}
        width={Math.max(1, drawn - 1)}
        height={height - 1}
        rx={drawn > 6 ? 2 : 0}
        fill={`url(#period-${kind})`}
        className={cn(ink, 'transition-opacity group-hover/item:opacity-80')}
        strokeDasharray={kind === 'lapsed' ? '3 2' : undefined}
      />
      {single?.cutShort ? (
        <path
          d={`M${x + drawn - 1} ${top - 4}V${top + height + 4}`}
          className="stroke-2 stroke-fail"
        />
      ) : null}
      {label === null ? null : (
        <text
          x={left + 6}
          y={access ? 22.5 : 15}
          className={cn('pointer-events-none text-xs', text)}
          style={kind === 'paid' || !access ? undefined : HALO}
        >
          {label}
        </text>
      )}
      <rect
        x={x - 1}
        y={BAR.top - 2}
        width={drawn + 2}
        height={BAR.height + 4}
        rx="3"
        className={RING}
      />
    </>
  )
}

/** So that the pattern does not run through the letters. */
const HALO = {
  paintOrder: 'stroke',
  stroke: 'var(--surface)',
  strokeWidth: 5,
  strokeLinejoin: 'round',
} as const

function fits(text: string, room: number): boolean {
  return text.length * LETTER <= room
}

function BinShape({ item, y, edge }: { item: Item; y: number; edge: number }) {
  const { marks, notices } = item
  const count = marks.length + notices.length
  const [mark] = marks
  const failing = notices.some(
    ({ attempts }) => attempts.length > 0 && attempts.every(({ result }) => result !== 'SUCCESS'),
  )
  const look = mark ? MARK_LOOKS[mark.kind] : null
  const kinds = new Set(marks.map(({ kind }) => kind))
  const Icon = look && kinds.size === 1 ? look.icon : notices.length > 0 ? Bell : null
  const text = notices.length > 0 ? (failing ? 'text-fail' : 'text-muted') : (look?.text ?? '')
  const label = count > 1 ? count.toLocaleString('en-GB') : ''
  const wide = count > 1 ? label.length * LETTER + (Icon ? 24 : 12) : 18
  const x = Math.min(Math.max(item.x, wide / 2 + 1), edge - wide / 2 - 1)
  return (
    <g className={kinds.size > 1 ? 'text-foreground' : text}>
      <rect
        x={x - wide / 2}
        y={y - 9}
        width={wide}
        height="18"
        rx="9"
        className={cn(
          'fill-surface stroke-transparent transition-colors group-hover/item:fill-hover',
          count > 1 && 'stroke-border',
        )}
      />
      {Icon ? (
        <Icon aria-hidden x={x - wide / 2 + (count > 1 ? 4 : 3)} y={y - 6} width={12} height={12} />
      ) : null}
      {count > 1 ? (
        <text
          x={x + wide / 2 - 5}
          y={y + 4}
          textAnchor="end"
          className="pointer-events-none fill-current text-xs tabular-nums"
        >
          {label}
        </text>
      ) : null}
      <rect x={x - wide / 2 - 1} y={y - 10} width={wide + 2} height="20" rx="10" className={RING} />
    </g>
  )
}

function Ruler({ real, view, width }: { real: readonly RealTick[]; view: View; width: number }) {
  let last = Number.NEGATIVE_INFINITY
  const shown = real.flatMap((tick) => {
    const x = xOf(tick.at, view, width)
    // The label stands at its left, and whole.
    if (x < tick.label.length * LETTER + 6 || x > width || x - last < LABEL_APART) return []
    last = x
    return [{ ...tick, x }]
  })
  return (
    <g aria-hidden className="pointer-events-none">
      {shown.map(({ at, x, label }) => (
        <g key={at}>
          <path d={`M${x} ${RULER_AT - 11}v12`} className="stroke-sandbox" />
          <text x={x - 4} y={RULER_AT} textAnchor="end" className="fill-sandbox text-xs">
            {label}
          </text>
        </g>
      ))}
    </g>
  )
}
