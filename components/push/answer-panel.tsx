'use client'

import type { ReactNode } from 'react'
import { FindingList } from '@/components/findings/finding-list'
import { useAnnounced } from '@/components/ui/announce'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Disclosure } from '@/components/ui/disclosure'
import { Panel, PanelHeader } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import { Value } from '@/components/ui/value'
import { environment } from '@/lib/apple/environments'
import type { Attempt, SendProblem } from '@/lib/push/attempt'
import type { Mend } from '@/lib/push/certain-rows'
import { pushDraft } from '@/lib/push/draft'
import type { Evidence } from '@/lib/push/evidence'
import { explainOutcome } from '@/lib/push/explain'
import { AgainButton } from './again-button'
import { CertainList } from './certain-list'
import { attemptKind, outcomeLook } from './outcome-look'
import { RawAnswer } from './raw-answer'
import { formatDuration, Timings } from './timings'

interface AnswerPanelProps {
  attempt: Attempt
  /** Sends the request of this attempt once more, as it was. */
  onAgain: (despiteHold: boolean) => void
  onShow: (at: string) => void
  /** What else is known now, and what takes a change that mends the push. */
  evidence: Evidence
  onMend: (mend: Mend) => void
  busy: boolean
  /** What the simulator did with it, where it went there. */
  arrival: ReactNode
}

/** What APNs said, what that means, and what to do: beside the request that caused it. */
export function AnswerPanel(props: AnswerPanelProps) {
  const { attempt, onAgain, onShow, evidence, onMend, busy, arrival } = props
  const { outcome, request } = attempt
  const look = outcomeLook(attemptKind(attempt))
  const said = outcome
    ? explainOutcome(outcome, pushDraft(request, attempt.startedAt), evidence)
    : {
        headline: 'It is not known what became of this push',
        sentence:
          'The console stopped after it had noted that it would send, and before an answer came.',
        certain: [],
        findings: [],
      }
  const status = outcome?.exchange.response?.status
  useAnnounced(`${look.word}. ${said.headline}. ${said.sentence}`, attempt.id)
  return (
    <Panel aria-labelledby="answer-title" data-testid="answer">
      <PanelHeader
        titleId="answer-title"
        title={
          <span className="flex flex-wrap items-center gap-2">
            <Badge meaning={look.meaning}>{look.word}</Badge>
            {status === undefined ? null : <code>{status}</code>}
            {outcome?.reason ? <code>{outcome.reason}</code> : null}
          </span>
        }
        aside={
          <>
            {environment(request.environment).title},{' '}
            {outcome ? formatDuration(outcome.exchange.timings.total) : 'no answer'},{' '}
            <Time at={attempt.startedAt} show="distance" />
          </>
        }
      >
        <AgainButton until={outcome?.retryAt ?? null} onAgain={onAgain} busy={busy} />
      </PanelHeader>
      <div className="grid gap-1 p-4">
        <p className="font-medium text-lg">{said.headline}</p>
        <p className="max-w-prose text-muted">{said.sentence}</p>
        <div aria-live="polite">{arrival}</div>
      </div>
      {outcome?.kind === 'accepted' ? (
        <Disclosure title="What 200 means, and what it does not" className="border-t px-4 py-1">
          <FindingList label="Explanation" findings={said.findings} className="-mx-4" />
        </Disclosure>
      ) : (
        <>
          <CertainList causes={said.certain} onShow={onShow} onMend={onMend} />
          <FindingList
            label="Explanation"
            findings={said.findings}
            onShow={onShow}
            className="border-t"
          />
        </>
      )}
      <div className="grid gap-3 border-t p-4">
        {outcome ? <Timings timings={outcome.exchange.timings} /> : null}
        <div className="flex min-w-0 items-baseline gap-3">
          <span className="shrink-0 text-muted text-xs">apns-id</span>
          <Value value={attempt.apnsId} label="apns-id" />
        </div>
        {outcome ? <RawAnswer exchange={outcome.exchange} /> : null}
      </div>
    </Panel>
  )
}

interface ProblemPanelProps {
  problem: SendProblem
  onShow: (at: string) => void
  actions: ReactNode
}

/** Why nothing was sent. The push stays as it was composed. */
export function ProblemPanel({ problem, onShow, actions }: ProblemPanelProps) {
  return (
    <Panel aria-labelledby="answer-title" data-testid="answer">
      <PanelHeader titleId="answer-title" title={<Badge meaning="warning">Not sent</Badge>} />
      <div role="alert" className="grid gap-2 p-4">
        <p className="font-medium text-lg">{problem.title}</p>
        <p className="max-w-prose text-muted">{problem.message}</p>
        <p className="max-w-prose">{problem.fix}</p>
        <div className="flex flex-wrap gap-2 pt-1">
          {problem.at ? (
            <Button onClick={() => problem.at && onShow(problem.at)}>Show the field</Button>
          ) : null}
          {actions}
        </div>
      </div>
    </Panel>
  )
}
