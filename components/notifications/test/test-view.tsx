'use client'

import { BellRing, CircleCheck, CircleX, Square } from 'lucide-react'
import { useEnvironment } from '@/components/shell/environment'
import { FailedCall } from '@/components/transactions/customer/failed-call'
import { NEW_FEED } from '@/components/transactions/paging'
import { Attempts } from '@/components/transactions/tabs/attempts'
import { Button } from '@/components/ui/button'
import { Panel } from '@/components/ui/panel'
import { Progress } from '@/components/ui/progress'
import type { CallResult } from '@/lib/app-store/answer'
import { ATTEMPT_RESULTS } from '@/lib/apple/send-attempts'
import type { InboxFacts } from '@/lib/notifications/inbox'
import { useAsker, WhoAsks } from '../history/who-asks'
import { useOpenInInspect } from '../reading/use-open-parts'
import { type TestState, useTest } from './use-test'

/** Apple sends a TEST notification to the address of an environment; the page follows it. */
export function TestView({ inbox }: { inbox: InboxFacts | null }) {
  const { environment } = useEnvironment()
  const asker = useAsker()
  const { test, ask, stop } = useTest()
  const { key } = asker
  const busy = test.state === 'asking' || test.state === 'following'
  return (
    <Panel aria-label="Test notification">
      <div className="grid gap-4 p-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid content-start gap-3">
          <p className="max-w-prose">
            Apple sends a notification of type TEST, in version 2 format, to the address set in App
            Store Connect for this environment. It carries no purchase.
          </p>
          <div className="flex flex-wrap gap-2">
            <Button
              variant="primary"
              busy={busy}
              disabled={key === null}
              onClick={() => key && void ask(environment.id, key.id)}
            >
              <BellRing />
              Request a test notification
            </Button>
            {test.state === 'following' ? (
              <Button onClick={stop}>
                <Square />
                Stop following
              </Button>
            ) : null}
          </div>
        </div>
        <WhoAsks asker={asker} />
      </div>
      <div role="status">
        <Outcome
          test={test}
          sandbox={environment.apns === 'sandbox'}
          simulated={environment.simulated}
          hasInbox={inbox !== null}
        />
      </div>
      {test.state === 'refused' ? (
        <Refused result={test.result} onAgain={() => key && void ask(environment.id, key.id)} />
      ) : null}
    </Panel>
  )
}

interface OutcomeProps {
  test: TestState
  sandbox: boolean
  simulated: boolean
  hasInbox: boolean
}

function Outcome({ test, sandbox, simulated, hasInbox }: OutcomeProps) {
  const open = useOpenInInspect()
  if (test.state === 'asking' || test.state === 'following') {
    return (
      <div className="grid border-t">
        <p className="px-4 py-3">
          {test.state === 'asking'
            ? 'Requesting it.'
            : 'It is on its way. Its status is checked every two seconds, for two minutes.'}
        </p>
        <Progress label="Following the test notification" />
      </div>
    )
  }
  if (test.state === 'given-up') {
    return (
      <p className="max-w-prose border-t px-4 py-3">
        Apple has not said how it ended, and it is no longer followed. In production Apple may still
        try again: the history shows the attempts.
      </p>
    )
  }
  if (test.state !== 'ended') return null
  const { status } = test
  const { attempts, token } = status
  const landed = status.state === 'landed'
  const Icon = landed ? CircleCheck : CircleX
  const last = attempts.at(-1)?.result ?? ''
  return (
    <div className="flex items-start gap-2.5 border-t px-4 py-3">
      <Icon
        aria-hidden
        className={landed ? 'mt-0.5 size-4 shrink-0 text-pass' : 'mt-0.5 size-4 shrink-0 text-fail'}
      />
      <div className="grid min-w-0 justify-items-start gap-2">
        <p className="font-medium">{landed ? 'It landed' : 'It did not land'}</p>
        <p className="max-w-prose text-muted">
          {landed
            ? `The server answered with a status from 200 to 206.${hasInbox ? ' If the address is that of this inbox, it is there.' : ''} The notification of a real purchase goes the same way, to the address for its own environment.`
            : `${last}: ${ATTEMPT_RESULTS[last] ?? 'not documented'}.`}
        </p>
        <Attempts attempts={attempts} sandbox={sandbox} edge="left" />
        {token === null ? null : (
          <Button size="sm" onClick={() => open([token], simulated)}>
            Open it in Inspect
          </Button>
        )}
      </div>
    </div>
  )
}

function Refused({ result, onAgain }: { result: CallResult | null; onAgain: () => void }) {
  return (
    <FailedCall
      names={['test notification']}
      feed={{
        ...NEW_FEED,
        phase: 'failed',
        failure: result,
        problem: result === null ? 'The console did not answer.' : null,
      }}
      onAgain={onAgain}
    />
  )
}
