'use client'

import { useState } from 'react'
import { later } from '@/components/ui/later'
import { PageHeader } from '@/components/ui/page-header'
import { Segmented } from '@/components/ui/segmented'
import type { AppStoreSide } from '@/lib/simulator/app-store-state'
import { LinkStatus, NothingYet } from '../link-status'
import { SimulatorParts } from '../simulator-parts'
import type { IssueInAppKey } from './keys-tab'
import { useAppStore } from './use-app-store'
import type { RunAppStore } from './use-command'

const Side = later(() => import('./side').then((module) => module.Side))

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
