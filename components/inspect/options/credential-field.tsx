'use client'

import { Plus, X } from 'lucide-react'
import { type DragEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'
import { cn } from '@/lib/cn'
import { visible } from '@/lib/text/visible'
import { FileButton } from '../input/file-button'
import type { CredentialFile } from './credential-file'

export interface Credential {
  name: string
  pem: string
}

interface CredentialFieldProps {
  label: string
  hint: string
  /** What one is called, as in "Add root". */
  noun: string
  placeholder: string
  values: readonly Credential[]
  onChange: (values: Credential[]) => void
  read: (file: File) => Promise<CredentialFile>
  parse: (name: string, pem: string) => CredentialFile | Promise<CredentialFile>
}

/** A list of PEMs: drop, choose or paste one; each can be taken out again. */
export function CredentialField(props: CredentialFieldProps) {
  const { label, hint, noun, placeholder, values, onChange, read, parse } = props
  const [pem, setPem] = useState('')
  const [error, setError] = useState<string | null>(null)
  const [over, setOver] = useState(false)

  function take(results: readonly CredentialFile[]) {
    const added = results.flatMap((result) =>
      result.ok ? [{ name: result.name, pem: result.pem }] : [],
    )
    const refused = results.find((result) => !result.ok)
    setError(refused && !refused.ok ? refused.why : null)
    const fresh = added.filter((row) => !values.some((value) => value.pem === row.pem))
    if (fresh.length > 0) onChange([...values, ...fresh])
    return refused === undefined
  }

  async function takeFiles(files: Iterable<File>) {
    take(await Promise.all([...files].map(read)))
  }

  async function addPasted() {
    if (take([await parse(`Pasted ${noun} ${values.length + 1}`, pem)])) setPem('')
  }

  function onDrop(event: DragEvent) {
    if (event.dataTransfer.files.length === 0) return
    event.preventDefault()
    // The page would take it as something to look at.
    event.stopPropagation()
    setOver(false)
    void takeFiles(event.dataTransfer.files)
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button inside does the same
    <div
      onDrop={onDrop}
      onDragOver={() => setOver(true)}
      onDragLeave={() => setOver(false)}
      className={cn('grid gap-2 rounded-md', over && 'bg-accent-soft')}
    >
      <Field label={label} hint={hint} error={error === null ? undefined : visible(error)}>
        <Textarea
          mono
          rows={2}
          value={pem}
          placeholder={placeholder}
          onChange={(event) => {
            setPem(event.target.value)
            setError(null)
          }}
        />
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button size="sm" disabled={pem.trim() === ''} onClick={() => void addPasted()}>
          <Plus className="size-3.5!" />
          Add {noun}
        </Button>
        <FileButton label={`Choose a file: ${noun}`} onFiles={(files) => void takeFiles(files)}>
          From a file
        </FileButton>
      </div>
      {values.length > 0 ? (
        <ul aria-label={label} className="grid">
          {values.map((value) => (
            <li key={value.pem} className="flex items-center gap-2">
              <span className="min-w-0 truncate">{visible(value.name)}</span>
              <Button
                size="icon-sm"
                variant="ghost"
                aria-label={`Remove ${visible(value.name)}`}
                onClick={() => onChange(values.filter((row) => row !== value))}
              >
                <X className="size-3.5!" />
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}
