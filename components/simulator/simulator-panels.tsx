'use client'

import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Panel } from '@/components/ui/panel'
import { toast } from '@/components/ui/toast'
import { Value } from '@/components/ui/value'
import type { SimulatorState, WireLogEntry } from '@/lib/simulator/state'
import { DeviceCard } from './device-card'
import { FaultsPanel } from './faults-panel'
import { type IssueKey, TeamsPanel } from './teams-panel'
import type { RunCommand } from './use-run'
import { WireLog } from './wire-log'

interface SimulatorPanelsProps {
  state: SimulatorState
  log: readonly WireLogEntry[]
  run: RunCommand
  issueKey: IssueKey
  addTrialDevice: (side: 'sandbox' | 'production') => Promise<unknown>
}

/** Everything that the simulator tells. One part of the page: what came piece by piece would jump. */
export function SimulatorPanels(props: SimulatorPanelsProps) {
  const { state, log, run, issueKey, addTrialDevice } = props
  return (
    <>
      <div className="flex flex-wrap items-start gap-4">
        {state.devices.length === 0 ? (
          <Panel className="flex-1 basis-80">
            <EmptyState
              title="No device yet"
              actions={
                <Button
                  variant="primary"
                  onClick={() =>
                    addTrialDevice('sandbox').catch(() =>
                      toast(
                        'The device could not be added. Check that the console is running, then try again.',
                      ),
                    )
                  }
                >
                  Add an iPhone with a demo app
                </Button>
              }
            >
              What is pushed to a device’s apps shows up on its lock screen. Switch it off, and APNs
              keeps one push per app for it.
            </EmptyState>
          </Panel>
        ) : (
          state.devices.map((device) => (
            <div key={device.id} className="w-full sm:w-80">
              <DeviceCard device={device} teams={state.teams} run={run} />
            </div>
          ))
        )}
        <div className="min-w-0 flex-[1_1_30rem] max-sm:basis-full">
          <WireLog entries={log} />
        </div>
      </div>
      <div className="grid items-start gap-4 xl:grid-cols-2">
        <TeamsPanel teams={state.teams} run={run} issueKey={issueKey} />
        <div className="grid gap-4">
          <FaultsPanel state={state} run={run} />
          <Panel aria-label="Where it listens" className="grid gap-1 p-4">
            <p className="font-medium">Point your own tests at it</p>
            <p className="text-muted">
              HTTP/2 over TLS. Trust its root certificate, or start it alone on fixed ports with{' '}
              <code>npm run simulator</code>.
            </p>
            <Row name="Sandbox side" value={state.endpoints.sandbox} />
            <Row name="Production side" value={state.endpoints.production} />
            {state.rootFile ? <Row name="Root certificate" value={state.rootFile} /> : null}
            <Row name="Its SHA-256" value={state.rootFingerprint} />
          </Panel>
        </div>
      </div>
    </>
  )
}

function Row({ name, value }: { name: string; value: string }) {
  return (
    <div className="grid sm:grid-cols-[9rem_minmax(0,1fr)] sm:items-baseline">
      <span className="text-muted text-xs">{name}</span>
      <Value value={value} label={name} />
    </div>
  )
}
