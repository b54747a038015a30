'use client'

import { EmptyState } from '@/components/ui/empty-state'
import { later } from '@/components/ui/later'
import type { KeptArrival } from '@/lib/notifications/inbox'
import { ReadRefused } from '../inboxes'
import { NotRead } from '../list/nothing'
import { useWhole } from './use-whole'

const ReadingPane = later(() => import('./reading-pane').then((module) => module.ReadingPane))

interface ChosenProps {
  inbox: string
  id: string
  onReplay: (arrival: KeptArrival) => void
}

/** One that the list does not show: it is filtered out, or further back than was read. */
export function Chosen({ inbox, id, onReplay }: ChosenProps) {
  const whole = useWhole(inbox, id)
  if (whole.isError) {
    const gone = whole.error instanceof ReadRefused && whole.error.status === 404
    if (!gone) return <NotRead what="It" onAgain={() => void whole.refetch()} />
    return (
      <EmptyState title="It is not here">
        It was cleared, newer ones have taken its place, or it is in another inbox.
      </EmptyState>
    )
  }
  if (!whole.data) return <EmptyState title="Loading it" />
  const { arrival } = whole.data
  return <ReadingPane inbox={inbox} arrival={arrival} onReplay={() => onReplay(arrival)} />
}
