'use client'

import { type InfiniteData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { Attempt, AttemptPage } from '@/lib/push/attempt'

const ATTEMPTS = ['attempts'] as const

async function fetchAttempts(before: string | null, signal: AbortSignal): Promise<AttemptPage> {
  const query = before ? `?before=${encodeURIComponent(before)}` : ''
  const response = await fetch(`/api/attempts${query}`, { signal })
  if (!response.ok) throw new Error(`the history could not be read: ${response.status}`)
  return response.json()
}

/** This session's sends, newest first, a page at a time. */
export function useAttempts() {
  return useInfiniteQuery({
    queryKey: ATTEMPTS,
    queryFn: ({ pageParam, signal }) => fetchAttempts(pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    staleTime: 30_000,
  })
}

/** Puts an attempt that just ended at the top, without asking the server again. */
export function useRememberAttempt() {
  const client = useQueryClient()
  return useCallback(
    (attempt: Attempt) => {
      client.setQueryData<InfiniteData<AttemptPage, string | null>>(ATTEMPTS, (known) => {
        if (!known) return { pages: [{ attempts: [attempt], next: null }], pageParams: [null] }
        const [first, ...rest] = known.pages
        const others = (first?.attempts ?? []).filter((other) => other.id !== attempt.id)
        const page: AttemptPage = { attempts: [attempt, ...others], next: first?.next ?? null }
        return { ...known, pages: [page, ...rest] }
      })
    },
    [client],
  )
}
