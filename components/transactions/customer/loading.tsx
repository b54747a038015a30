'use client'

import { Play, RefreshCw, Square } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { later } from '@/components/ui/later'
import { Progress } from '@/components/ui/progress'
import { formatDuration } from '@/components/ui/time-format'
import { useNow } from '@/components/ui/use-now'
import type { Feed } from '../paging'
import { FEEDS, type FeedId } from '../subject'
import type { Customer } from './customer'
import type { CustomerState } from './customer-state'

const FailedCall = later(() => import('./failed-call').then((module) => module.FailedCall))

const NAMES: Record<FeedId, string> = {
  order: 'order',
  history: 'transactions',
  statuses: 'statuses',
  refunds: 'refunds',
  notifications: 'notifications',
}

interface LoadingProps {
  customer: Customer
  state: CustomerState
  onReload: () => void
}

/** How far everything has been read, to stop it and to go on; and what went wrong, list by list. */
export function Loading({ customer, state, onReload }: LoadingProps) {
  const shown = [...(state.feeds.order.phase === 'idle' ? [] : ['order' as const]), ...FEEDS]
  const phases = shown.map((id) => state.feeds[id].phase)
  const busy = phases.some((phase) => phase === 'loading' || phase === 'waiting')
  // What failed has a button of its own, with what to do first.
  const open = phases.some((phase) => phase === 'stopped')
  const broken = shown.filter((id) => state.feeds[id].phase === 'failed')
  return (
    <div className="grid grid-cols-[minmax(0,1fr)]">
      <div className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 px-4 py-1.5">
        <ul aria-label="What was read" className="flex flex-wrap gap-x-4 gap-y-0.5 text-xs">
          {shown.map((id) => (
            <li key={id} className="text-muted tabular-nums">
              <FeedLine name={NAMES[id]} feed={state.feeds[id]} />
            </li>
          ))}
        </ul>
        <span className="ml-auto flex items-center gap-1.5">
          {busy ? (
            <Button size="sm" onClick={() => customer.stop()}>
              <Square className="size-3.5!" />
              Stop
            </Button>
          ) : null}
          {open && !busy ? (
            <Button size="sm" variant="primary" onClick={() => customer.start()}>
              <Play className="size-3.5!" />
              Continue
            </Button>
          ) : null}
          {busy ? null : (
            <Button size="sm" variant="ghost" onClick={onReload}>
              <RefreshCw className="size-3.5!" />
              Reload
            </Button>
          )}
        </span>
      </div>
      {/* Always there, so that nothing moves when the reading ends. */}
      <div className="h-0.5">{busy ? <Progress label="Reading pages" /> : null}</div>
      {state.broken === null ? null : (
        <p role="alert" className="border-t px-4 py-2 text-fail">
          {state.broken}
        </p>
      )}
      {[...Map.groupBy(broken, (id) => sameFailure(state.feeds[id])).values()].map((ids) => (
        <FailedCall
          key={ids[0]}
          names={ids.map((id) => NAMES[id])}
          feed={state.feeds[ids[0] ?? 'history']}
          onAgain={() => ids.forEach((id) => void customer.resume(id))}
        />
      ))}
    </div>
  )
}

/** What is the same for lists that failed for one reason: that is told once. */
function sameFailure({ failure, problem }: Feed): string {
  if (failure?.kind !== 'answered') return JSON.stringify([failure, problem])
  const { status, findings, other, otherMissing } = failure
  const codes = findings.map(({ code }) => code)
  return JSON.stringify([status, codes, other?.status, other?.environment, otherMissing])
}

function FeedLine({ name, feed }: { name: string; feed: Feed }) {
  const { phase, pages, tokens, until } = feed
  const count = tokens.toLocaleString('en-GB')
  switch (phase) {
    case 'idle':
      return <>{name}: not requested yet</>
    case 'loading':
      return pages === 0 ? (
        <>{name}: requesting</>
      ) : (
        <>
          {name}: {count} of more, page {pages + 1}
        </>
      )
    case 'waiting':
      return (
        <span className="text-warning">
          {name}: {count}, the rate limit says to wait{' '}
          {until === null ? '' : <Countdown until={until} />}
        </span>
      )
    case 'stopped':
      return (
        <>
          {name}: {count}, stopped after page {pages}
        </>
      )
    case 'failed':
      return (
        <span className="text-fail">
          {name}: {count}, then it failed
        </span>
      )
    case 'done':
      return (
        <>
          {name}: {count}
          {pages > 1 ? ` in ${pages} pages` : ''}
        </>
      )
  }
}

function Countdown({ until }: { until: number }) {
  const now = useNow()
  return <>{now === null ? '' : formatDuration(Math.max(0, until - now))}</>
}
