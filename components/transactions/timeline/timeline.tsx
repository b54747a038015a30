'use client'

import { Maximize2, ZoomIn, ZoomOut } from 'lucide-react'
import { type KeyboardEvent, memo, useEffect, useId, useMemo, useRef, useState } from 'react'
import { ZonePicker } from '@/components/inspect/facts/zone-picker'
import { Button } from '@/components/ui/button'
import { Panel, PanelHeader } from '@/components/ui/panel'
import { Tooltip } from '@/components/ui/tooltip'
import { useNow } from '@/components/ui/use-now'
import type { Life } from '@/lib/timeline/life'
import { Axis, GridLines } from './axis'
import { useCursor } from './cursor'
import { CursorLine } from './cursor-line'
import { type Item, neighbour, rowsOf, type TimelineRow, tellItem } from './items'
import { KEYS, moveOf, type Way } from './keys'
import { LaneRow, rowHeight } from './lane-row'
import { Legend } from './legend'
import { LifeTable } from './life-table-panel'
import { Patterns } from './patterns'
import { Readout } from './readout'
import { RowTitle } from './row-title'
import { fitView } from './scale'
import { realTicks } from './stands-for'
import { useView } from './use-view'
import { useWidth } from './use-width'

/** More lanes than that are shown when asked for. */
const FIRST_LANES = 12

interface TimelineProps {
  life: Life
  /** The time at the App Store, of the time here. */
  storeTime: (now: number) => number
  /** Opens the signed tokens of these ids of `Proven`. */
  onProof: (ids: readonly string[]) => void
}

/** A customer’s life on a time axis: a lane for each subscription group and each other product. */
export const Timeline = memo(function Timeline({ life, storeTime, onProof }: TimelineProps) {
  const { place, width } = useWidth()
  const cursor = useCursor()
  const here = useNow(10_000)
  const now = here === null ? null : storeTime(here)
  const control = useView(life.span ?? { start: 0, end: 0 }, width, cursor)
  const { view, area } = control
  const [all, setAll] = useState(false)
  const [active, setActive] = useState<string | null>(null)
  const wanted = useRef<string | null>(null)
  const keysId = useId()

  const shown = useMemo(() => {
    // What renews comes first, as it changes by itself.
    const lanes = [...life.lanes].sort((a, b) => rank(a) - rank(b))
    return { ...life, lanes: all ? lanes : lanes.slice(0, FIRST_LANES) }
  }, [life, all])
  const rows = useMemo(() => (width === 0 ? [] : rowsOf(shown, view, width)), [shown, view, width])
  const items = useMemo(
    () => new Map(rows.flatMap((row) => row.items.map((item) => [item.key, item] as const))),
    [rows],
  )
  const real = useMemo(
    () =>
      new Map(
        life.acceleration === null
          ? []
          : life.lanes
              .filter(({ kind }) => kind === 'subscription')
              .map((lane) => [lane.id, realTicks(lane, life.acceleration ?? NONE)] as const),
      ),
    [life],
  )
  const item = active === null ? null : (items.get(active) ?? null)
  const tabKey = item?.key ?? first(rows)?.key ?? null

  useEffect(() => {
    // Zooming and panning draw other things: whoever walked there stays on the timeline.
    const key = wanted.current
    if (key === null || !items.has(key)) return
    wanted.current = null
    focusItem(area.current, key)
  }, [items, area])

  function open(chosen: Item) {
    const told = tellItem(chosen)
    if (told.proof.length > 0) return onProof(told.proof)
    control.show(fitView({ start: told.start, end: told.end ?? told.start }))
  }

  function onKey(event: KeyboardEvent) {
    const from = keyOf(event.target)
    const move = moveOf(event, from !== null)
    if (!move) return
    event.preventDefault()
    if (move.kind === 'walk') {
      const next =
        from === null ? first(rows) : (neighbour(rows, from, move.way) ?? beyond(move.way, from))
      return next ? focusItem(area.current, next.key) : undefined
    }
    wanted.current = from
    if (move.kind === 'open') {
      const chosen = items.get(from ?? '')
      if (chosen) open(chosen)
    } else if (move.kind === 'zoom') control.zoomBy(move.factor, cursorOf(from))
    else if (move.kind === 'pan') control.panBy(move.share)
    else control.fit()
  }

  /** Nothing more is in sight that way: what comes next is brought into it. */
  function beyond(way: Way, from: string): null {
    wanted.current = from
    if (way === 'left' || way === 'right') control.panBy(way === 'left' ? -0.25 : 0.25)
    return null
  }

  const cursorOf = (key: string | null): number | null => {
    const told = key === null ? null : items.get(key)
    return told ? tellItem(told).start : null
  }
  const lanes = shown.lanes.length
  return (
    <Panel aria-label="Timeline">
      <Patterns />
      <PanelHeader title="Timeline" aside="UTC">
        <ZonePicker />
        <ZoomButton
          label="Zoom out (−)"
          onClick={() => control.zoomBy(1 / 0.6)}
          icon={<ZoomOut />}
        />
        <ZoomButton label="Zoom in (+)" onClick={() => control.zoomBy(0.6)} icon={<ZoomIn />} />
        <ZoomButton label="Show all of it (0)" onClick={control.fit} icon={<Maximize2 />} />
      </PanelHeader>
      <div className="flex min-w-0">
        <div aria-hidden className="w-44 shrink-0 border-r max-md:hidden">
          <div className="h-9 border-b" />
          {rows.map((row) => (
            <div
              key={row.id}
              className="grid content-start gap-0 border-b px-4 pt-1.5 last:border-0"
              style={{ height: rowHeight(row, real.has(row.id)) + 1 }}
            >
              <RowTitle row={row} />
              {real.has(row.id) ? <span className="text-sandbox text-xs">stands for</span> : null}
            </div>
          ))}
        </div>
        {/* biome-ignore lint/a11y/useSemanticElements: a group of what is drawn, no fieldset */}
        <div
          ref={area}
          role="group"
          aria-label="The time axis"
          aria-describedby={keysId}
          // Zoomed into a time without events there is nothing else in it to have the focus.
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it takes keys by itself
          tabIndex={0}
          className="relative min-w-0 flex-1 touch-pan-y select-none -outline-offset-2"
          onKeyDown={onKey}
          onClick={(event) => {
            const chosen = items.get(keyOf(event.target) ?? '')
            const touched = (event.nativeEvent as PointerEvent).pointerType === 'touch'
            if (chosen && touched) setActive(chosen.key)
            else if (chosen) open(chosen)
          }}
          onFocus={(event) => setActive(keyOf(event.target))}
          onPointerOver={(event) => {
            const key = keyOf(event.target)
            if (key !== null) setActive(key)
          }}
        >
          <GridLines view={view} width={width} now={now} />
          <div ref={place}>
            <Axis view={view} width={width} />
          </div>
          {rows.map((row) => (
            <div key={row.id} className="relative border-b last:border-0">
              <div aria-hidden className="px-4 pt-1 md:hidden">
                <RowTitle row={row} />
              </div>
              <LaneRow
                row={row}
                view={view}
                width={width}
                tabKey={row.items.some(({ key }) => key === tabKey) ? tabKey : null}
                real={real.get(row.id) ?? null}
              />
            </div>
          ))}
          <CursorLine cursor={cursor} view={view} width={width} />
        </div>
      </div>
      {life.lanes.length > lanes ? (
        <div className="border-t px-4 py-1.5">
          <Button size="sm" variant="ghost" onClick={() => setAll(true)}>
            Show all {life.lanes.length} lanes
          </Button>
        </div>
      ) : null}
      <p id={keysId} className="border-t px-4 py-1 text-muted text-xs print:hidden max-md:sr-only">
        {KEYS}
      </p>
      <Readout item={item} cursor={cursor} now={now} onOpen={open} />
      <Legend life={shown} />
      <LifeTable life={life} />
    </Panel>
  )
})

function rank({ kind, periods }: Life['lanes'][number]): number {
  return kind === 'subscription' ? 0 : periods.length > 0 ? 1 : 2
}

const NONE = { sentence: '', rest: '', periods: [] }
const first = (rows: readonly TimelineRow[]): Item | null =>
  rows.find((row) => row.items.length > 0)?.items[0] ?? null

function keyOf(target: EventTarget): string | null {
  const node = target instanceof Element ? target.closest<SVGElement>('[data-item]') : null
  return node?.dataset.item ?? null
}

function focusItem(area: HTMLElement | null, key: string): void {
  area?.querySelector<SVGElement>(`[data-item="${CSS.escape(key)}"]`)?.focus()
}

function ZoomButton(props: { label: string; icon: React.ReactNode; onClick: () => void }) {
  return (
    <Tooltip content={props.label}>
      <Button variant="ghost" size="icon" aria-label={props.label} onClick={props.onClick}>
        {props.icon}
      </Button>
    </Tooltip>
  )
}
