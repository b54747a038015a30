'use client'

import { useEffect, useState } from 'react'
import { useSession } from '@/components/shell/session'
import type { StreamEvent } from '@/lib/simulator/state'

export interface StreamView<State, Entry> {
  state: State | null
  /** By this machine's clock, when the state came. */
  receivedAt: number
  /** Newest first. */
  log: Entry[]
  link: 'connecting' | 'live' | 'lost' | 'off'
}

const LOG_KEPT = 200

interface Logged {
  id: string
  at: number
}

function apply<State, Entry extends Logged>(
  view: StreamView<State, Entry>,
  event: StreamEvent<State, Entry>,
): StreamView<State, Entry> {
  if (event.kind === 'state')
    return { ...view, state: event.state, receivedAt: Date.now(), link: 'live' }
  if (view.log.some((entry) => entry.id === event.entry.id)) return view
  const log = [event.entry, ...view.log].sort((a, b) => b.at - a.at || b.id.localeCompare(a.id))
  return { ...view, log: log.slice(0, LOG_KEPT), link: 'live' }
}

/**
 * A stream of states and wire entries, live. A hidden tab lets go of its event stream (a browser
 * keeps only six connections to a host) and catches up when it is looked at again.
 */
export function useEventStream<State, Entry extends Logged>(
  address: `/${string}`,
  wanted = true,
): StreamView<State, Entry> {
  const [view, setView] = useState<StreamView<State, Entry>>({
    state: null,
    receivedAt: 0,
    log: [],
    link: 'connecting',
  })

  // Where several people share a console, what a session sees is its own: with the first command
  // it begins, and the stream of nobody is of no use any more.
  const hasSession = (useSession().data?.endsAt ?? null) !== null

  // biome-ignore lint/correctness/useExhaustiveDependencies: whose stream it is, the session decides
  useEffect(() => {
    if (!wanted) return
    let source: EventSource | null = null
    // An event source resumes by itself, a new one has to be told where.
    let last = ''

    const open = () => {
      if (source || document.hidden) return
      source = new EventSource(`${address}${last && `?after=${last}`}`)
      source.onmessage = (message) => {
        if (message.lastEventId !== '') last = message.lastEventId
        const event = JSON.parse(message.data) as StreamEvent<State, Entry>
        setView((before) => apply(before, event))
      }
      source.onerror = () => {
        const closed = source?.readyState === EventSource.CLOSED
        setView((before) => ({ ...before, link: closed ? 'off' : 'lost' }))
      }
    }
    const close = () => {
      source?.close()
      source = null
    }
    const follow = () => (document.hidden ? close() : open())

    open()
    document.addEventListener('visibilitychange', follow)
    return () => {
      document.removeEventListener('visibilitychange', follow)
      close()
    }
  }, [address, wanted, hasSession])

  return view
}
