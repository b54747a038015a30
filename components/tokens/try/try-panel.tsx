'use client'

import { useMutation } from '@tanstack/react-query'
import { Send } from 'lucide-react'
import { useState } from 'react'
import { useEnvironment } from '@/components/shell/environment'
import { EnvironmentDot } from '@/components/shell/environment-look'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Panel, PanelHeader } from '@/components/ui/panel'
import { Progress } from '@/components/ui/progress'
import type { Environment } from '@/lib/apple/environments'
import type { TryOrder, TryResult } from '@/lib/token/try/order'
import { TRY_TOPIC } from '@/lib/token/try/request'
import { TryAnswer } from './try-answer'

/** The server action that sends; handed down by the page. */
export type TryToken = (order: TryOrder) => Promise<TryResult>

interface TryPanelProps {
  /** As it goes behind `bearer`. */
  token: string
  tryToken: TryToken
}

/** Asks the chosen APNs whether it accepts the token. Nothing goes out before the click. */
export function TryPanel({ token, tryToken }: TryPanelProps) {
  const { environment } = useEnvironment()
  const [topic, setTopic] = useState(TRY_TOPIC)
  const [sure, setSure] = useState(false)
  const { mutate, data, variables, isPending, isError } = useMutation({ mutationFn: tryToken })
  const real = environment.apns === 'production' && !environment.simulated
  const order: TryOrder = {
    providerToken: token,
    environment: environment.id,
    topic: topic.trim(),
    confirmed: real && sure,
  }
  // An answer is shown beside what it is about, and never beside anything else.
  const about = variables?.providerToken === token && variables.environment === environment.id

  function onTry() {
    if (real && !sure) return setSure(true)
    setSure(false)
    mutate(order)
  }

  return (
    <Panel aria-labelledby="try-title" className={data ? undefined : 'print:hidden'}>
      <PanelHeader
        title="Try it"
        titleId="try-title"
        aside={
          <span className="flex items-center gap-1.5">
            <EnvironmentDot id={environment.id} />
            {environment.title}
          </span>
        }
      />
      <div className="grid gap-4 p-4">
        <p className="max-w-prose">
          The button sends this token {whereTo(environment)}, in a background push for a device
          token that was made up, so nothing can be delivered. The answer tells you whether the
          token is accepted. This is the only thing on the page that sends the token anywhere; it is
          neither kept nor logged.
        </p>
        <Field
          label="Topic"
          hint="The bundle ID of one of the team’s apps gives the surest answer; any other mostly works."
        >
          <Input
            mono
            value={topic}
            maxLength={255}
            onChange={(event) => setTopic(event.target.value)}
          />
        </Field>
        <div className="flex flex-wrap items-center gap-2">
          {real && sure ? (
            <>
              <Button variant="danger-solid" onClick={onTry} busy={isPending}>
                <Send />
                Really send it to Production
              </Button>
              <Button onClick={() => setSure(false)}>Cancel</Button>
            </>
          ) : (
            <Button variant="primary" onClick={onTry} busy={isPending}>
              <Send />
              Send it to {environment.title}
            </Button>
          )}
        </div>
        {real && sure ? (
          <p role="alert" className="text-production">
            This is Apple’s production service. APNs counts a sender’s errors, so do not do this
            repeatedly.
          </p>
        ) : null}
        {isPending ? <Progress label="Sending" /> : null}
      </div>
      <div aria-live="polite">
        {isError && about && !isPending ? (
          <p className="border-t bg-unverified-soft px-4 py-2.5">
            The console itself did not answer, so nothing is known about the token. Check that its
            server is running, then try again.
          </p>
        ) : null}
        {data && about && !isPending ? <TryAnswer result={data} /> : null}
      </div>
    </Panel>
  )
}

function whereTo({ host, title }: Environment): string {
  return host === null
    ? `to the console’s server and from there to its simulator (${title}), on the same machine and not to Apple`
    : `to the console’s server and from there to Apple (${host})`
}
