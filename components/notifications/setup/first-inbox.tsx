'use client'

import { Inbox } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Panel } from '@/components/ui/panel'
import { usePage } from '../page-actions'
import { useChange } from './use-change'

/** Nothing is here yet but one button. */
export function FirstInbox({ onMade }: { onMade: (id: string) => void }) {
  const { actions } = usePage()
  const make = useChange(
    () => actions.makeInbox({ name: '', environment: null }),
    ({ id }) => onMade(id),
  )
  return (
    <Panel aria-label="Inbox">
      <EmptyState
        title="No inbox yet"
        actions={
          <Button variant="primary" busy={make.isPending} onClick={() => make.mutate()}>
            <Inbox />
            Make an address
          </Button>
        }
      >
        It gets an address of its own that the App Store can send notifications to. What arrives is
        verified, kept so that only this browser can read it, and explained here as it comes.
      </EmptyState>
    </Panel>
  )
}
