'use client'

import { useSyncExternalStore } from 'react'

const never = () => () => undefined

/** Whether the page has come alive: not while the server draws it, nor while React takes it over. */
export function useAlive(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
}
