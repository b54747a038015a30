'use client'

import { type FormEvent, useState } from 'react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { KeyChange, KeyProblem } from '@/lib/session/key-change'
import { type KeyIds, keyKindOfName, NO_IDS } from '@/lib/session/key-kinds'
import { KeyIdFields } from './key-id-fields'
import { KeyKindField } from './key-kind-field'
import { type KeyPlace, KeyPlaceField } from './key-place-field'
import { ProblemNote } from './problem-note'
import type { Upload } from './read-upload'

interface KeyDetailsProps {
  picked: Upload
  problem: KeyProblem | null
  busy: boolean
  onKeep: (said: KeyChange, place: KeyPlace) => void
  onCancel: () => void
}

/** What was recognised, and the ids that no key file contains. */
export function KeyDetails({ picked, problem, busy, onKeep, onCancel }: KeyDetailsProps) {
  const [name, setName] = useState(picked.fileName?.replace(/\.[^.]*$/, '') ?? 'Pasted key')
  const [kind, setKind] = useState(keyKindOfName(picked.fileName ?? ''))
  const [ids, setIds] = useState<KeyIds>({ ...NO_IDS, keyId: picked.keyId })
  const [place, setPlace] = useState<KeyPlace>('session')
  const [asked, setAsked] = useState(false)

  function keep(event: FormEvent) {
    event.preventDefault()
    if (kind === null) return setAsked(true)
    onKeep({ name, kind, ...ids }, place)
  }

  return (
    <form onSubmit={keep} className="grid gap-4 p-4">
      <div className="grid gap-1.5">
        <p className="flex flex-wrap items-center gap-2">
          <Badge meaning="pass">Private key</Badge>
          <span>EC P-256, PKCS#8: the form that Apple’s services accept.</span>
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
      <KeyKindField
        kind={kind}
        onChange={setKind}
        error={asked && kind === null ? 'Choose one: the key itself does not say.' : undefined}
        hint={
          kind === null
            ? 'Keys for APNs and for App Store Connect look the same, and so do their file names.'
            : undefined
        }
      />
      <div className="flex flex-wrap items-start gap-3">
        <Field label="Name" className="max-w-full grow basis-56">
          <Input value={name} maxLength={80} onChange={(event) => setName(event.target.value)} />
        </Field>
        <KeyIdFields
          kind={kind}
          ids={ids}
          onChange={setIds}
          hints={
            picked.keyId !== '' && picked.keyId === ids.keyId
              ? { keyId: 'Taken from the file name.' }
              : {}
          }
        />
      </div>
      <KeyPlaceField place={place} onChange={setPlace} />
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
