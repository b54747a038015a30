'use client'

import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { TableCell, TableRow } from '@/components/ui/table'
import type { KeyChange, KeyProblem } from '@/lib/session/key-change'
import { KeyIdFields } from './key-id-fields'
import { KeyKindField } from './key-kind-field'

/** Corrects what is said about a key, wherever it is kept. */
export type ChangeKey = (
  id: string,
  said: KeyChange,
) => Promise<{ ok: true } | { ok: false; problem: KeyProblem }>

interface EditKeyRowProps {
  facts: KeyChange & { id: string }
  changeKey: ChangeKey
  onDone: () => void
  onCancel: () => void
}

/** Corrects what is said about a key; the key itself stays as it is. */
export function EditKeyRow({ facts, changeKey, onDone, onCancel }: EditKeyRowProps) {
  const [said, setSaid] = useState<KeyChange>(facts)
  const { name, kind, keyId, teamId, issuerId, bundleId, appAppleId } = said
  const ids = { keyId, teamId, issuerId, bundleId, appAppleId }
  const change = useMutation({
    mutationFn: () => changeKey(facts.id, { name, kind, ...ids }),
    onSuccess: (result) => {
      if (result.ok) onDone()
    },
  })
  const problem = change.isError
    ? 'The console did not answer. Check that its server is running, then try again.'
    : change.data && !change.data.ok
      ? change.data.problem.message
      : null
  function save(event: FormEvent) {
    event.preventDefault()
    change.mutate()
  }
  return (
    <TableRow>
      <TableCell colSpan={8}>
        <form
          onSubmit={save}
          className="sticky left-4 grid w-[min(56rem,calc(100vw-4.25rem))] gap-2 py-1"
        >
          <KeyKindField kind={kind} onChange={(next) => setSaid({ ...said, kind: next })} />
          <div className="flex flex-wrap items-start gap-2">
            <Field label="Name" className="max-w-full grow basis-56">
              <Input
                autoFocus
                value={name}
                maxLength={80}
                onChange={(event) => setSaid({ ...said, name: event.target.value })}
              />
            </Field>
            <KeyIdFields
              terse
              kind={kind}
              ids={ids}
              onChange={(next) => setSaid({ ...said, ...next })}
            />
          </div>
          <div className="flex flex-wrap items-center gap-2">
            <Button type="submit" variant="primary" busy={change.isPending}>
              Save
            </Button>
            <Button onClick={onCancel}>Cancel</Button>
            <span role="alert" className="text-fail text-xs">
              {problem}
            </span>
          </div>
        </form>
      </TableCell>
    </TableRow>
  )
}
