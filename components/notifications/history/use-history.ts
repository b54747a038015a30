'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { loadTrust } from '@/components/transactions/load-trust'
import {
  type Feed,
  type FeedEvent,
  NEW_FEED,
  readPage,
  stepFeed,
} from '@/components/transactions/paging'
import { fetchCall } from '@/components/transactions/use-call'
import type { EnvironmentId } from '@/lib/apple/environments'
import { readTrust, type TrustedRoot } from '@/lib/verify/trust'
import { readRows, type VerifiedRow } from './history-row'
import { historyOrder, type Period, type Question } from './question'

/** What was asked, and how far it is answered. */
export interface HistoryState {
  feed: Feed
  rows: readonly VerifiedRow[]
  asked: { question: Question; place: EnvironmentId; period: Period; keyId: string } | null
}

const NOTHING: HistoryState = { feed: NEW_FEED, rows: [], asked: null }

/**
 * Reads Apple's history page by page to its end. What was stopped or failed goes on from its place;
 * a wait that the rate limit asks for ends by itself.
 */
export function useHistory() {
  const [state, setState] = useState(NOTHING)
  const current = useRef(NOTHING)
  const abort = useRef<AbortController | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)

  const set = useCallback((part: Partial<HistoryState>) => {
    current.current = { ...current.current, ...part }
    setState(current.current)
  }, [])
  const step = useCallback(
    (event: FeedEvent) => set({ feed: stepFeed(current.current.feed, event) }),
    [set],
  )

  const goOn = useCallback(async () => {
    const { asked } = current.current
    if (!asked) return
    clearTimeout(timer.current)
    abort.current?.abort()
    const mine = new AbortController()
    abort.current = mine
    step({ kind: 'start' })
    const trust = await readTrust([...(await loadTrust(asked.place))])
    while (!mine.signal.aborted && current.current.feed.phase === 'loading') {
      const page = await readOne(asked, current.current, trust, mine.signal)
      if (page === null) return
      set({ rows: [...current.current.rows, ...page.rows] })
      step(page.event)
    }
    const { phase, until } = current.current.feed
    if (phase === 'waiting' && until !== null) {
      timer.current = setTimeout(() => void goOn(), Math.max(1000, until - Date.now()))
    }
  }, [set, step])

  const stop = useCallback(() => {
    abort.current?.abort()
    clearTimeout(timer.current)
    step({ kind: 'stop' })
  }, [step])

  useEffect(
    () => () => {
      abort.current?.abort()
      clearTimeout(timer.current)
    },
    [],
  )

  function ask(asked: NonNullable<HistoryState['asked']>) {
    abort.current?.abort()
    set({ ...NOTHING, asked })
    void goOn()
  }
  return { state, ask, stop, goOn: () => void goOn() }
}

/** `null`: it was stopped meanwhile. */
async function readOne(
  { question, place, period, keyId }: NonNullable<HistoryState['asked']>,
  { feed, rows }: HistoryState,
  trust: readonly TrustedRoot[],
  signal: AbortSignal,
): Promise<{ rows: VerifiedRow[]; event: FeedEvent } | null> {
  try {
    const order = historyOrder(question, place, period, feed.cursor)
    const result = await fetchCall(order, keyId, signal)
    const good = result.kind === 'answered' && result.status >= 200 && result.status < 300
    const page = good ? readPage('notifications', result.body) : null
    const read = page?.ok
      ? await readRows(page.tokens, rows.length, { now: Date.now(), trust })
      : []
    return signal.aborted ? null : { rows: read, event: { kind: 'answer', result, page } }
  } catch (error) {
    if (signal.aborted) return null
    throw error
  }
}
