'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Panel, PanelBody, PanelHeader } from '@/components/ui/panel'
import { Select } from '@/components/ui/select'
import { Switch } from '@/components/ui/switch'
import { FAULT_REASONS, type Fault } from '@/lib/simulator/faults'
import type { SimulatorState } from '@/lib/simulator/state'
import { type RunCommand, useRun } from './use-run'

interface FaultsPanelProps {
  state: SimulatorState
  run: RunCommand
}

interface FaultChoice {
  value: string
  label: string
  about: string
  fault: Fault
}

const CHOICES: readonly FaultChoice[] = [
  ...FAULT_REASONS.map(({ reason, about }) => ({
    value: reason,
    label: reason,
    about,
    fault: { kind: 'answer' as const, reason },
  })),
  {
    value: 'too-many-requests',
    label: 'TooManyRequests, Retry-After 5 s',
    about: 'Too many requests to the same device token.',
    fault: { kind: 'answer', reason: 'TooManyRequests', retryAfter: 5 },
  },
  {
    value: 'unavailable-30',
    label: 'ServiceUnavailable, Retry-After 30 s',
    about: 'APNs says how long to wait.',
    fault: { kind: 'answer', reason: 'ServiceUnavailable', retryAfter: 30 },
  },
  {
    value: 'goaway',
    label: 'GOAWAY before the request',
    about: 'The push was not looked at: it is sent again, once, on a new connection.',
    fault: { kind: 'goaway', reason: 'Shutdown', keeps: 'nothing' },
  },
  {
    value: 'close',
    label: 'Connection breaks after the request',
    about: 'It was processed, but the answer never comes: nobody can tell from this side.',
    fault: { kind: 'close' },
  },
  {
    value: 'delay',
    label: 'Answer after 3 s',
    about: 'As slow as a bad network.',
    fault: { kind: 'delay', delayMs: 3000 },
  },
]

/** What cannot be brought about by a request: bad days on Apple's side. */
export function FaultsPanel({ state, run }: FaultsPanelProps) {
  const command = useRun(run)
  const [chosen, setChosen] = useState('InternalServerError')
  const choice = CHOICES.find((row) => row.value === chosen)
  return (
    <Panel aria-labelledby="faults-title">
      <PanelHeader
        title="A bad day at Apple’s"
        titleId="faults-title"
        aside={state.faults.length > 0 ? `${state.faults.length} waiting` : undefined}
      >
        {state.faults.length > 0 ? (
          <Button size="sm" onClick={() => command.mutate({ do: 'clear-faults' })}>
            Clear
          </Button>
        ) : null}
      </PanelHeader>
      <PanelBody>
        <div className="flex flex-wrap items-end gap-2">
          <Field label="Answer the next push with" className="min-w-0 flex-1 basis-56">
            <Select value={chosen} options={CHOICES} onValueChange={setChosen} />
          </Field>
          <Button
            onClick={() => choice && command.mutate({ do: 'answer-next', fault: choice.fault })}
          >
            Do it once
          </Button>
        </div>
        <Switch
          label="Spell BadEnvironmentKeyIdInToken as seen on the wire (without “Id”)"
          checked={state.wireSpelling === 'observed'}
          onCheckedChange={(on) =>
            command.mutate({ do: 'set-wire-spelling', spelling: on ? 'observed' : 'documented' })
          }
        />
      </PanelBody>
    </Panel>
  )
}
