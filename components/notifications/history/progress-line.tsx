'use client'

import { Play, Square } from 'lucide-react'
import { FailedCall } from '@/components/transactions/customer/failed-call'
import type { Feed } from '@/components/transactions/paging'
import { Button } from '@/components/ui/button'
import { Progress } from '@/components/ui/progress'
import { formatDuration } from '@/components/ui/time-format'
import { useNow } from '@/components/ui/use-now'

interface ProgressLineProps {
  feed: Feed
  onStop: () => void
  onGoOn: () => void
}

/** How far the history has been read, to stop it and to go on; and what went wrong. */
export function ProgressLine({ feed, onStop, onGoOn }: ProgressLineProps) {
  const { phase } = feed
  const busy = phase === 'loading' || phase === 'waiting'
  return (
    <div className="grid border-b">
      <div className="flex min-h-11 flex-wrap items-center gap-3 px-4 py-1.5">
        <p role="status" className="text-muted tabular-nums">
          <Said feed={feed} />
        </p>
        <span className="ml-auto">
          {busy ? (
            <Button size="sm" onClick={onStop}>
              <Square className="size-3.5!" />
              Stop
            </Button>
          ) : phase === 'stopped' ? (
            <Button size="sm" variant="primary" onClick={onGoOn}>
              <Play className="size-3.5!" />
              Continue
            </Button>
          ) : null}
        </span>
      </div>
      <div className="h-0.5">{busy ? <Progress label="Loading the history" /> : null}</div>
      {phase === 'failed' ? <FailedCall names={['history']} feed={feed} onAgain={onGoOn} /> : null}
    </div>
  )
}

function Said({ feed: { phase, pages, tokens, until } }: { feed: Feed }) {
  const now = useNow()
  const count = `${tokens.toLocaleString('en-GB')} ${tokens === 1 ? 'notification' : 'notifications'}`
  switch (phase) {
    case 'loading':
      return pages === 0 ? 'Requesting' : `${count}, reading page ${pages + 1}`
    case 'waiting': {
      const left = until === null || now === null ? '' : formatDuration(Math.max(0, until - now))
      return `${count}; the rate limit says to wait ${left}`
    }
    case 'stopped':
      return `${count}, stopped after page ${pages}`
    case 'failed':
      return `${count}, then it failed`
    case 'done':
      return `${count} in ${pages} ${pages === 1 ? 'page' : 'pages'}, to the end`
    case 'idle':
      return ''
  }
}
