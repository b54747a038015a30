'use client'

import { useMutation } from '@tanstack/react-query'
import { FileKey, Upload } from 'lucide-react'
import { type DragEvent, useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { later } from '@/components/ui/later'
import { Panel, PanelBody, PanelHeader } from '@/components/ui/panel'
import { patiently } from '@/components/ui/patiently'
import { Textarea } from '@/components/ui/textarea'
import { whenIdle } from '@/components/ui/when-idle'
import { cn } from '@/lib/cn'
import type { AddKeyResult, KeyChange, KeyProblem } from '@/lib/session/key-change'
import { keepInBrowser } from './browser/browser-keys'
import type { KeyPlace } from './key-place-field'
import { ProblemNote } from './problem-note'
import type { Upload as PickedKey } from './read-upload'
import { TOO_LARGE } from './too-large'

const KeyDetails = later(() => import('./key-details').then((module) => module.KeyDetails))

/** What tells what a file is. It is there before anybody has found one. */
const loadReader = () => import('./read-upload')

/** What became of a key that is kept now. `already`: it was, and its ids are up to date. */
interface Added {
  name: string
  place: KeyPlace
  already: boolean
}

interface AddKeyProps {
  addKey: (form: FormData) => Promise<AddKeyResult>
  onAdded: (added: Added) => void
}

/**
 * Drop, pick or paste. The browser reads what it is before anything is sent; the server reads it
 * again and believes only its own reading.
 */
export function AddKey({ addKey, onAdded }: AddKeyProps) {
  const [picked, setPicked] = useState<PickedKey | null>(null)
  const [problem, setProblem] = useState<KeyProblem | null>(null)
  const [pasted, setPasted] = useState('')
  const [over, setOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)

  useEffect(() => whenIdle(() => void loadReader().catch(() => {})), [])

  const add = useMutation({
    mutationFn: async ({ upload, said, place }: KeepOrder): Promise<KeepResult> =>
      place === 'browser' ? keepInBrowser(upload, said) : addKey(formOf(upload, said)),
    networkMode: 'always',
    onSuccess: (result, { place }) => {
      if (!result.ok) return setProblem(result.problem)
      reset()
      onAdded({ name: result.key.name, place, already: result.already })
    },
    onError: (_error, { place }) => setProblem(FAILED[place]),
  })

  function reset() {
    picked?.bytes.fill(0)
    setPicked(null)
    setProblem(null)
    setPasted('')
  }

  async function take(file: File | undefined) {
    if (!file) return
    setProblem(null)
    setPicked(null)
    if (file.size > TOO_LARGE.limit) return setProblem(TOO_LARGE.problem(file.name, file.size))
    await recognise(new Uint8Array(await file.arrayBuffer()), file.name)
  }

  async function recognise(bytes: Uint8Array, fileName: string | null) {
    const { readUpload } = await patiently(loadReader)
    const { picked, reading } = readUpload(bytes, fileName)
    if (reading.ok) return setPicked(picked)
    picked.bytes.fill(0)
    setProblem(reading.problem)
  }

  function readText(text: string) {
    if (text.trim() === '') return
    setProblem(null)
    void recognise(new TextEncoder().encode(text), null)
  }

  function drop(event: DragEvent) {
    event.preventDefault()
    setOver(false)
    void take(event.dataTransfer.files[0])
  }

  return (
    <Panel aria-labelledby="add-key-title">
      <PanelHeader title="Add a key" titleId="add-key-title" />
      {picked ? (
        <KeyDetails
          picked={picked}
          problem={problem}
          busy={add.isPending}
          onCancel={reset}
          onKeep={(said, place) => add.mutate({ upload: picked, said, place })}
        />
      ) : (
        <PanelBody className="md:grid-cols-2 md:gap-6">
          {/* biome-ignore lint/a11y/noStaticElementInteractions: the button inside does the same */}
          <div
            data-testid="key-drop"
            onDrop={drop}
            onDragOver={(event) => {
              event.preventDefault()
              setOver(true)
            }}
            onDragLeave={() => setOver(false)}
            className={cn(
              'grid content-center justify-items-start gap-3 rounded-lg border border-dashed p-4 transition-colors',
              over && 'border-accent bg-accent-soft',
            )}
          >
            <p className="flex items-center gap-2">
              <FileKey aria-hidden className="size-4 text-muted" />
              <span>
                Drop <code>AuthKey_XXXXXXXXXX.p8</code> here
              </span>
            </p>
            <Button onClick={() => input.current?.click()}>
              <Upload />
              Choose a file
            </Button>
            <input
              ref={input}
              type="file"
              hidden
              accept=".p8,.pem,.key,.txt,application/pkcs8"
              aria-label="Choose a .p8 file"
              onChange={(event) => {
                void take(event.target.files?.[0])
                // The same file, mended meanwhile, can be chosen again.
                event.target.value = ''
              }}
            />
          </div>
          <div className="grid content-start gap-2">
            <Field
              label="Or paste it"
              hint="Damage is repaired where that is safe: a written-out \n, everything on one line, missing BEGIN and END lines, base64 of the whole file."
            >
              <Textarea
                mono
                rows={4}
                value={pasted}
                placeholder="-----BEGIN PRIVATE KEY-----"
                onChange={(event) => setPasted(event.target.value)}
                onPaste={(event) => {
                  // Into an empty field: what comes is the whole of it, so it can be read at once.
                  if (pasted.trim() === '') readText(event.clipboardData.getData('text'))
                }}
              />
            </Field>
            <div>
              <Button disabled={pasted.trim() === ''} onClick={() => readText(pasted)}>
                Read the pasted key
              </Button>
            </div>
          </div>
          {problem ? (
            <div className="md:col-span-2">
              <ProblemNote problem={problem} />
            </div>
          ) : null}
        </PanelBody>
      )}
    </Panel>
  )
}

type KeepResult =
  | { ok: true; key: { name: string }; already: boolean }
  | { ok: false; problem: KeyProblem }

interface KeepOrder {
  upload: PickedKey
  said: KeyChange
  place: KeyPlace
}

/** Bytes, so that neither side makes a string of the key. */
function formOf({ bytes, fileName }: PickedKey, { name, kind, ...ids }: KeyChange): FormData {
  const form = new FormData()
  form.set('key', new Blob([new Uint8Array(bytes)]), fileName ?? 'pasted.p8')
  form.set('fileName', fileName ?? '')
  form.set('name', name)
  form.set('kind', kind)
  for (const [id, value] of Object.entries(ids)) form.set(id, value)
  return form
}

const FAILED: Record<KeyPlace, KeyProblem> = {
  session: {
    code: 'no-answer',
    title: 'The console did not answer',
    message: 'The key may not have been stored. It is still here.',
    fix: 'Check that the console is running, and press “Keep this key” again.',
  },
  browser: {
    code: 'not-imported',
    title: 'The browser did not accept the key',
    message: 'It could not import the key, or its storage is switched off or full.',
    fix: 'Keep the key in this session instead, or allow this page to store data.',
  },
}
