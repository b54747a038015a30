'use client'

import { useQuery } from '@tanstack/react-query'
import type { InboxFacts } from '@/lib/notifications/inbox'

/** Invalidate it after anything that makes, changes, clears or forgets an inbox. */
export const INBOXES_KEY = ['inboxes'] as const

async function fetchInboxes({ signal }: { signal: AbortSignal }): Promise<InboxFacts[]> {
  const said = await fetchJson<{ inboxes: InboxFacts[] }>('/api/inbox', signal)
  return said.inboxes
}

/** The inboxes of this browser, the oldest first. */
export function useInboxes() {
  return useQuery({ queryKey: INBOXES_KEY, queryFn: fetchInboxes })
}

/** The console answered a read, and not with what was asked for. */
export class ReadRefused extends Error {
  constructor(
    address: string,
    readonly status: number,
  ) {
    super(`GET ${address} answered ${status}`)
  }
}

/** A read of the console's own; throws `ReadRefused` where it is refused. */
export async function fetchJson<T>(address: string, signal?: AbortSignal): Promise<T> {
  const response = await fetch(address, {
    headers: { accept: 'application/json' },
    ...(signal ? { signal } : {}),
  })
  if (!response.ok) throw new ReadRefused(address, response.status)
  return (await response.json()) as T
}
