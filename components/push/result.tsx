'use client'

import { useEffect, useRef } from 'react'
import type { SimulatorView } from '@/components/simulator/use-simulator'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { later } from '@/components/ui/later'
import { PageLink } from '@/components/ui/page-link'
import { Panel, PanelHeader } from '@/components/ui/panel'
import { Progress } from '@/components/ui/progress'
import type { Attempt } from '@/lib/push/attempt'
import type { Mend } from '@/lib/push/certain-rows'
import type { Evidence } from '@/lib/push/evidence'
import { AgainButton } from './again-button'
import { Arrival } from './arrival'
import type { Click, Shown } from './use-send'

const AnswerPanel = later(() => import('./answer-panel').then((module) => module.AnswerPanel))
const ProblemPanel = later(() => import('./answer-panel').then((module) => module.ProblemPanel))

interface ResultProps {
  shown: Shown | null
  sending: boolean
  simulator: SimulatorView
  onAgain: (attempt: Attempt, despiteHold: boolean) => void
  onAskAgain: (click: Click) => void
  onShow: (at: string) => void
  evidence: Evidence
  onMend: (mend: Mend) => void
  onTrialKey: (() => void) | null
  /** Sends what is composed, although APNs asked to wait. */
  onDespiteHold: () => void
}

/** What came of the last send, in the one place where the eye already is. */
export function Result(props: ResultProps) {
  const { shown, sending, simulator, onAgain, onAskAgain, onShow, onTrialKey, onDespiteHold } =
    props
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (shown !== null && place.current) bringIntoSight(place.current)
  }, [shown])
  return (
    <div ref={place} aria-busy={sending} className="grid scroll-mt-16 gap-2">
      {sending ? <Progress label="Sending" /> : null}
      {shown?.kind === 'attempt' ? (
        <>
          {shown.notice ? (
            <p role="status" className="rounded-lg border bg-notice-soft px-4 py-2">
              {shown.notice}
            </p>
          ) : null}
          <AnswerPanel
            attempt={shown.attempt}
            busy={sending}
            onAgain={(despiteHold) => onAgain(shown.attempt, despiteHold)}
            onShow={onShow}
            evidence={props.evidence}
            onMend={props.onMend}
            arrival={<Arrival attempt={shown.attempt} simulator={simulator} />}
          />
        </>
      ) : shown?.kind === 'problem' ? (
        <ProblemPanel
          problem={shown.problem}
          onShow={onShow}
          actions={
            shown.problem.code === 'session-ended' || shown.problem.code === 'no-key' ? (
              <>
                {onTrialKey ? (
                  <Button variant="primary" onClick={onTrialKey}>
                    Give me a key to try
                  </Button>
                ) : null}
                <Button asChild>
                  <PageLink href="/keys">Add a .p8 key</PageLink>
                </Button>
              </>
            ) : shown.problem.until !== undefined ? (
              <AgainButton until={shown.problem.until} onAgain={onDespiteHold} busy={sending} />
            ) : null
          }
        />
      ) : shown?.kind === 'lost' ? (
        <Lost click={shown.click} onAskAgain={onAskAgain} busy={sending} />
      ) : null}
    </div>
  )
}

/** On a phone the answer would come far below the button that asked for it. */
function bringIntoSight(element: HTMLElement) {
  const { top } = element.getBoundingClientRect()
  if (top < 0 || top > window.innerHeight * 0.75) element.scrollIntoView({ block: 'start' })
}

interface LostProps {
  click: Click
  onAskAgain: (click: Click) => void
  busy: boolean
}

function Lost({ click, onAskAgain, busy }: LostProps) {
  return (
    <Panel aria-labelledby="answer-title" data-testid="answer">
      <PanelHeader titleId="answer-title" title={<Badge meaning="unverified">No answer</Badge>} />
      <div role="alert" className="grid gap-2 p-4">
        <p className="font-medium text-lg">The console itself did not answer</p>
        <p className="max-w-prose text-muted">
          Its server may have stopped, or the connection to it broke. The push may or may not have
          gone out. What you composed is still here.
        </p>
        <p className="max-w-prose">
          Ask again once the server is running. Each click is sent at most once, so asking cannot
          send the push twice.
        </p>
        <div className="pt-1">
          <Button variant="primary" onClick={() => onAskAgain(click)} busy={busy}>
            Ask what became of it
          </Button>
        </div>
      </div>
    </Panel>
  )
}
