'use client'

import { FileJson, Upload } from 'lucide-react'
import { type DragEvent, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { cn } from '@/lib/cn'
import type { SimulatedStoreApp } from '@/lib/simulator/app-store-state'
import { Problem } from './problem'
import { type RunAppStore, useAppStoreCommand } from './use-command'

/** The server reads at most a megabyte; a larger file is not even sent. */
const MOST_BYTES = 1_000_000

interface ReadStoreKitProps {
  apps: readonly SimulatedStoreApp[]
  run: RunAppStore
}

/** Products of a StoreKit configuration of Xcode, dropped or picked. */
export function ReadStoreKit({ apps, run }: ReadStoreKitProps) {
  const { send, busy, problem } = useAppStoreCommand(run)
  const [bundleId, setBundleId] = useState(apps[0]?.bundleId ?? '')
  const [over, setOver] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const [read, setRead] = useState<string | null>(null)
  const input = useRef<HTMLInputElement>(null)

  async function take(file: File | undefined) {
    if (!file) return
    setRead(null)
    if (file.size > MOST_BYTES)
      return setRefused(`${file.name} is larger than 1 MB, so it is not read.`)
    setRefused(null)
    const text = await file.text()
    send({ do: 'read-storekit', bundleId, text }, ({ count }) =>
      setRead(`${count} product${count === 1 ? '' : 's'} of ${file.name} can be bought now.`),
    )
  }

  function drop(event: DragEvent) {
    event.preventDefault()
    setOver(false)
    void take(event.dataTransfer.files[0])
  }

  return (
    <div className="border-t p-4">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the button inside does the same */}
      <div
        data-testid="storekit-drop"
        onDrop={drop}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        className={cn(
          'flex flex-wrap items-end gap-x-4 gap-y-3 rounded-lg border border-dashed p-4 transition-colors',
          over && 'border-accent bg-accent-soft',
        )}
      >
        <div className="grid min-w-0 flex-1 basis-72 gap-1">
          <p className="flex items-center gap-2">
            <FileJson aria-hidden className="size-4 shrink-0 text-muted" />
            <span>
              Drop a <code>.storekit</code> file from Xcode here
            </span>
          </p>
          <p className="text-muted text-xs">
            Its products replace those with the same ID. Apple does not document the format; files
            from Xcode 14 to 16 can be read.
          </p>
        </div>
        {apps.length > 1 ? (
          <Field label="For the app" className="w-48">
            <Select
              value={bundleId}
              options={apps.map((app) => ({ value: app.bundleId, label: app.name }))}
              onValueChange={setBundleId}
            />
          </Field>
        ) : null}
        <Button busy={busy} onClick={() => input.current?.click()}>
          <Upload />
          Choose a .storekit file
        </Button>
        <input
          ref={input}
          type="file"
          aria-label="StoreKit configuration"
          accept=".storekit,.json,application/json"
          className="hidden"
          onChange={(event) => {
            void take(event.target.files?.[0])
            event.target.value = ''
          }}
        />
      </div>
      <Problem className="mt-2">{refused ?? problem}</Problem>
      <p role="status" className={cn(read && !problem && !refused ? 'mt-2' : 'sr-only')}>
        {problem || refused ? '' : read}
      </p>
    </div>
  )
}
