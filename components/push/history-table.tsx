'use client'

import { CornerUpLeft, RotateCw } from 'lucide-react'
import { memo } from 'react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
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
import { attemptKind, outcomeLook } from './outcome-look'

interface HistoryTableProps {
  attempts: readonly Attempt[]
  shown: string | null
  onOpen: (attempt: Attempt) => void
  onAgain: (attempt: Attempt) => void
  /** Where the simulator's root certificate lies, for a command line to trust it. */
  rootFile: string | null
}

/** A row for each send, with what came of it and what can be done with it. */
export function HistoryTable(props: HistoryTableProps) {
  const { attempts, shown, onOpen, onAgain, rootFile } = props
  return (
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
  )
}

interface RowProps extends Omit<HistoryTableProps, 'shown' | 'attempts'> {
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
