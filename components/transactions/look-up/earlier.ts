'use client'

import { useSyncExternalStore } from 'react'
import type { EnvironmentId } from '@/lib/apple/environments'

/** Something that was looked up in this tab. */
export interface LookUp {
  id: string
  environment: EnvironmentId
  /** The product that it turned out to be of; `null`: not known yet. */
  title: string | null
  at: number
}

const MOST = 20
/** In this tab’s memory alone: an id names a customer, so it is written nowhere. */
let lookUps: readonly LookUp[] = []
const listeners = new Set<() => void>()
const NONE: readonly LookUp[] = []

export function rememberLookUp(one: Omit<LookUp, 'at'>): void {
  const same = (row: LookUp) => row.id === one.id && row.environment === one.environment
  const known = lookUps.find(same)
  if (known && known.title === one.title) return
  const row = { ...one, title: one.title ?? known?.title ?? null, at: known?.at ?? Date.now() }
  lookUps = [row, ...lookUps.filter((other) => !same(other))].slice(0, MOST)
  for (const listener of listeners) listener()
}

export function useEarlierLookUps(): readonly LookUp[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => lookUps,
    () => NONE,
  )
}
