'use client'

import { memo, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { Panel, PanelHeader } from '@/components/ui/panel'
import { Select } from '@/components/ui/select'
import type { Attempt } from '@/lib/push/attempt'
import { HistoryFrame } from './history-frame'
import { HistoryTable } from './history-table'
import { attemptKind, OUTCOME_KINDS, outcomeLook } from './outcome-look'
import { useAttempts } from './use-attempts'

interface HistoryPanelProps {
  shown: string | null
  onOpen: (attempt: Attempt) => void
  onAgain: (attempt: Attempt) => void
  /** Where the simulator's root certificate lies, for a command line to trust it. */
  rootFile: string | null
}

const FILTERS = [
  { value: 'all', label: 'All outcomes' },
  ...OUTCOME_KINDS.map((kind) => ({ value: kind as string, label: outcomeLook(kind).word })),
]

/** What this session sent, newest first. It is sealed like the keys and forgotten with them. */
export const HistoryPanel = memo(function HistoryPanel(props: HistoryPanelProps) {
  const { shown, onOpen, onAgain, rootFile } = props
  const [text, setText] = useState('')
  const [kind, setKind] = useState('all')
  const history = useAttempts()
  const all = history.data?.pages.flatMap((page) => page.attempts) ?? []
  const attempts = all.filter(
    (attempt) => (kind === 'all' || attemptKind(attempt) === kind) && mentions(attempt, text),
  )
  if (all.length === 0 && !history.isError) return <HistoryFrame pending={history.isPending} />
  return (
    <Panel aria-labelledby="history-title">
      <PanelHeader
        title="Sent in this session"
        titleId="history-title"
        aside={
          all.length > 0 ? `${all.length}${history.hasNextPage ? ' and more' : ''}` : undefined
        }
      >
        {all.length > 0 ? (
          <>
            <Input
              type="search"
              aria-label="Filter by text"
              placeholder="Filter"
              className="w-32 sm:w-48"
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
            <Select
              aria-label="Filter by outcome"
              className="w-36"
              value={kind}
              options={FILTERS}
              onValueChange={setKind}
            />
          </>
        ) : null}
      </PanelHeader>
      {history.isError ? (
        <p role="alert" className="p-4">
          The history could not be loaded. Nothing is lost.{' '}
          <Button variant="link" size="inline" onClick={() => history.refetch()}>
            Try again
          </Button>
        </p>
      ) : attempts.length === 0 ? (
        <p className="p-4 text-muted">No send matches the filter.</p>
      ) : (
        <HistoryTable
          attempts={attempts}
          shown={shown}
          onOpen={onOpen}
          onAgain={onAgain}
          rootFile={rootFile}
        />
      )}
      {history.hasNextPage ? (
        <div className="border-t p-2">
          <Button
            variant="ghost"
            busy={history.isFetchingNextPage}
            onClick={() => history.fetchNextPage()}
          >
            Earlier sends
          </Button>
        </div>
      ) : null}
    </Panel>
  )
})

function mentions(attempt: Attempt, text: string): boolean {
  const wanted = text.trim().toLowerCase()
  if (wanted === '') return true
  const { request, outcome } = attempt
  const said = [
    request.deviceToken,
    request.topic,
    request.pushType,
    request.payload,
    attempt.apnsId,
    outcome?.reason ?? '',
    outcome?.fault?.code ?? '',
  ]
  return said.some((part) => part.toLowerCase().includes(wanted))
}
