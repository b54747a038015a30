'use client'

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { type ArrivalFilter, FILTER_FIELDS } from '@/lib/notifications/filter'
import type { ArrivalPage } from '@/lib/notifications/inbox'
import { fetchJson } from '../inboxes'
import { type Live, mergeArrivals } from '../live/live'

/** Where a page of an inbox is read. `before`: the `next` of the page before. */
export function arrivalsAddress(inbox: string, filter: ArrivalFilter, before: number | null) {
  const query = new URLSearchParams()
  for (const name of FILTER_FIELDS) {
    const value = filter[name]
    if (value !== undefined) query.set(name, value)
  }
  if (before !== null) query.set('before', String(before))
  return `/api/inbox/${encodeURIComponent(inbox)}/arrivals?${query}`
}

/**
 * What is in an inbox and fits the filter, newest first: pages from the console, and over them what
 * the stream has told since. So a page is read once and never again.
 */
export function useArrivals(inbox: string, filter: ArrivalFilter, live: Live) {
  const query = useInfiniteQuery({
    queryKey: ['arrivals', inbox, filter],
    initialPageParam: null as number | null,
    queryFn: ({ pageParam, signal }) =>
      fetchJson<ArrivalPage>(arrivalsAddress(inbox, filter, pageParam), signal),
    getNextPageParam: ({ next }) => next,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnReconnect: false,
    // While another filter is read, what is there is filtered here.
    placeholderData: keepPreviousData,
  })
  const pages = query.data?.pages
  const { rows, cleared } = live
  const arrivals = useMemo(
    () => mergeArrivals(pages ?? [], { rows, cleared }, filter),
    [pages, rows, cleared, filter],
  )
  return { query, arrivals }
}
