'use client'

import { useState } from 'react'
import { useEnvironment } from '@/components/shell/environment'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Panel } from '@/components/ui/panel'
import { Segmented } from '@/components/ui/segmented'
import { notificationDays } from '@/lib/apple/app-store/notification-history'
import type { InboxFacts } from '@/lib/notifications/inbox'
import type { ReplayItem } from '../replay/use-replay'
import { useSelection } from '../replay/use-selection'
import { GapPanel } from './gap-panel'
import { HistoryList } from './history-list'
import type { VerifiedRow } from './history-row'
import { ProgressLine } from './progress-line'
import { FIRST_QUESTION, missingIn, periodOf } from './question'
import { QuestionForm } from './question-form'
import { type HistoryState, useHistory } from './use-history'
import { useAsker, WhoAsks } from './who-asks'

/** What Apple sent and how that went, beside what is in the inbox. */
export function HistoryView({ inbox }: { inbox: InboxFacts | null }) {
  const { environment } = useEnvironment()
  const asker = useAsker()
  const { state, ask, stop, goOn } = useHistory()
  const kept = notificationDays(environment.id)
  const [chosen, setQuestion] = useState(FIRST_QUESTION)
  const days = chosen.days === null ? null : Math.min(chosen.days, kept)
  const question = { ...chosen, days }
  const { key } = asker
  // Whether it is complete does not depend on the hour.
  const missing =
    key === null
      ? 'This needs an In-App Purchase key.'
      : missingIn(question, periodOf(question, environment.id, 0))

  function begin() {
    const period = periodOf(question, environment.id, Date.now())
    if (!key || !period) return
    ask({
      question,
      place: environment.id,
      period,
      keyId: key.id,
    })
  }
  return (
    <div className="grid gap-4">
      <Panel
        aria-label="Request to Apple"
        className="grid gap-4 p-4 lg:grid-cols-[minmax(0,1fr)_20rem]"
      >
        <QuestionForm
          question={question}
          kept={kept}
          onChange={setQuestion}
          missing={missing}
          busy={state.feed.phase === 'loading'}
          onAsk={begin}
        />
        <WhoAsks asker={asker} />
      </Panel>
      {state.asked === null ? null : (
        <Answer state={state} inbox={inbox} onStop={stop} onGoOn={goOn} />
      )}
    </div>
  )
}

interface AnswerProps {
  state: HistoryState
  inbox: InboxFacts | null
  onStop: () => void
  onGoOn: () => void
}

function Answer({ state, inbox, onStop, onGoOn }: AnswerProps) {
  const { feed, rows, asked } = state
  const [list, setList] = useState<'all' | 'gap'>('all')
  const { marked, mark, setMarked, replay, replayPanel } = useSelection()
  const selection = rows.filter(({ id }) => marked.has(id))
  const whole = asked?.question.by === 'everything' && !asked.question.onlyFailures
  return (
    <>
      {replayPanel}
      <Panel aria-label="History">
        <ProgressLine feed={feed} onStop={onStop} onGoOn={onGoOn} />
        {rows.length > 0 ? (
          <div className="flex flex-wrap items-center gap-2 border-b px-4 py-2">
            {inbox ? (
              <Segmented
                aria-label="Which of them"
                value={list}
                options={[
                  { value: 'all', label: `All ${rows.length}` },
                  { value: 'gap', label: 'Missing in the inbox', disabled: feed.phase !== 'done' },
                ]}
                onValueChange={setList}
              />
            ) : null}
            <Button
              size="sm"
              variant="ghost"
              onClick={() => setMarked(selection.length > 0 ? [] : rows.map(idOf))}
            >
              {selection.length > 0 ? 'Select none' : 'Select all'}
            </Button>
            {selection.length > 0 ? (
              <Button size="sm" onClick={() => replay(selection.toSorted(byTime).map(itemOf))}>
                Replay {selection.length} in order
              </Button>
            ) : null}
          </div>
        ) : null}
        {rows.length === 0 && feed.phase === 'done' ? (
          <EmptyState title="Nothing in this period">
            Apple sent nothing that fits, or the app has no address for notifications in this
            environment. Request a test notification to find out which.
          </EmptyState>
        ) : null}
        {rows.length > 0 && list === 'all' ? (
          <HistoryList label="History from Apple" rows={rows} marked={marked} onMark={mark} />
        ) : null}
        {list === 'gap' && inbox && feed.phase === 'done' ? (
          <GapPanel
            inbox={inbox}
            rows={rows}
            period={whole ? (asked?.period ?? null) : null}
            marked={marked}
            onMark={mark}
          />
        ) : null}
      </Panel>
    </>
  )
}

const idOf = ({ id }: VerifiedRow) => id

const byTime = (one: VerifiedRow, other: VerifiedRow) => (one.signedAt ?? 0) - (other.signedAt ?? 0)

function itemOf({ id, told, token }: VerifiedRow): ReplayItem {
  return { id, title: told.title, what: { signedPayload: token } }
}
