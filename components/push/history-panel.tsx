'use client'

import { CornerUpLeft, RotateCw } from 'lucide-react'
import { memo, useState } from 'react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { EmptyState } from '@/components/ui/empty-state'
import { Input } from '@/components/ui/input'
import { Panel, PanelHeader } from '@/components/ui/panel'
import { Select } from '@/components/ui/select'
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { environment } from '@/lib/apple/environments'
import type { Attempt } from '@/lib/push/attempt'
import { toCurl } from '@/lib/push/curl'
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
      ) : all.length === 0 ? (
        <EmptyState title={history.isPending ? 'Loading the history' : 'Nothing sent yet'}>
          Each push is written down here before it goes out, with what APNs answers. Press Send to
          make the first entry.
        </EmptyState>
      ) : attempts.length === 0 ? (
        <p className="p-4 text-muted">No send matches the filter.</p>
      ) : (
        <Table label="Sent in this session">
          <TableHeader>
            <TableRow>
              <TableHead>Outcome</TableHead>
              <TableHead>Reason</TableHead>
              <TableHead>Type</TableHead>
              <TableHead>Topic</TableHead>
              <TableHead>Device token</TableHead>
              <TableHead>Environment</TableHead>
              <TableHead>When</TableHead>
              <TableHead>
                <span className="sr-only">Actions</span>
              </TableHead>
            </TableRow>
          </TableHeader>
          <TableBody>
            {attempts.map((attempt) => (
              <Row
                key={attempt.id}
                attempt={attempt}
                shown={attempt.id === shown}
                onOpen={onOpen}
                onAgain={onAgain}
                rootFile={rootFile}
              />
            ))}
          </TableBody>
        </Table>
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

interface RowProps extends Omit<HistoryPanelProps, 'shown'> {
  attempt: Attempt
  shown: boolean
}

/** Thirty of them take longer to draw than the answer does, and a send changes only two. */
const Row = memo(function Row({ attempt, shown, onOpen, onAgain, rootFile }: RowProps) {
  const { request, outcome } = attempt
  const look = outcomeLook(attemptKind(attempt))
  const said = outcome?.reason ?? outcome?.fault?.code ?? outcome?.exchange.response?.status ?? ''
  return (
    <TableRow aria-selected={shown}>
      <TableCell>
        <Badge meaning={look.meaning}>{look.word}</Badge>
      </TableCell>
      <TableCell>
        <code className="text-xs">{said}</code>
      </TableCell>
      <TableCell>{request.pushType || 'not sent'}</TableCell>
      <TableCell className="max-w-56 truncate" title={request.topic}>
        <code className="text-xs">{request.topic}</code>
      </TableCell>
      <TableCell title={request.deviceToken}>
        <code className="text-xs">…{request.deviceToken.slice(-8)}</code>
      </TableCell>
      <TableCell className="whitespace-nowrap">{environment(request.environment).title}</TableCell>
      <TableCell className="whitespace-nowrap">
        <Time at={attempt.startedAt} show="distance" />
      </TableCell>
      <TableCell>
        <span className="flex justify-end gap-1">
          <Button
            size="sm"
            onClick={() => onOpen(attempt)}
            title="Put it into the composer and show its answer"
          >
            <CornerUpLeft />
            Open
          </Button>
          <CopyButton value={() => curlOf(attempt, rootFile)} label="Copy as curl, token masked" />
          <Button size="sm" onClick={() => onAgain(attempt)}>
            <RotateCw />
            Again
          </Button>
        </span>
      </TableCell>
    </TableRow>
  )
})

function curlOf({ request, outcome, apnsId }: Attempt, rootFile: string | null): string {
  const place = environment(request.environment)
  const dialled = new URL(`https://${outcome?.exchange.authority ?? place.host ?? 'localhost'}`)
  return toCurl(request, {
    host: dialled.hostname,
    port: Number(dialled.port || request.port),
    authorization: null,
    apnsId,
    ...(place.simulated && rootFile !== null ? { caFile: rootFile } : {}),
  })
}

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
