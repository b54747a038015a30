'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { ReplayWish } from '@/lib/notifications/actions'
import type { ReplayOutcome } from '@/lib/notifications/replay'
import { usePage } from '../page-actions'

/** Something that can be sent to the developer's server. */
export interface ReplayItem {
  id: string
  title: string
  what: ReplayWish['what']
}

export type ReplayState =
  | { state: 'waiting' }
  | { state: 'sending' }
  | { state: 'stopped' }
  | { state: 'done'; outcome: ReplayOutcome }
  /** It was not sent: a sentence. */
  | { state: 'not-sent'; problem: string }

export interface ReplayRow extends ReplayItem {
  result: ReplayState
}

/** Sends several in order, each after the answer to the one before. */
export function useReplay() {
  const { actions } = usePage()
  const [rows, setRows] = useState<readonly ReplayRow[]>([])
  const [busy, setBusy] = useState(false)
  const run = useRef(0)

  useEffect(
    () => () => {
      run.current = -1
    },
    [],
  )

  const stop = useCallback(() => {
    run.current += 1
    setBusy(false)
    setRows((before) =>
      before.map((row) =>
        row.result.state === 'waiting' ? { ...row, result: { state: 'stopped' } } : row,
      ),
    )
  }, [])

  async function start(items: readonly ReplayItem[], to: { url: string; local: boolean }) {
    run.current += 1
    const mine = run.current
    setBusy(true)
    setRows(items.map((item) => ({ ...item, result: { state: 'waiting' } })))
    const set = (id: string, result: ReplayState) =>
      setRows((before) => before.map((row) => (row.id === id ? { ...row, result } : row)))
    for (const { id, what } of items) {
      if (run.current !== mine) return
      set(id, { state: 'sending' })
      set(id, await sendOne({ what, ...to }))
    }
    if (run.current === mine) setBusy(false)
  }

  async function sendOne(wish: ReplayWish): Promise<ReplayState> {
    try {
      const answer = await actions.replay(wish)
      return answer.ok
        ? { state: 'done', outcome: answer.outcome }
        : { state: 'not-sent', problem: answer.problem }
    } catch {
      const problem = 'The console did not answer, so it is not known whether this was sent.'
      return { state: 'not-sent', problem }
    }
  }
  return { rows, busy, start, stop }
}
