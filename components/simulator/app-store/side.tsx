'use client'

import { useState } from 'react'
import type {
  AppStoreSide,
  AppStoreState,
  AppStoreWireEntry,
} from '@/lib/simulator/app-store-state'
import { ClockPanel } from './clock-panel'
import { CustomersPanel } from './customers-panel'
import type { IssueInAppKey } from './keys-tab'
import { NotificationsPanel } from './notifications-panel'
import { RequestsPanel } from './requests-panel'
import { ScenariosPanel } from './scenarios-panel'
import { SetUpPanel } from './set-up-panel'
import { useSimulatedNow } from './use-app-store'
import type { RunAppStore } from './use-command'

interface SideProps {
  state: AppStoreState
  side: AppStoreSide
  log: readonly AppStoreWireEntry[]
  receivedAt: number
  run: RunAppStore
  issueKey: IssueInAppKey
}

/** One side of the App Store, with everything that can be done there. */
export function Side({ state, side, log, receivedAt, run, issueKey }: SideProps) {
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
