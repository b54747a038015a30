'use client'

import { useCallback, useState } from 'react'
import { ReplayPanel } from './replay-panel'
import type { ReplayItem } from './use-replay'

/** What is ticked in a list, and the panel that sends some of it to the developer’s server. */
export function useSelection() {
  const [marked, set] = useState<ReadonlySet<string>>(new Set())
  const [replaying, setReplaying] = useState<readonly ReplayItem[] | null>(null)
  const mark = useCallback((id: string, on: boolean) => {
    set((before) => {
      const next = new Set(before)
      if (on) next.add(id)
      else next.delete(id)
      return next
    })
  }, [])
  const setMarked = useCallback((ids: Iterable<string>) => set(new Set(ids)), [])
  return {
    marked,
    mark,
    setMarked,
    /** In the order in which they are to be sent. */
    replay: setReplaying as (items: readonly ReplayItem[]) => void,
    replayPanel: replaying ? (
      <ReplayPanel
        key={replaying.map(({ id }) => id).join()}
        items={replaying}
        onClose={() => setReplaying(null)}
      />
    ) : null,
  }
}
