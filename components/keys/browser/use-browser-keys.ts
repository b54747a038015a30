'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { BrowserKeyFacts } from '@/lib/session/browser-key'
import { listBrowserKeys, onBrowserKeys } from './browser-keys'

const KEY = ['browser-keys'] as const
const NONE: readonly BrowserKeyFacts[] = []

/** The keys that this browser keeps, as they stand in every tab. `known`: it was looked. */
export function useBrowserKeys(): { keys: readonly BrowserKeyFacts[]; known: boolean } {
  const client = useQueryClient()
  const query = useQuery({
    queryKey: KEY,
    queryFn: listBrowserKeys,
    staleTime: Number.POSITIVE_INFINITY,
    // It asks the browser and nobody else.
    networkMode: 'always',
  })
  useEffect(() => onBrowserKeys(() => void client.invalidateQueries({ queryKey: KEY })), [client])
  return { keys: query.data ?? NONE, known: query.isFetched }
}
