'use client'

import { Inbox, Smartphone } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Panel } from '@/components/ui/panel'
import { usePage } from '../page-actions'
import { useChange } from './use-change'
import { useSimulatedInbox } from './use-simulated-inbox'

/** Nothing is here yet: an address to enter in App Store Connect, or a look at what would come. */
export function FirstInbox({ onMade }: { onMade: (id: string) => void }) {
  const { actions, hasSimulator } = usePage()
  const make = useChange(
    () => actions.makeInbox({ name: '', environment: null }),
    ({ id }) => onMade(id),
  )
  return (
    <Panel aria-label="Inbox">
      <EmptyState
        title="No inbox yet"
        actions={
          <>
            <Button variant="primary" busy={make.isPending} onClick={() => make.mutate()}>
              <Inbox />
              Make an address
            </Button>
            {hasSimulator ? <Trial onMade={onMade} /> : null}
          </>
        }
      >
        What the App Store sends to its address is verified, explained, and kept for this browser
        alone.
      </EmptyState>
    </Panel>
  )
}

function Trial({ onMade }: { onMade: (id: string) => void }) {
  const { run, can } = useSimulatedInbox(onMade)
  return can ? (
    <Button busy={run.isPending} onClick={() => run.mutate()}>
      <Smartphone />
      Try it with the simulator
    </Button>
  ) : null
}
