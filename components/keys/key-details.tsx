'use client'

import { type FormEvent, useState } from 'react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { KeyProblem } from '@/lib/session/key-change'
import { ProblemNote } from './problem-note'
import type { Upload } from './read-upload'

interface KeyDetailsProps {
  picked: Upload
  problem: KeyProblem | null
  busy: boolean
  onKeep: (form: FormData) => void
  onCancel: () => void
}

/** What was recognised, and the ids that no key file contains. */
export function KeyDetails({ picked, problem, busy, onKeep, onCancel }: KeyDetailsProps) {
  const [name, setName] = useState(picked.fileName?.replace(/\.[^.]*$/, '') ?? 'Pasted key')
  const [keyId, setKeyId] = useState(picked.keyId)
  const [teamId, setTeamId] = useState('')

  function keep(event: FormEvent) {
    event.preventDefault()
    const form = new FormData()
    // Bytes, so that neither side makes a string of the key.
    form.set('key', new Blob([new Uint8Array(picked.bytes)]), picked.fileName ?? 'pasted.p8')
    form.set('fileName', picked.fileName ?? '')
    form.set('name', name)
    form.set('keyId', keyId)
    form.set('teamId', teamId)
    onKeep(form)
  }

  return (
    <form onSubmit={keep} className="grid gap-4 p-4">
      <div className="grid gap-1.5">
        <p className="flex flex-wrap items-center gap-2">
          <Badge meaning="pass">Private key</Badge>
          <span>EC P-256, PKCS#8: what APNs signs with.</span>
        </p>
        {picked.repairs.length > 0 ? (
          <ul aria-label="Repairs" className="list-disc pl-5 text-muted">
            {picked.repairs.map((repair) => (
              <li key={repair}>{repair}</li>
            ))}
          </ul>
        ) : null}
        {picked.nameNote ? <p className="text-warning">{picked.nameNote}</p> : null}
      </div>
      <div className="grid gap-3 sm:grid-cols-3">
        <Field label="Name">
          <Input value={name} maxLength={80} onChange={(event) => setName(event.target.value)} />
        </Field>
        <Field
          label="Key ID"
          hint={
            picked.keyId !== '' && picked.keyId === keyId
              ? 'Taken from the file’s name.'
              : 'On the key’s page at Apple’s developer site.'
          }
        >
          <Input
            mono
            value={keyId}
            maxLength={64}
            placeholder="10 characters"
            onChange={(event) => setKeyId(event.target.value)}
          />
        </Field>
        <Field label="Team ID" hint="At the top right of Apple’s developer site.">
          <Input
            mono
            value={teamId}
            maxLength={64}
            placeholder="10 characters"
            onChange={(event) => setTeamId(event.target.value)}
          />
        </Field>
      </div>
      {problem ? <ProblemNote problem={problem} /> : null}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" busy={busy}>
          Keep this key
        </Button>
        <Button onClick={onCancel}>Do not keep it</Button>
      </div>
    </form>
  )
}
