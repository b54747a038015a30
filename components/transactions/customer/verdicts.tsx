'use client'

import { FileSearch } from 'lucide-react'
import { memo } from 'react'
import { WireText } from '@/components/inspect/wire-text'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { MEANINGS, type Meaning } from '@/components/ui/meaning'
import { STATUSES } from '@/lib/apple/app-store/enums'
import { cn } from '@/lib/cn'
import { visible } from '@/lib/text/visible'
import type { Access, Lane } from '@/lib/timeline/life'

export const ACCESS_LOOKS: Record<Access['state'], { meaning: Meaning; word: string }> = {
  active: { meaning: 'pass', word: 'Active' },
  grace: { meaning: 'warning', word: 'Grace period' },
  retry: { meaning: 'warning', word: 'Billing retry' },
  expired: { meaning: 'notice', word: 'Expired' },
  revoked: { meaning: 'fail', word: 'Revoked' },
  unknown: { meaning: 'unverified', word: 'Not known' },
}

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

/** Whatever can change by itself comes first. */
const inOrder = (lanes: readonly Lane[]): Lane[] => [...lanes].sort((a, b) => rank(a) - rank(b))

/** The first of the lines, as it is read aloud; `null` where there is none. */
export function verdictAloud(lanes: readonly Lane[]): string | null {
  const [first] = inOrder(lanes)
  if (!first) return null
  const { word } = ACCESS_LOOKS[first.access.state]
  return visible(`${word}. ${first.access.sentence}`)
}

function rank({ kind, access }: Lane): number {
  return (kind === 'subscription' ? 0 : 2) + (access.granted === true ? 0 : 1)
}

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
