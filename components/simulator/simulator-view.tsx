'use client'

import { Plus } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { later } from '@/components/ui/later'
import { PageHeader } from '@/components/ui/page-header'
import { LinkStatus, NothingYet } from './link-status'
import { SimulatorParts } from './simulator-parts'
import type { IssueKey } from './teams-panel'
import { type RunCommand, useRun } from './use-run'
import { useSimulator } from './use-simulator'

const SimulatorPanels = later(() =>
  import('./simulator-panels').then((module) => module.SimulatorPanels),
)

interface SimulatorViewProps {
  run: RunCommand
  issueKey: IssueKey
  addTrialDevice: (side: 'sandbox' | 'production') => Promise<unknown>
}

/** `/simulator`: Apple's side of the wire, and the devices behind it. */
export function SimulatorView({ run, issueKey, addTrialDevice }: SimulatorViewProps) {
  const { state, log, link } = useSimulator()
  const command = useRun(run)
  return (
    <div>
      <PageHeader
        title="Simulator"
        about="Apple’s side of the wire, on this machine: an APNs that checks what Apple documents, and the devices that it delivers to. Nothing here reaches Apple."
      >
        {state || link === 'connecting' ? <LinkStatus link={link} /> : null}
        {state ? (
          <Button
            variant="primary"
            onClick={() =>
              command.mutate({ do: 'create-device', name: `iPhone ${state.devices.length + 1}` })
            }
          >
            <Plus />
            Add an empty device
          </Button>
        ) : null}
      </PageHeader>
      <SimulatorParts />
      <div className="grid gap-4">
        {state === null ? (
          <NothingYet link={link} label="Connecting to the simulator" />
        ) : (
          <SimulatorPanels
            state={state}
            log={log}
            run={run}
            issueKey={issueKey}
            addTrialDevice={addTrialDevice}
          />
        )}
      </div>
    </div>
  )
}
