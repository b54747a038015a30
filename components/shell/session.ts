'use client'

import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { SessionFacts } from '@/lib/session/facts'

const SESSION_KEY = ['session'] as const

async function fetchSession({ signal }: { signal: AbortSignal }): Promise<SessionFacts> {
  const response = await fetch('/api/session', { signal, headers: { accept: 'application/json' } })
  if (!response.ok) throw new Error(`GET /api/session answered ${response.status}`)
  return (await response.json()) as SessionFacts
}

/**
 * Asks anew, after anything that adds, changes or forgets a key. What was asked before that is given
 * up: where nothing was known yet, its answer would else stand for the new one.
 */
export async function refreshSession(client: QueryClient): Promise<void> {
  await client.cancelQueries({ queryKey: SESSION_KEY })
  await client.invalidateQueries({ queryKey: SESSION_KEY })
}

/** The session's keys and end; asked again when it ends. */
export function useSession() {
  const client = useQueryClient()
  const session = useQuery({ queryKey: SESSION_KEY, queryFn: fetchSession })
  const endsAt = session.data?.endsAt ?? null
  useEffect(() => {
    if (endsAt === null) return
    const left = Math.max(0, endsAt - Date.now()) + 1000
    const timer = setTimeout(() => void refreshSession(client), left)
    return () => clearTimeout(timer)
  }, [client, endsAt])
  return session
}

/** To be called after whatever may have begun a session: the page then hears of it. */
export function useSessionMayBegin(): () => void {
  const client = useQueryClient()
  return () => {
    const known = client.getQueryData<SessionFacts>(SESSION_KEY)
    if ((known?.endsAt ?? null) === null) void refreshSession(client)
  }
}
