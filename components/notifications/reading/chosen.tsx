'use client'

import { EmptyState } from '@/components/ui/empty-state'
import type { KeptArrival } from '@/lib/notifications/inbox'
import { ReadingPane } from './reading-pane'
import { useWhole } from './use-whole'

interface ChosenProps {
  inbox: string
  id: string
  onReplay: (arrival: KeptArrival) => void
}

/** One that the list does not show: it is filtered out, or further back than was read. */
export function Chosen({ inbox, id, onReplay }: ChosenProps) {
  const whole = useWhole(inbox, id)
  if (whole.isError) {
    return (
      <EmptyState title="It is not here">
        It was cleared, has fallen out of the ring, or is in another inbox.
      </EmptyState>
    )
  }
  if (!whole.data) return <EmptyState title="Reading it" />
  const { arrival } = whole.data
  return <ReadingPane inbox={inbox} arrival={arrival} onReplay={() => onReplay(arrival)} />
}
