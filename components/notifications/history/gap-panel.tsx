'use client'

import { useQuery } from '@tanstack/react-query'
import { EmptyState } from '@/components/ui/empty-state'
import { historyGap } from '@/lib/notifications/gap'
import type { ArrivalPage, InboxFacts, KeptArrival } from '@/lib/notifications/inbox'
import { fetchJson } from '../inboxes'
import { NotRead } from '../list/nothing'
import { arrivalsAddress } from '../list/use-arrivals'
import { MISSED, oldestKept } from './gap-words'
import { HistoryList } from './history-list'
import type { VerifiedRow } from './history-row'
import type { Period } from './question'

/** Every genuine arrival of the inbox: it has to be known whole to say what is missing in it. */
async function readAll(inbox: string, signal: AbortSignal): Promise<KeptArrival[]> {
  const all: KeptArrival[] = []
  for (let before: number | null = null; ; ) {
    const page: ArrivalPage = await fetchJson<ArrivalPage>(
      arrivalsAddress(inbox, { ring: 'genuine' }, before),
      signal,
    )
    all.push(...page.arrivals)
    if (page.next === null) return all
    before = page.next
  }
}

interface GapPanelProps {
  inbox: InboxFacts
  rows: readonly VerifiedRow[]
  /** `null`: only a part of the period was asked for, so nothing can be said of what is only here. */
  period: Period | null
  marked: ReadonlySet<string>
  onMark: (id: string, marked: boolean) => void
}

/** Apple's history beside the inbox: what never came, and why that may be. */
export function GapPanel({ inbox, rows, period, marked, onMark }: GapPanelProps) {
  const all = useQuery({
    queryKey: ['all-arrivals', inbox.id, rows.length],
    queryFn: ({ signal }) => readAll(inbox.id, signal),
    staleTime: 0,
  })
  if (all.isError) return <NotRead what="The inbox" onAgain={() => void all.refetch()} />
  if (!all.data) return <EmptyState title="Loading the inbox" />
  const gap = historyGap(rows, {
    arrived: all.data.flatMap(({ told }) => (told ? [told] : [])),
    since: inbox.created,
    oldest: oldestKept(inbox),
    period,
  })
  const why = new Map(gap.missed.map((row) => [row.id, row.why]))
  return (
    <>
      <p data-testid="gap" className="border-b px-4 py-2">
        {gap.missed.length === 0
          ? 'Everything in this history is in the inbox.'
          : `${gap.missed.length} of ${rows.length} never reached this inbox.`}{' '}
        <span className="text-muted">
          {gap.arrived.length} in both.
          {period !== null && gap.onlyHere.length > 0
            ? ` ${gap.onlyHere.length} only in the inbox: Apple’s history of this period does not have them.`
            : ''}
          {gap.unknown.length > 0 ? ` ${gap.unknown.length} without a UUID to compare by.` : ''}
        </span>
      </p>
      {gap.missed.length > 0 ? (
        <HistoryList
          label="Missing in this inbox"
          rows={gap.missed}
          marked={marked}
          onMark={onMark}
          note={({ id }) => {
            const reason = why.get(id)
            return reason === undefined ? null : MISSED[reason]
          }}
        />
      ) : null}
    </>
  )
}
