'use client'

import { type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import type { Span } from '@/lib/timeline/life'
import type { Cursor } from './cursor'
import { fitView, instantAt, pan, type View, zoom } from './scale'

export interface ViewControl {
  view: View
  fit: () => void
  /** `around`: the instant that stays; `null` is the middle. */
  zoomBy: (factor: number, around?: number | null) => void
  panBy: (share: number) => void
  show: (view: View) => void
  /** For the area that is dragged, pinched and scrolled in. */
  area: RefObject<HTMLDivElement | null>
}

/** A drag begins after this many pixels: a click may tremble. */
const DRAG = 4

/** What part of the span is in sight. As long as nobody zooms it is all of it, even as it grows. */
export function useView(span: Span, width: number, cursor: Cursor): ViewControl {
  const [chosen, setChosen] = useState<View | null>(null)
  const { start, end } = span
  const whole = useMemo(() => fitView({ start, end }), [start, end])
  const view = chosen ?? whole
  const area = useRef<HTMLDivElement>(null)
  const change = (make: (view: View) => View) => setChosen((now) => make(now ?? whole))
  const newest = useRef({ view, width, whole, change })
  useEffect(() => {
    newest.current = { view, width, whole, change }
  })

  useEffect(() => {
    const node = area.current
    if (!node) return
    return listen(node, () => newest.current, cursor)
  }, [cursor])

  const middle = (view.start + view.end) / 2
  return {
    view,
    fit: () => setChosen(null),
    zoomBy: (factor, around) => change((now) => zoom(now, factor, around ?? middle, whole)),
    panBy: (share) => change((now) => pan(now, share, whole)),
    show: (next) => setChosen(next),
    area,
  }
}

interface Newest {
  view: View
  width: number
  whole: View
  change: (make: (view: View) => View) => void
}

/** Wheel, drag and pinch. The wheel alone scrolls the page; with ⌘ or Ctrl it zooms, sideways it pans. */
function listen(node: HTMLDivElement, newest: () => Newest, cursor: Cursor): () => void {
  const fingers = new Map<number, number>()
  let began: { x: number; moved: boolean } | null = null
  const xIn = (event: MouseEvent) => event.clientX - node.getBoundingClientRect().left
  const instantOf = (x: number) => instantAt(x, newest().view, newest().width)

  function wheel(event: WheelEvent) {
    const { width, whole, change } = newest()
    const sideways = Math.abs(event.deltaX) > Math.abs(event.deltaY) || event.shiftKey
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault()
      const around = instantOf(xIn(event))
      change((view) => zoom(view, Math.exp(event.deltaY / 200), around, whole))
    } else if (sideways) {
      event.preventDefault()
      const by = event.deltaX || event.deltaY
      change((view) => pan(view, by / Math.max(1, width), whole))
    }
  }
  function down(event: PointerEvent) {
    fingers.set(event.pointerId, xIn(event))
    if (event.button === 0) began = { x: event.clientX, moved: false }
  }
  function move(event: PointerEvent) {
    const x = xIn(event)
    cursor.move(x < 0 || x > newest().width ? null : instantOf(x))
    const before = fingers.get(event.pointerId)
    if (before === undefined) return
    const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1]
    const { width, whole, change } = newest()
    if (other !== undefined) {
      const factor = Math.abs(before - other) / Math.max(8, Math.abs(x - other))
      const around = instantOf((x + other) / 2)
      change((view) => zoom(view, factor, around, whole))
    } else if (began && (began.moved || Math.abs(event.clientX - began.x) > DRAG)) {
      began.moved = true
      node.setPointerCapture(event.pointerId)
      change((view) => pan(view, (before - x) / Math.max(1, width), whole))
    }
    fingers.set(event.pointerId, x)
  }
  function up(event: PointerEvent) {
    fingers.delete(event.pointerId)
  }
  function click(event: MouseEvent) {
    // The end of a drag opens nothing.
    if (began?.moved) {
      event.stopPropagation()
      event.preventDefault()
    }
    began = null
  }
  const leave = () => cursor.move(null)

  node.addEventListener('wheel', wheel, { passive: false })
  node.addEventListener('pointerdown', down)
  node.addEventListener('pointermove', move)
  node.addEventListener('pointerup', up)
  node.addEventListener('pointercancel', up)
  node.addEventListener('pointerleave', leave)
  node.addEventListener('click', click, { capture: true })
  return () => {
    node.removeEventListener('wheel', wheel)
    node.removeEventListener('pointerdown', down)
    node.removeEventListener('pointermove', move)
    node.removeEventListener('pointerup', up)
    node.removeEventListener('pointercancel', up)
    node.removeEventListener('pointerleave', leave)
    node.removeEventListener('click', click, { capture: true })
  }
}
