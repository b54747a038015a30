'use client'

import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import {
  CHOICES,
  type FaultChoice,
  faultSentence,
  readFault,
} from '@/lib/simulator/app-store-faults'
import type { AppStoreFault } from '@/lib/simulator/app-store-state'
import { ERROR_CHOICES } from './error-choices'
import { Problem } from './problem'
import { type RunAppStore, useAppStoreCommand } from './use-command'

interface AnswersFormProps {
  faults: readonly AppStoreFault[]
  run: RunAppStore
}

/** What the next requests are answered with, whatever they ask. */
export function AnswersForm({ faults, run }: AnswersFormProps) {
  const { send, busy, problem } = useAppStoreCommand(run)
  const [kind, setKind] = useState<FaultChoice['value']>('error')
  const [errorCode, setErrorCode] = useState('5000001')
  const [times, setTimes] = useState('1')
  const [seconds, setSeconds] = useState('5')
  const [missing, setMissing] = useState<string | null>(null)
  const choice = CHOICES.find(({ value }) => value === kind)

  function add(event: FormEvent) {
    event.preventDefault()
    const fault = readFault({ kind, errorCode, times, seconds })
    if (typeof fault === 'string') return setMissing(fault)
    setMissing(null)
    send({ do: 'answer-next', fault })
  }

  return (
    <form aria-labelledby="answers-title" className="grid content-start gap-3 p-4" onSubmit={add}>
      <h3 id="answers-title" className="font-medium">
        Answers from the API
      </h3>
      <p className="text-muted">On both sides, whatever the next requests are for.</p>
      <div className="flex flex-wrap items-start gap-3">
        <Field label="Answer with" className="flex-1 basis-44">
          <Select value={kind} options={CHOICES} onValueChange={setKind} />
        </Field>
        {kind === 'error' ? (
          <Field
            label="Error code"
            className="flex-1 basis-56"
            hint={ERROR_CHOICES.find(({ value }) => value === errorCode)?.about}
          >
            <Select value={errorCode} options={ERROR_CHOICES} onValueChange={setErrorCode} />
          </Field>
        ) : null}
        {choice?.seconds ? (
          <Field label={choice.seconds} className="w-36">
            <Input
              inputMode="decimal"
              value={seconds}
              onChange={(event) => setSeconds(event.target.value)}
            />
          </Field>
        ) : null}
        <Field label="How many requests" className="w-36">
          <Input
            inputMode="numeric"
            value={times}
            onChange={(event) => setTimes(event.target.value)}
          />
        </Field>
      </div>
      <p className="text-muted text-xs">{choice?.about}</p>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" busy={busy}>
          Switch it on
        </Button>
        {faults.length > 0 ? (
          <Button variant="ghost" onClick={() => send({ do: 'clear-faults' })}>
            Clear all
          </Button>
        ) : null}
      </div>
      <Problem>{missing ?? problem}</Problem>
      {faults.length > 0 ? (
        <ol aria-label="Waiting for requests" className="grid list-decimal gap-1 pl-5">
          {faults.map((fault, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a queue may hold the same twice
            <li key={index}>{faultSentence(fault)}</li>
          ))}
        </ol>
      ) : (
        <p className="text-muted">Nothing is waiting: every request gets its regular answer.</p>
      )}
    </form>
  )
}
