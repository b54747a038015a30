'use client'

import { useQuery } from '@tanstack/react-query'
import type { WholeArrival } from '@/lib/notifications/inbox'
import { fetchJson } from '../inboxes'

/** One arrival with all that is kept of it. It never changes, so it is read once. */
export function useWhole(inbox: string, id: string) {
  return useQuery({
    queryKey: ['arrival', inbox, id],
    queryFn: ({ signal }) =>
      fetchJson<WholeArrival>(
        `/api/inbox/${encodeURIComponent(inbox)}/arrivals/${encodeURIComponent(id)}`,
        signal,
      ),
    staleTime: Number.POSITIVE_INFINITY,
  })
}
