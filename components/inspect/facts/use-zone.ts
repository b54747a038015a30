'use client'

import { useSyncExternalStore } from 'react'
import { isZone } from './zone-time'

const KEY = 'assay-zone'
const listeners = new Set<() => void>()
/** Where the browser keeps nothing, the choice lasts as long as the page. */
let unkept: string | null = null

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  window.addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', listener)
  }
}

function stored(): string | null {
  try {
    const zone = localStorage.getItem(KEY) ?? unkept
    return zone !== null && isZone(zone) ? zone : null
  } catch {
    return unkept
  }
}

function choose(zone: string | null): void {
  unkept = zone
  try {
    if (zone === null) localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, zone)
  } catch {
    // Storage is switched off: `unkept` has it.
  }
  for (const listener of listeners) listener()
}

/** The zone that somebody chose to see besides UTC and their own; kept in this browser. */
export function useZone(): { zone: string | null; chooseZone: (zone: string | null) => void } {
  const zone = useSyncExternalStore(subscribe, stored, () => null)
  return { zone, chooseZone: choose }
}
