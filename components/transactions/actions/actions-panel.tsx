'use client'

import { useMutation } from '@tanstack/react-query'
import { memo, useState } from 'react'
import { FindingList } from '@/components/findings/finding-list'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent, DialogFooter } from '@/components/ui/dialog'
import { Disclosure } from '@/components/ui/disclosure'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Panel } from '@/components/ui/panel'
import { Select } from '@/components/ui/select'
import type { CallResult } from '@/lib/app-store/answer'
import { type EnvironmentId, environment } from '@/lib/apple/environments'
import { credentialOf } from '../credential'
import { ACTION_ROWS, type ActionRow, type ChangeActions } from './action-rows'

interface ActionsPanelProps {
  environment: EnvironmentId
  /** The id of the key that asks, wherever it is kept. */
  keyId: string
  /** What the forms begin with. */
  transactionId: string | null
  originalTransactionId: string | null
  changes: ChangeActions
}

/** What debugging changes at the App Store: each says what it does, and Production asks once more. */
export const ActionsPanel = memo(function ActionsPanel(props: ActionsPanelProps) {
  return (
    <Panel aria-label="Change something at the App Store" className="print:hidden">
      <div className="px-4 py-2">
        <Disclosure title="Change something at the App Store">
          <p className="mb-2 max-w-prose text-muted">
            Everything else on this page only reads. These four change something at{' '}
            {environment(props.environment).title}.
          </p>
          <div className="grid gap-1">
            {ACTION_ROWS.map((row) => (
              <Disclosure key={row.id} title={row.title}>
                <ActionForm
                  key={`${props.transactionId} ${props.originalTransactionId}`}
                  row={row}
                  {...props}
                />
              </Disclosure>
            ))}
          </div>
        </Disclosure>
      </div>
    </Panel>
  )
})

function ActionForm({ row, ...props }: ActionsPanelProps & { row: ActionRow }) {
  const known: Record<string, string | null> = {
    transactionId: props.transactionId,
    originalTransactionId: props.originalTransactionId,
  }
  const [values, setValues] = useState<Record<string, string>>(() =>
    Object.fromEntries(row.fields.map(({ name, initial }) => [name, known[name] ?? initial])),
  )
  const [tried, setTried] = useState(false)
  const [asking, setAsking] = useState(false)
  const place = environment(props.environment)
  const send = useMutation({
    mutationFn: async (): Promise<CallResult> => {
      const who = await credentialOf(props.keyId)
      if (!who.ok) return { kind: 'not-sent', problem: who.problem }
      const { credential } = who
      const change = { id: crypto.randomUUID(), environment: place.id, credential }
      return row.send(props.changes, change, values)
    },
  })
  const bad = row.fields.some(({ name, problem }) => problem(values[name] ?? '') !== null)

  function submit() {
    setTried(true)
    if (bad) return
    if (place.id === 'production') setAsking(true)
    else send.mutate()
  }
  return (
    <form
      aria-label={row.title}
      className="grid max-w-2xl gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <p className="max-w-prose text-muted">{row.changes}</p>
      <div className="grid gap-3 sm:grid-cols-2">
        {row.fields.map(({ name, label, hint, mono, options, problem }) => {
          const value = values[name] ?? ''
          const set = (next: string) => setValues({ ...values, [name]: next })
          return (
            <Field key={name} label={label} hint={hint} error={tried ? problem(value) : null}>
              {options ? (
                <Select
                  options={options}
                  value={value === '' && !options.some((one) => one.value === '') ? null : value}
                  placeholder="Choose"
                  onValueChange={set}
                />
              ) : (
                <Input
                  {...(mono ? { mono } : {})}
                  value={value}
                  onChange={(event) => set(event.target.value)}
                />
              )}
            </Field>
          )
        })}
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" busy={send.isPending}>
          {row.verb} at {place.title}
        </Button>
      </div>
      {send.isError ? (
        <p role="alert" className="text-fail">
          The console did not answer, so it is not known whether this was done. Reload the customer
          before you try again.
        </p>
      ) : null}
      {send.data ? <Outcome result={send.data} /> : null}
      <Dialog open={asking} onOpenChange={setAsking}>
        <DialogContent title={`${row.title} at Production?`} about={row.changes}>
          <DialogFooter>
            <Button onClick={() => setAsking(false)}>Cancel</Button>
            <Button
              variant="danger-solid"
              onClick={() => {
                setAsking(false)
                send.mutate()
              }}
            >
              {row.verb} at Production
            </Button>
          </DialogFooter>
        </DialogContent>
      </Dialog>
    </form>
  )
}

function Outcome({ result }: { result: CallResult }) {
  if (result.kind === 'waiting') return <p role="status">{result.message}</p>
  if (result.kind !== 'answered') {
    const { title, message, fix } = result.problem
    return (
      <p role="alert" className="max-w-prose">
        <strong className="text-fail">{title}.</strong> {message} {fix}
      </p>
    )
  }
  const good = result.status >= 200 && result.status < 300
  return (
    <div role="status" className="grid gap-2">
      <p>
        <strong className={good ? 'text-pass' : 'text-fail'}>
          {good ? 'Accepted' : 'Refused'}.
        </strong>{' '}
        The App Store answered <code>{result.status}</code>.
        {good ? ' Reload the customer to see what changed.' : ''}
      </p>
      <FindingList findings={result.findings} />
      {result.body === null ? null : (
        <pre className="overflow-x-auto rounded-md bg-sunken p-2 text-xs">
          {JSON.stringify(result.body, null, 2)}
        </pre>
      )}
    </div>
  )
}
