'use client'

import { useEffect, useState } from 'react'
import type { SimulatorEvent, SimulatorState, WireLogEntry } from '@/lib/simulator/state'

export interface SimulatorView {
  state: SimulatorState | null
  /** Newest first. */
  log: WireLogEntry[]
  link: 'connecting' | 'live' | 'lost' | 'off'
}

const LOG_KEPT = 200

function apply(view: SimulatorView, event: SimulatorEvent): SimulatorView {
  if (event.kind === 'state') return { ...view, state: event.state, link: 'live' }
  if (view.log.some((entry) => entry.id === event.entry.id)) return view
  const log = [event.entry, ...view.log].sort((a, b) => b.at - a.at || b.id.localeCompare(a.id))
  return { ...view, log: log.slice(0, LOG_KEPT), link: 'live' }
}

/**
 * The simulator, live. A hidden tab lets go of its event stream (a browser keeps only six
 * connections to a host) and catches up when it is looked at again.
 */
export function useSimulator(wanted = true): SimulatorView {
  const [view, setView] = useState<SimulatorView>({ state: null, log: [], link: 'connecting' })

  useEffect(() => {
    if (!wanted) return
    let source: EventSource | null = null
    // An event source resumes by itself, a new one has to be told where.
    let last = ''

    const open = () => {
      if (source || document.hidden) return
      source = new EventSource(`/api/simulator/events${last && `?after=${last}`}`)
      source.onmessage = (message) => {
        if (message.lastEventId !== '') last = message.lastEventId
        const event = JSON.parse(message.data) as SimulatorEvent
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
  }, [wanted])

  return view
}
