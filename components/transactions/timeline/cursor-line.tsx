'use client'

import { type Cursor, useCursorAt } from './cursor'
import { type View, xOf } from './scale'

/** A hairline through all lanes at the instant that the pointer is at. */
export function CursorLine(props: { cursor: Cursor; view: View; width: number }) {
  const at = useCursorAt(props.cursor)
  if (at === null) return null
  const x = xOf(at, props.view, props.width)
  return (
    <div
      aria-hidden
      className="pointer-events-none absolute inset-y-0 left-0 w-px bg-focus opacity-70"
      style={{ transform: `translateX(${Math.round(x)}px)` }}
    />
  )
}
