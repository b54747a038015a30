'use client'

import { FileSearch } from 'lucide-react'
import { memo } from 'react'
import { WireText } from '@/components/inspect/wire-text'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { MEANINGS } from '@/components/ui/meaning'
import { STATUSES } from '@/lib/apple/app-store/enums'
import { cn } from '@/lib/cn'
import type { Lane } from '@/lib/timeline/life'
import { ACCESS_LOOKS, inOrder } from './verdict-aloud'

/** As many are told one by one; the others are on the timeline. */
const MOST = 6

interface VerdictsProps {
  lanes: readonly Lane[]
  onOpen: (ids: readonly string[]) => void
}

/** What the customer may use now and why, and what comes next: a line for each lane. */
export const Verdicts = memo(function Verdicts({ lanes, onOpen }: VerdictsProps) {
  const sorted = inOrder(lanes)
  return (
    <ul aria-label="What the customer has" className="divide-y">
      {sorted.slice(0, MOST).map((lane) => (
        <VerdictOf key={lane.id} lane={lane} onOpen={onOpen} />
      ))}
      {lanes.length > MOST ? (
        <li className="px-4 py-2 text-muted">
          {lanes.length - MOST} more products are on the timeline.
        </li>
      ) : null}
    </ul>
  )
})

function VerdictOf({ lane, onOpen }: { lane: Lane; onOpen: (ids: readonly string[]) => void }) {
  const { access, renewal } = lane
  const { meaning, word } = ACCESS_LOOKS[access.state]
  const { icon: Icon, text, soft } = MEANINGS[meaning]
  const proof = [...new Set([...access.proof, ...(renewal?.proof ?? [])])]
  return (
    <li className={cn('flex items-start gap-2.5 px-4 py-2.5 max-sm:flex-wrap', soft)}>
      <Icon aria-hidden className={cn('mt-0.5 size-4 shrink-0', text)} />
      <div className="grid min-w-0 flex-1 gap-0.5 max-sm:basis-[calc(100%-2rem)]">
        <p data-testid="access" className="wrap-anywhere max-w-[80ch]">
          <strong className={text}>{word}.</strong> <WireText text={access.sentence} />
        </p>
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-muted">
          {renewal ? <WireText text={renewal.sentence} /> : null}
          {access.status === null ? null : (
            <span>
              Status {access.status}, {STATUSES[String(access.status)] ?? 'not documented'}.
            </span>
          )}
          {lane.family ? <Badge>Family Sharing</Badge> : null}
        </p>
      </div>
      {proof.length > 0 ? (
        <Button
          size="sm"
          className="max-sm:ml-6.5"
          onClick={() => onOpen(proof)}
          aria-label={`Open the proof of ${lane.title}`}
        >
          <FileSearch className="size-3.5!" />
          Proof
        </Button>
      ) : null}
    </li>
  )
}
