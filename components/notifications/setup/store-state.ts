'use client'

import { useQuery } from '@tanstack/react-query'
import type { AppStoreEvent, AppStoreState } from '@/lib/simulator/app-store-state'

/** Invalidate it after anything that changes the simulated App Store. */
export const STORE_STATE_KEY = ['simulated-app-store'] as const

/** The first state of its stream, which is then let go: this page needs no more of it. */
function readState({ signal }: { signal: AbortSignal }): Promise<AppStoreState> {
  return new Promise((resolve, reject) => {
    const source = new EventSource('/api/simulator/app-store/events')
    const end = () => source.close()
    signal.addEventListener('abort', end)
    source.onmessage = ({ data }: MessageEvent<string>) => {
      const event = JSON.parse(data) as AppStoreEvent
      if (event.kind !== 'state') return
      end()
      resolve(event.state)
    }
    source.onerror = () => {
      end()
      reject(
        new Error(
          'The simulated App Store did not answer. Check that the console is running, then try again.',
        ),
      )
    }
  })
}

export function useStoreState() {
  return useQuery({ queryKey: STORE_STATE_KEY, queryFn: readState })
}
