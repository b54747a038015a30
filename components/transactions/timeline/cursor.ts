'use client'

import { useState, useSyncExternalStore } from 'react'

/** Where the pointer is, as an instant: apart from React’s state, since it changes with every move. */
export interface Cursor {
  at: () => number | null
  move: (at: number | null) => void
  subscribe: (listener: () => void) => () => void
}

function createCursor(): Cursor {
  let at: number | null = null
  const listeners = new Set<() => void>()
  return {
    at: () => at,
    move: (next) => {
      if (next === at) return
      at = next
      for (const listener of listeners) listener()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

export function useCursor(): Cursor {
  const [cursor] = useState(createCursor)
  return cursor
}

export function useCursorAt(cursor: Cursor): number | null {
  return useSyncExternalStore(cursor.subscribe, cursor.at, () => null)
}
