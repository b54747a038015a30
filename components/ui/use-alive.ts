'use client'

import { createContext, use } from 'react'

/** Given by `AliveProvider`. */
export const AliveContext = createContext(false)

/** Whether the page has come alive: not while the server draws it, nor while React takes it over. */
export function useAlive(): boolean {
  return use(AliveContext)
}
