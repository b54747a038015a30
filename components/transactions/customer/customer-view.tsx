'use client'

import { ArrowLeft, GitCompareArrows } from 'lucide-react'
import { parseAsString, useQueryState } from 'nuqs'
import { useCallback, useEffect, useState } from 'react'
import { EnvironmentBadge } from '@/components/inspect/result/environment-badge'
import { WireText } from '@/components/inspect/wire-text'
import { useAnnounced } from '@/components/ui/announce'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { EmptyState } from '@/components/ui/empty-state'
import { later } from '@/components/ui/later'
import { MEANINGS } from '@/components/ui/meaning'
import { PageLink } from '@/components/ui/page-link'
import { Panel } from '@/components/ui/panel'
import { Progress } from '@/components/ui/progress'
import type { ChangeActions } from '../actions/action-rows'
import { unexpected } from '../expectations'
import { KeyChoice } from '../key-choice'
import { rememberLookUp } from '../look-up/earlier'
import { useOpenTokens } from '../open-tokens'
import type { Feed } from '../paging'
import type { CustomerState } from './customer-state'
import { forgetCustomer, useCustomer } from './customers'
import { Loading } from './loading'
import { NoKey, type TrialActions } from './no-key'
import { useSubject } from './use-subject'
import { verdictAloud } from './verdict-aloud'

const Verdicts = later(() => import('./verdicts').then((module) => module.Verdicts))

const CustomerTabs = later(() => import('./customer-tabs').then((module) => module.CustomerTabs))

const Timeline = later(() => import('../timeline/timeline').then((module) => module.Timeline))

const ExportMenu = later(() => import('../export/export-menu').then((module) => module.ExportMenu))

const ComparePanel = later(() =>
  import('../compare/compare-panel').then((module) => module.ComparePanel),
)

const ActionsPanel = later(() =>
  import('../actions/actions-panel').then((module) => module.ActionsPanel),
)

interface CustomerViewProps {
  /** A transaction id of any kind, or an order id. */
  id: string
  /** What changes something at the App Store; without it nothing here changes anything. */
  changes?: ChangeActions | undefined
  /** What the simulator gives to whoever has no key. */
  trial?: TrialActions | undefined
  /** No session came with the request. */
  newcomer: boolean
}

/** `/transactions/[id]`: a customer’s life in the App Store, and everything that proves it. */
export function CustomerView({ id, changes, trial, newcomer }: CustomerViewProps) {
  const { subject, environment, keys, keysKnown, key, chooseKey, filters, setFilters } = useSubject(
    id,
    newcomer,
  )
  const [turn, setTurn] = useState(0)
  const [comparing, setComparing] = useQueryState('with', parseAsString)
  const loaded = useCustomer(subject, turn)
  const customer = loaded?.customer ?? null
  const csv = useCallback(
    async (ids: readonly string[]) => (customer ? (await customer.csv(ids)).text() : ''),
    [customer],
  )
  const open = useOpenTokens(customer)
  const life = loaded?.state.life ?? null
  const odd = life && subject ? unexpected(life, key, subject.environment) : []

  const title = life?.lanes[0]?.title ?? null
  useEffect(() => {
    if (subject) rememberLookUp({ id, environment: subject.environment, title })
  }, [id, subject, title])

  useAnnounced(loaded ? aloud(loaded.state) : null, id)

  function reload() {
    if (subject) forgetCustomer(subject)
    setTurn(turn + 1)
  }
  const Odd = MEANINGS.warning.icon
  return (
    <div className="grid gap-4">
      <header className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
          <PageLink
            href="/transactions"
            aria-label="Look up another"
            className="touch rounded-md text-muted hover:text-foreground print:hidden"
          >
            <ArrowLeft className="size-4" />
          </PageLink>
          <h1 className="flex min-w-0 flex-wrap items-center gap-x-2 text-xl">
            Customer of
            <code className="wrap-anywhere text-lg">
              <WireText text={id} />
            </code>
            <CopyButton value={id} label="Copy the ID" />
          </h1>
          {life?.environment ? <EnvironmentBadge name={life.environment} /> : null}
          {life?.bundleIds.map((bundle) => (
            <code key={bundle} className="text-muted">
              <WireText text={bundle} />
            </code>
          ))}
        </div>
        {loaded && life ? (
          <div className="flex flex-wrap items-center gap-1.5 print:hidden">
            <Button
              size="sm"
              aria-expanded={comparing !== null}
              onClick={() => void setComparing(comparing === null ? '' : null)}
            >
              <GitCompareArrows className="size-3.5!" />
              Compare
            </Button>
            <ExportMenu customer={loaded.customer} life={life} />
          </div>
        ) : null}
      </header>
      {keysKnown && keys.length === 0 ? <NoKey trial={trial} environment={environment} /> : null}
      {keysKnown && keys.length > 1 ? (
        <Panel aria-label="Key" className="print:hidden">
          <div className="max-w-md p-4">
            <KeyChoice keys={keys} known={keysKnown} chosen={key} onChange={chooseKey} />
          </div>
        </Panel>
      ) : null}
      {keysKnown ? null : <Progress label="Loading the keys" />}
      {loaded && subject ? (
        <>
          <Panel aria-label="Verdict">
            <Loading customer={loaded.customer} state={loaded.state} onReload={reload} />
            <div className="border-t">
              {odd.map((sentence) => (
                <p
                  key={sentence}
                  className="flex items-start gap-2.5 border-b bg-warning-soft px-4 py-2 text-warning"
                >
                  <Odd aria-hidden className="mt-0.5 size-4 shrink-0" />
                  <WireText text={sentence} />
                </p>
              ))}
              {life && life.lanes.length > 0 ? (
                <Verdicts lanes={life.lanes} onOpen={open} />
              ) : (
                <Nothing state={loaded.state} />
              )}
            </div>
          </Panel>
          {comparing !== null && life ? (
            <ComparePanel
              subject={subject}
              life={life}
              at={loaded.state.at ?? 0}
              other={comparing}
              onOther={(other) => void setComparing(other)}
              onClose={() => void setComparing(null)}
            />
          ) : null}
          {life?.span ? (
            <Timeline
              key={loaded.customer.key}
              life={life}
              storeTime={loaded.customer.storeTime}
              onProof={open}
            />
          ) : null}
          {nothingFound(loaded.state) ? null : (
            <CustomerTabs
              state={loaded.state}
              place={subject.environment}
              filters={filters}
              onFilters={setFilters}
              onOpen={open}
              onCsv={csv}
            />
          )}
          {changes && life ? (
            <ActionsPanel
              environment={subject.environment}
              keyId={subject.key}
              transactionId={newestId(loaded.state)}
              originalTransactionId={
                life.lanes.find(({ kind }) => kind === 'subscription')?.originalTransactionIds[0] ??
                null
              }
              changes={changes}
            />
          ) : null}
        </>
      ) : null}
    </div>
  )
}

/** The App Store was asked, refused, and has told nothing. */
const nothingFound = ({ feeds, count }: CustomerState): boolean =>
  count === 0 && feeds.history.phase === 'failed'

/** What is said once all that the verdict rests on was read. */
function aloud(state: CustomerState): string | null {
  if (nothingFound(state)) return 'Nothing was found.'
  return Object.values(state.feeds).some(underWay) ? null : verdictAloud(state.life?.lanes ?? [])
}

const underWay = ({ phase }: Feed): boolean => phase === 'loading' || phase === 'waiting'

function Nothing({ state }: { state: CustomerState }) {
  return nothingFound(state) ? (
    <EmptyState title="Nothing was found">
      What the App Store answered is above, with what to check. To look up another ID, go back.
    </EmptyState>
  ) : (
    <EmptyState title="Nothing is known yet">
      What the customer has and why appears here as soon as the first page has been read.
    </EmptyState>
  )
}

/** What a change begins with: not before all was read, as it would change under whoever types. */
function newestId({ feeds, transactions }: CustomerState): string | null {
  if (underWay(feeds.history)) return null
  return transactions.at(-1)?.facts?.transactionId ?? null
}
