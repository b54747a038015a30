'use client'

import { Plus } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { later } from '@/components/ui/later'
import { PageHeader } from '@/components/ui/page-header'
import { Panel } from '@/components/ui/panel'
import { toast } from '@/components/ui/toast'
import { Value } from '@/components/ui/value'
import { LinkStatus, NothingYet } from './link-status'
import { SimulatorParts } from './simulator-parts'
import type { IssueKey } from './teams-panel'
import { type RunCommand, useRun } from './use-run'
import { useSimulator } from './use-simulator'

const WireLog = later(() => import('./wire-log').then((module) => module.WireLog))

const TeamsPanel = later(() => import('./teams-panel').then((module) => module.TeamsPanel))

const FaultsPanel = later(() => import('./faults-panel').then((module) => module.FaultsPanel))

const DeviceCard = later(() => import('./device-card').then((module) => module.DeviceCard))

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
                    A device has apps, each app has device tokens, and what is pushed to them shows
                    up on its lock screen. Switch it off and APNs keeps one push per app for it.
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
                    HTTP/2 over TLS. Trust its root certificate, or start it alone on fixed ports
                    with <code>npm run simulator</code>.
                  </p>
                  <Row name="Sandbox side" value={state.endpoints.sandbox} />
                  <Row name="Production side" value={state.endpoints.production} />
                  {state.rootFile ? <Row name="Root certificate" value={state.rootFile} /> : null}
                  <Row name="Its SHA-256" value={state.rootFingerprint} />
                </Panel>
              </div>
            </div>
          </>
        )}
      </div>
    </div>
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
