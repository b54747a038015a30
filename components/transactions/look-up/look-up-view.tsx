'use client'

import { Search } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useMemo, useRef, useState } from 'react'
import type { PastedInput } from '@/components/inspect/engine/protocol'
import { type InspectionState, useInspection } from '@/components/inspect/engine/use-inspection'
import { readFiles } from '@/components/inspect/input/read-files'
import { useSettled } from '@/components/inspect/use-settled'
import { useCommand } from '@/components/shell/commands'
import { EnvironmentDot } from '@/components/shell/environment-look'
import { ShortcutKeys } from '@/components/shell/shortcut'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { PageHeader } from '@/components/ui/page-header'
import { Panel } from '@/components/ui/panel'
import { Textarea } from '@/components/ui/textarea'
import { useEarlyText } from '@/components/ui/use-early-text'
import { useSyncedEnvironment } from '../customer/use-subject'
import { KeyChoice } from '../key-choice'
import { customerAddress } from '../subject'
import { useAppStoreKeys } from '../use-app-store-keys'
import { Earlier } from './earlier-list'
import { FirstSteps, type StartScenario } from './first-steps'
import { FoundIds } from './found-ids'
import { readIds, readPlain } from './read-ids'
import { useWish } from './use-wish'
import { WhatItTakes } from './what-it-takes'

interface LookUpViewProps {
  /** Makes a key and a sample customer in the simulator. */
  startScenario: StartScenario
  /** No session came with the request. */
  newcomer: boolean
}

const OPTIONS = {}

/** `/transactions`: name a transaction in any form, and see the life that it is a part of. */
export function LookUpView({ startScenario, newcomer }: LookUpViewProps) {
  const router = useRouter()
  const { environment } = useSyncedEnvironment()
  const [wanted, setWanted] = useState('')
  const [text, setText] = useState('')
  const [file, setFile] = useState<PastedInput | null>(null)
  const [over, setOver] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const box = useRef<HTMLTextAreaElement>(null)
  useEarlyText(box, text, setText)
  const { keys, known, key } = useAppStoreKeys(wanted, newcomer)

  const plain = file ? null : readPlain(text)
  const settled = useSettled(text, 150)
  const input = useMemo((): PastedInput | null => {
    if (file) return file
    if (settled.trim() === '' || readPlain(settled)) return null
    return { id: 'look-up', name: null, text: settled, bytes: null }
  }, [settled, file])
  const inspection: InspectionState = useInspection({ input, options: OPTIONS })
  const read = plain ?? (inspection.inspection && input ? readIds(inspection.inspection) : null)
  // What is shown stays until the next is read; only what is in the box now is looked up.
  const reading =
    plain === null &&
    (file !== null || text.trim() !== '') &&
    ((file === null && settled !== text) || inspection.of !== input)
  const best = reading ? null : (read?.ids[0] ?? null)

  function lookUp(id: string, keyId = key?.id) {
    router.push(customerAddress(id, environment.id, keyId))
  }
  const ask = useWish({
    about: file?.id ?? text,
    reading,
    found: best?.id ?? null,
    onFound: (id) => lookUp(id),
    onNothing: () => box.current?.focus(),
  })
  useCommand({
    id: 'look-up',
    title: 'Look up a transaction',
    icon: Search,
    shortcut: 'mod+enter',
    run: ask,
  })

  async function drop(transfer: DataTransfer) {
    const { inputs, problems } = await readFiles([...transfer.files])
    const [first] = inputs
    setProblem(problems[0] ?? null)
    if (first) {
      setText('')
      setFile(first)
    }
  }
  return (
    <div className="grid gap-4">
      <PageHeader
        title="Transactions"
        about="Enter a transaction, and see the life that it is part of: bought, renewed, refunded, in grace, expired, and what the customer may use now and why."
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <Panel aria-label="Look up">
          <form
            className="grid gap-3 p-4"
            onSubmit={(event) => {
              event.preventDefault()
              ask()
            }}
            onDragOver={(event) => {
              event.preventDefault()
              setOver(true)
            }}
            onDragLeave={() => setOver(false)}
            onDrop={(event) => {
              event.preventDefault()
              setOver(false)
              void drop(event.dataTransfer)
            }}
          >
            <Field
              label="Transaction"
              hint="A transaction ID, an original or app transaction ID, an order ID, a receipt, or a signed token. You can also drop a file. The ID is taken out here, in the browser; nothing else leaves it."
            >
              <Textarea
                ref={box}
                mono
                rows={3}
                autoFocus
                placeholder={over ? 'Drop it' : '2000000123456789'}
                value={file ? `${file.name ?? 'A file'}` : text}
                onChange={(event) => {
                  setFile(null)
                  setProblem(null)
                  setText(event.target.value)
                }}
                className={over ? 'border-accent' : ''}
              />
            </Field>
            <FoundIds
              read={read}
              reading={input !== null && inspection.state === 'reading'}
              problem={problem ?? inspection.message}
              empty={text.trim() === '' && !file && problem === null}
              onLookUp={lookUp}
            />
            <div className="flex flex-wrap items-center gap-3">
              <Button type="submit" variant="primary" disabled={best === null && !reading}>
                <Search />
                Look it up
                <ShortcutKeys
                  keys="mod+enter"
                  className="border-current/30 text-current max-sm:hidden"
                />
              </Button>
              <span className="flex items-center gap-2 text-muted">
                <EnvironmentDot id={environment.id} />
                at {environment.title}
              </span>
            </div>
          </form>
        </Panel>
        <div className="grid gap-4">
          <Panel aria-label="Key">
            <div className="p-4">
              <KeyChoice keys={keys} known={known} chosen={key} onChange={setWanted} />
            </div>
          </Panel>
          <Earlier onLookUp={(id) => lookUp(id)} />
        </div>
      </div>
      <WhatItTakes />
      {environment.simulated ? (
        <FirstSteps
          environment={environment.id}
          startScenario={startScenario}
          onStarted={(id, keyId) => lookUp(id, keyId)}
        />
      ) : null}
    </div>
  )
}
