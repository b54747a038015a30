'use client'

import { parseAsString, useQueryState } from 'nuqs'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useCommand } from '@/components/shell/commands'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { later } from '@/components/ui/later'
import { Panel } from '@/components/ui/panel'
import { Segmented } from '@/components/ui/segmented'
import { cn } from '@/lib/cn'
import { isFiltering } from '@/lib/notifications/filter'
import type { InboxFacts, KeptArrival } from '@/lib/notifications/inbox'
import { InboxFindings } from './inbox-findings'
import { ArrivalList } from './list/arrival-list'
import { Filters } from './list/filters'
import { LiveBar } from './list/live-bar'
import { Nothing } from './list/nothing'
import { useArrivals } from './list/use-arrivals'
import { NO_FILTER, useFilter } from './list/use-filter'
import { useLive } from './live/use-live'
import { useNotices } from './live/use-notices'
import { useTitleCount } from './live/use-title-count'
import { Chosen } from './reading/chosen'
import type { ReplayItem } from './replay/use-replay'
import { useSelection } from './replay/use-selection'

const ReadingPane = later(() =>
  import('./reading/reading-pane').then((module) => module.ReadingPane),
)

const RINGS = [
  { value: 'genuine', label: 'Notifications' },
  { value: 'other', label: 'Anything else' },
] as const

/** An inbox like that of a mail client: a live list, and what is chosen beside it. */
export function InboxView({ inbox: facts }: { inbox: InboxFacts }) {
  const { inbox, state } = useLive(facts)
  const { values, setValues, filter } = useFilter()
  const [paused, setPaused] = useState<typeof state.live | null>(null)
  const shown = paused ?? state.live
  const { query, arrivals } = useArrivals(facts.id, filter, shown)
  const [chosen, setChosen] = useQueryState('arrival', parseAsString)
  const { marked, mark, setMarked, replay, replayPanel } = useSelection()
  const pane = useRef<HTMLDivElement>(null)
  useTitleCount(state.live.unread.size)

  const open = useCallback(
    (id: string) => {
      inbox.read([id])
      void setChosen(id)
      // Where they stand under each other, what was opened comes into sight.
      if (window.matchMedia('(width < 64rem)').matches) pane.current?.scrollIntoView()
    },
    [inbox, setChosen],
  )
  const notices = useNotices(inbox, open)
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query
  const onEnd = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage])
  const arrival = arrivals.find(({ id }) => id === chosen) ?? null
  const selection = useMemo(
    () => arrivals.filter(({ id }) => marked.has(id)).toReversed(),
    [arrivals, marked],
  )
  const replaySelection = () => replay(selection.map((row) => itemOf(facts.id, row)))
  useEffect(() => {
    // Whoever comes by an address with an arrival has it open, so it is read.
    if (chosen !== null) inbox.read([chosen])
  }, [chosen, inbox])
  useCommand({
    id: 'notifications-pause',
    title: paused ? 'Resume the list of notifications' : 'Pause the list of notifications',
    run: () => setPaused(paused ? null : state.live),
  })
  useCommand(
    selection.length === 0
      ? null
      : {
          id: 'notifications-replay',
          title: 'Replay the selected notifications',
          run: replaySelection,
        },
  )
  return (
    <div className="grid gap-4">
      <div className={cn('contents', chosen !== null && 'print:hidden')}>
        <InboxFindings inbox={facts.id} version={state.live.version} onShow={open} />
      </div>
      {replayPanel}
      <Panel
        aria-label="Arrivals in this inbox"
        className="grid lg:grid-cols-[minmax(22rem,2fr)_minmax(0,3fr)] print:block"
      >
        {/* What is read is printed, or else the list. */}
        <div className={cn('min-w-0 lg:border-r', chosen !== null && 'print:hidden')}>
          <div className="flex flex-wrap items-center justify-between gap-2 border-b px-3 py-2">
            <Segmented
              aria-label="Which arrivals"
              value={values.ring}
              options={RINGS}
              onValueChange={(ring) => void setValues({ ring })}
            />
            <LiveBar
              link={state.link}
              paused={paused !== null}
              waiting={paused === null ? 0 : Math.max(0, state.live.rows.size - paused.rows.size)}
              onPause={(next) => setPaused(next ? state.live : null)}
              sound={notices.sound}
              onSound={notices.toggleSound}
              desktop={notices.desktop}
              onDesktop={notices.toggleDesktop}
            />
          </div>
          {notices.refusal === null ? null : (
            <p role="alert" className="border-b px-3 py-2 text-warning">
              {notices.refusal}
            </p>
          )}
          <div className="flex items-center gap-1.5 border-b px-3 py-2">
            <Filters values={values} onChange={(part) => void setValues(part)} />
            {state.live.unread.size > 0 ? (
              <Button size="sm" variant="ghost" onClick={() => inbox.read(state.live.unread)}>
                Mark {state.live.unread.size} read
              </Button>
            ) : null}
          </div>
          {selection.length > 0 ? (
            <div className="flex flex-wrap items-center gap-2 border-b bg-sunken px-3 py-1.5">
              <span className="tabular-nums">{selection.length} selected</span>
              <Button size="sm" onClick={replaySelection}>
                Replay in order
              </Button>
              <Button size="sm" variant="ghost" onClick={() => setMarked([])}>
                Select none
              </Button>
            </div>
          ) : null}
          {arrivals.length > 0 ? (
            <ArrivalList
              // Whatever is filtered by begins at its newest.
              key={JSON.stringify(filter)}
              arrivals={arrivals}
              chosen={chosen}
              unread={state.live.unread}
              marked={marked}
              onOpen={open}
              onMark={mark}
              onEnd={onEnd}
            />
          ) : (
            <Nothing
              reading={query.isPending || query.isPlaceholderData}
              failed={query.isError}
              filtered={isFiltering(filter)}
              other={values.ring === 'other'}
              onAgain={() => void query.refetch()}
              onAll={() => void setValues(NO_FILTER)}
            />
          )}
        </div>
        <div
          ref={pane}
          className="relative min-w-0 scroll-mt-14 max-lg:border-t lg:max-h-[41rem] lg:overflow-y-auto print:max-h-none print:overflow-visible print:border-t-0"
        >
          {arrival ? (
            <ReadingPane
              key={arrival.id}
              inbox={facts.id}
              arrival={arrival}
              onReplay={() => replay([itemOf(facts.id, arrival)])}
            />
          ) : chosen !== null ? (
            <Chosen
              key={chosen}
              inbox={facts.id}
              id={chosen}
              onReplay={(one) => replay([itemOf(facts.id, one)])}
            />
          ) : (
            <EmptyState title={arrivals.length > 0 ? 'Choose one to read it' : 'Nothing to read'}>
              What its type and subtype mean together, what it says about access, what usually comes
              next, how it was verified, and the raw body.
            </EmptyState>
          )}
        </div>
      </Panel>
    </div>
  )
}

function itemOf(inbox: string, { id, told }: KeptArrival): ReplayItem {
  return { id, title: told?.title ?? 'It cannot be opened', what: { inbox, id } }
}
