'use client'

import { Inbox, Plus } from 'lucide-react'
import { parseAsString, parseAsStringLiteral, useQueryState, useQueryStates } from 'nuqs'
import { useMemo } from 'react'
import { useCommand } from '@/components/shell/commands'
import { Button } from '@/components/ui/button'
import { later } from '@/components/ui/later'
import { PageHeader } from '@/components/ui/page-header'
import { Panel } from '@/components/ui/panel'
import { Progress } from '@/components/ui/progress'
import { Select } from '@/components/ui/select'
import { Tab, TabPanel, Tabs, TabsList } from '@/components/ui/tabs'
import type { InboxFacts } from '@/lib/notifications/inbox'
import { useInboxes } from './inboxes'
import { NotRead } from './list/nothing'
import { type PageActions, PageActionsContext, usePage } from './page-actions'
import { AddressPanel } from './setup/address-panel'
import { FirstInbox } from './setup/first-inbox'
import { useChange } from './setup/use-change'

const InboxView = later(() => import('./inbox-view').then((module) => module.InboxView))

const HistoryView = later(() =>
  import('./history/history-view').then((module) => module.HistoryView),
)
const TestView = later(() => import('./test/test-view').then((module) => module.TestView))

interface NotificationsViewProps {
  actions: PageActions
  mayReachLocal: boolean
  hasSimulator: boolean
}

const VIEWS = ['inbox', 'history', 'test'] as const
const ABOUT =
  'Did Apple tell your server, and what did it say? An address for what arrives, Apple’s own history, and replay to your server.'

/** `/notifications`. */
export function NotificationsView({
  actions,
  mayReachLocal,
  hasSimulator,
}: NotificationsViewProps) {
  const page = useMemo(
    () => ({ actions, mayReachLocal, hasSimulator }),
    [actions, mayReachLocal, hasSimulator],
  )
  return (
    <PageActionsContext value={page}>
      <Views />
    </PageActionsContext>
  )
}

function Views() {
  const inboxes = useInboxes()
  // What is open belongs to the inbox that it came to.
  const [{ inbox: wanted }, choose] = useQueryStates({
    inbox: parseAsString,
    arrival: parseAsString,
  })
  const setWanted = (id: string | null) => void choose({ inbox: id, arrival: null })
  const [view, setView] = useQueryState(
    'view',
    parseAsStringLiteral(VIEWS).withDefault('inbox').withOptions({ history: 'push' }),
  )
  const list = inboxes.data ?? []
  const inbox = list.find(({ id }) => id === wanted) ?? list[0] ?? null
  useCommand({
    id: 'notifications-history',
    title: 'Get Apple’s notification history',
    run: () => void setView('history'),
  })
  useCommand({
    id: 'notifications-test',
    title: 'Request a test notification',
    run: () => void setView('test'),
  })
  return (
    <>
      <PageHeader title="Notifications" about={ABOUT}>
        {list.length > 0 ? <InboxChoice list={list} chosen={inbox} onChoose={setWanted} /> : null}
      </PageHeader>
      <Tabs value={view} onValueChange={(next) => void setView(next as (typeof VIEWS)[number])}>
        <TabsList aria-label="Views" className="mb-4 px-0">
          <Tab value="inbox" className="max-sm:px-2">
            Inbox
          </Tab>
          <Tab value="history" className="max-sm:px-2">
            History from Apple
          </Tab>
          <Tab value="test" className="max-sm:px-2">
            Test notification
          </Tab>
        </TabsList>
        <TabPanel value="inbox">
          {inboxes.isError && !inboxes.data ? (
            <Panel aria-label="Inbox">
              <NotRead what="The list of inboxes" onAgain={() => void inboxes.refetch()} />
            </Panel>
          ) : inboxes.isPending ? (
            <Progress label="Reading the list of inboxes" />
          ) : inbox ? (
            <InboxTab key={inbox.id} inbox={inbox} onForgotten={() => setWanted(null)} />
          ) : (
            <FirstInbox onMade={setWanted} />
          )}
        </TabPanel>
        <TabPanel value="history">
          <HistoryView inbox={inbox} />
        </TabPanel>
        <TabPanel value="test">
          <TestView inbox={inbox} />
        </TabPanel>
      </Tabs>
    </>
  )
}

function InboxTab({ inbox, onForgotten }: { inbox: InboxFacts; onForgotten: () => void }) {
  return (
    <div className="grid gap-4">
      <AddressPanel inbox={inbox} empty={inbox.genuine.rows === 0} onForgotten={onForgotten} />
      <InboxView inbox={inbox} />
    </div>
  )
}

interface InboxChoiceProps {
  list: readonly InboxFacts[]
  chosen: InboxFacts | null
  onChoose: (id: string) => void
}

/** Several inboxes, such as one for each environment. */
function InboxChoice({ list, chosen, onChoose }: InboxChoiceProps) {
  const { actions } = usePage()
  const make = useChange(
    () => actions.makeInbox({ name: `Inbox ${list.length + 1}`, environment: null }),
    ({ id }) => onChoose(id),
  )
  return (
    <>
      {list.length > 1 ? (
        <Select
          aria-label="Inbox"
          className="w-48"
          value={chosen?.id ?? null}
          options={list.map((one, index) => ({
            value: one.id,
            label: nameOf(one, index),
            about: one.environment ?? 'both environments',
            icon: <Inbox className="size-4" />,
          }))}
          onValueChange={onChoose}
        />
      ) : null}
      <Button busy={make.isPending} onClick={() => make.mutate()}>
        <Plus />
        Another inbox
      </Button>
    </>
  )
}

const nameOf = ({ name }: InboxFacts, index: number) => (name === '' ? `Inbox ${index + 1}` : name)
