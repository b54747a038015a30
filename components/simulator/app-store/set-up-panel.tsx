'use client'

import { later } from '@/components/ui/later'
import { Panel } from '@/components/ui/panel'
import { Tab, TabPanel, Tabs, TabsList } from '@/components/ui/tabs'
import type { AppStoreSide, AppStoreState } from '@/lib/simulator/app-store-state'
import { AppsTab } from './apps-tab'
import type { IssueInAppKey } from './keys-tab'
import type { RunAppStore } from './use-command'

const TroubleTab = later(() => import('./trouble-tab').then((module) => module.TroubleTab))

const ProductsTab = later(() => import('./products-tab').then((module) => module.ProductsTab))

const PlaceTab = later(() => import('./place-tab').then((module) => module.PlaceTab))

const KeysTab = later(() => import('./keys-tab').then((module) => module.KeysTab))

interface SetUpPanelProps {
  state: AppStoreState
  side: AppStoreSide
  run: RunAppStore
  issueKey: IssueInAppKey
}

/** What the App Store is made of: what App Store Connect would hold, and what goes wrong. */
export function SetUpPanel({ state, side, run, issueKey }: SetUpPanelProps) {
  const keys = state.keys.filter(({ revoked }) => !revoked).length
  const waiting = state.faults.length
  return (
    <Panel aria-label="Set up">
      <Tabs defaultValue="apps">
        <TabsList aria-label="Set up" className="max-sm:flex-wrap">
          <Tab value="apps">Apps ({state.apps.length})</Tab>
          <Tab value="products">Products ({state.products.length})</Tab>
          <Tab value="trouble">Trouble{waiting > 0 ? ` (${waiting})` : ''}</Tab>
          <Tab value="keys">Keys ({keys})</Tab>
          <Tab value="place">Where it listens</Tab>
        </TabsList>
        <TabPanel value="apps">
          <AppsTab state={state} side={side} run={run} />
        </TabPanel>
        <TabPanel value="products">
          <ProductsTab state={state} run={run} />
        </TabPanel>
        <TabPanel value="trouble">
          <TroubleTab state={state} side={side} run={run} />
        </TabPanel>
        <TabPanel value="keys">
          <KeysTab state={state} run={run} issueKey={issueKey} />
        </TabPanel>
        <TabPanel value="place">
          <PlaceTab state={state} />
        </TabPanel>
      </Tabs>
    </Panel>
  )
}
