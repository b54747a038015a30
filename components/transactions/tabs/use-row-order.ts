'use client'

import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import type { Row } from '../engine/rows'
import type { Column } from './columns'
import { orderInTurns } from './order-in-turns'
import { rowOrder, type Sorting } from './row-order'

/** Up to so many are put in order at once. */
const AT_ONCE = 2000
/** Milliseconds, after which the page has its turn. */
const TURN = 8

interface Ordered {
  rows: readonly Row[]
  /** They are being put in order: what is shown is the order before. */
  busy: boolean
}

/**
 * The rows that have the words, in the order asked for. Thousands are put in order beside whatever
 * else the page does, and those that were in order stay in sight until then. `list` may grow: look
 * at `count`.
 */
export function useRowOrder(
  list: readonly Row[],
  count: number,
  columns: readonly Column[],
  search: string,
  sorting: Sorting | null,
): Ordered {
  const size = useDeferredValue(count)
  const few = list.length <= AT_ONCE
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list stays the same and grows with `size`
  const first = useMemo(
    () => rowOrder(list.slice(0, AT_ONCE), columns, search, sorting),
    [list, few ? size : AT_ONCE, columns, search, sorting],
  )
  const [many, setMany] = useState<{ of: readonly Row[]; asked: string; rows: Row[] } | null>(null)
  const asked = JSON.stringify([search, sorting])
  const running = useRef<{ asked: string; again: boolean; stop: AbortController } | null>(null)

  useEffect(() => {
    if (list.length <= AT_ONCE || size === 0) return
    // What merely grew waits for the order that is under way: else none would ever be finished.
    if (running.current?.asked === asked) {
      running.current.again = true
      return
    }
    running.current?.stop.abort()
    const job = { asked, again: true, stop: new AbortController() }
    running.current = job
    void run()

    async function run() {
      const { signal } = job.stop
      while (job.again && !signal.aborted) {
        job.again = false
        const rows = await orderInTurns(list, columns, search, sorting, turns()).catch(() => null)
        if (rows && !signal.aborted) setMany({ of: list, asked, rows })
      }
      if (running.current === job) running.current = null
    }
  }, [list, size, columns, search, sorting, asked])
  useEffect(() => () => running.current?.stop.abort(), [])

  if (few) return { rows: first, busy: false }
  const known = many?.of === list ? many : null
  return { rows: known?.rows ?? first, busy: known?.asked !== asked }
}

/** Gives the page its turn whenever it has waited for long enough. */
function turns(): () => Promise<void> | null {
  let since = performance.now()
  return () => {
    if (performance.now() - since < TURN) return null
    return new Promise((done) =>
      setTimeout(() => {
        since = performance.now()
        done()
      }),
    )
  }
}
