'use client'

import { useSyncExternalStore } from 'react'
import type { Life } from '@/lib/timeline/life'

/** A customer at a moment, kept in this tab’s memory. */
export interface Snapshot {
  id: string
  /** The transaction id that was looked up. */
  of: string
  at: number
  life: Life
}

const MOST = 12
let snapshots: readonly Snapshot[] = []
let last = 0
const listeners = new Set<() => void>()

export function keepSnapshot(of: string, at: number, life: Life): void {
  last += 1
  snapshots = [{ id: `s${last}`, of, at, life }, ...snapshots].slice(0, MOST)
  for (const listener of listeners) listener()
}

export function useSnapshots(): readonly Snapshot[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => snapshots,
    () => NONE,
  )
}

const NONE: readonly Snapshot[] = []
