'use client'

import { parseAsStringLiteral, useQueryState } from 'nuqs'
import { FindingList } from '@/components/findings/finding-list'
import { visibleFindings } from '@/components/inspect/result/visible-findings'
import { EmptyState } from '@/components/ui/empty-state'
import { Panel } from '@/components/ui/panel'
import { Tab, TabPanel, Tabs, TabsList } from '@/components/ui/tabs'
import type { EnvironmentId } from '@/lib/apple/environments'
import type { HistoryFilters } from '../subject'
import { NotificationsTab } from '../tabs/notifications-tab'
import { RefundsTab, refunded } from '../tabs/refunds-tab'
import { StatusesTab, statusRows } from '../tabs/statuses-tab'
import { TransactionsTab } from '../tabs/transactions-tab'
import type { CustomerState } from './customer-state'

const TABS = ['transactions', 'statuses', 'refunds', 'notifications', 'findings'] as const

interface CustomerTabsProps {
  state: CustomerState
  /** Where the customer was looked up. */
  place: EnvironmentId
  filters: HistoryFilters
  onFilters: (filters: HistoryFilters) => void
  onOpen: (ids: readonly string[]) => void
  onCsv: (ids: readonly string[]) => Promise<string>
}

/** Everything that was read, a list each; whatever is in a list is one click from its token. */
export function CustomerTabs(props: CustomerTabsProps) {
  const { state, place, filters, onFilters, onOpen, onCsv } = props
  const [tab, setTab] = useQueryState('tab', parseAsStringLiteral(TABS).withDefault('transactions'))
  const { life } = state
  const findings = life?.findings ?? []
  const counts: Record<(typeof TABS)[number], number> = {
    transactions: state.transactions.length,
    statuses: statusRows(state).length,
    refunds: refunded(state).length,
    notifications: life?.notices.length ?? 0,
    findings: findings.length,
  }
  const titles: Record<(typeof TABS)[number], string> = {
    transactions: 'Transactions',
    statuses: 'Statuses',
    refunds: 'Refunds',
    notifications: 'Notifications',
    findings: 'Findings',
  }
  return (
    <Panel aria-label="What was read">
      <Tabs value={tab} onValueChange={(next) => void setTab(next as (typeof TABS)[number])}>
        <TabsList aria-label="What was read" className="max-sm:flex-wrap">
          {TABS.map((id) => (
            <Tab key={id} value={id}>
              {titles[id]} ({counts[id].toLocaleString('en-GB')})
            </Tab>
          ))}
        </TabsList>
        <TabPanel value="transactions">
          <TransactionsTab
            key={JSON.stringify(filters)}
            state={state}
            filters={filters}
            onFilters={onFilters}
            onOpen={onOpen}
            onCsv={onCsv}
          />
        </TabPanel>
        <TabPanel value="statuses">
          <StatusesTab state={state} onOpen={onOpen} />
        </TabPanel>
        <TabPanel value="refunds">
          <RefundsTab state={state} onOpen={onOpen} />
        </TabPanel>
        <TabPanel value="notifications">
          <NotificationsTab state={state} life={life} place={place} onOpen={onOpen} />
        </TabPanel>
        <TabPanel value="findings">
          {findings.length === 0 ? (
            <EmptyState title="Nothing odd was found">
              The transaction rules have checked everything read so far.
            </EmptyState>
          ) : (
            <FindingList findings={visibleFindings(findings)} />
          )}
        </TabPanel>
      </Tabs>
    </Panel>
  )
}
