'use client'

import { useState } from 'react'
import { PageHeader } from '@/components/ui/page-header'
import { Segmented } from '@/components/ui/segmented'
import type {
  AppStoreSide,
  AppStoreState,
  AppStoreWireEntry,
} from '@/lib/simulator/app-store-state'
import { LinkStatus, NothingYet } from '../link-status'
import { SimulatorParts } from '../simulator-parts'
import { ClockPanel } from './clock-panel'
import { CustomersPanel } from './customers-panel'
import type { IssueInAppKey } from './keys-tab'
import { NotificationsPanel } from './notifications-panel'
import { RequestsPanel } from './requests-panel'
import { ScenariosPanel } from './scenarios-panel'
import { SetUpPanel } from './set-up-panel'
import { useAppStore, useSimulatedNow } from './use-app-store'
import type { RunAppStore } from './use-command'

interface AppStoreViewProps {
  run: RunAppStore
  issueKey: IssueInAppKey
}

/** `/simulator/app-store`: customers, their purchases and a clock that can be moved. */
export function AppStoreView({ run, issueKey }: AppStoreViewProps) {
  const { state, receivedAt, log, link } = useAppStore()
  const [side, setSide] = useState<AppStoreSide>('sandbox')
  return (
    <div>
      <PageHeader
        title="Simulator"
        about="An App Store on this machine: customers who buy, renew and ask for refunds, and the App Store Server API and the notifications that report it. Nothing here reaches Apple."
      >
        {state || link === 'connecting' ? <LinkStatus link={link} /> : null}
        <Segmented
          aria-label="Side of the App Store"
          value={side}
          options={[
            { value: 'sandbox', label: 'Sandbox side' },
            { value: 'production', label: 'Production side' },
          ]}
          onValueChange={setSide}
        />
      </PageHeader>
      <SimulatorParts />
      {state ? (
        <Side
          key={side}
          state={state}
          side={side}
          log={log}
          receivedAt={receivedAt}
          run={run}
          issueKey={issueKey}
        />
      ) : (
        <NothingYet link={link} label="Connecting to the simulated App Store" />
      )}
    </div>
  )
}

interface SideProps extends AppStoreViewProps {
  state: AppStoreState
  side: AppStoreSide
  log: readonly AppStoreWireEntry[]
  receivedAt: number
}

function Side({ state, side, log, receivedAt, run, issueKey }: SideProps) {
  const of = state.sides[side]
  const now = useSimulatedNow(of.clock, receivedAt)
  const [chosen, setChosen] = useState<string | null>(null)
  return (
    <div className="grid gap-4">
      <ClockPanel side={side} of={of} now={now} run={run} onCustomer={setChosen} />
      <ScenariosPanel state={state} side={side} run={run} onStarted={setChosen} />
      <CustomersPanel
        state={state}
        side={side}
        now={now}
        chosen={chosen}
        onChoose={setChosen}
        run={run}
      />
      <div className="grid items-start gap-4 xl:grid-cols-2">
        <NotificationsPanel state={state} side={side} now={now} />
        <RequestsPanel entries={log} side={side} />
      </div>
      <SetUpPanel state={state} side={side} run={run} issueKey={issueKey} />
    </div>
  )
}
