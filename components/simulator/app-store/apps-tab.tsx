'use client'

import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Disclosure } from '@/components/ui/disclosure'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Switch } from '@/components/ui/switch'
import type {
  AppStoreSide,
  AppStoreState,
  SimulatedStoreApp,
} from '@/lib/simulator/app-store-state'
import { Problem } from './problem'
import { type RunAppStore, useAppStoreCommand } from './use-command'

interface AppsTabProps {
  state: AppStoreState
  side: AppStoreSide
  run: RunAppStore
}

/** Apps, whether they are out, and where their notifications go. */
export function AppsTab({ state, side, run }: AppsTabProps) {
  return (
    <div className="grid divide-y">
      {state.apps.map((app) => (
        <AppRow key={app.bundleId} app={app} side={side} run={run} />
      ))}
      <AddApp run={run} />
    </div>
  )
}

function AppRow({
  app,
  side,
  run,
}: {
  app: SimulatedStoreApp
  side: AppStoreSide
  run: RunAppStore
}) {
  const { send, problem } = useAppStoreCommand(run)
  return (
    <section
      aria-label={app.name}
      className="grid gap-4 p-4 lg:grid-cols-[minmax(0,22rem)_minmax(0,1fr)]"
    >
      <div className="grid content-start gap-1">
        <h3 className="font-medium">{app.name}</h3>
        <p className="wrap-anywhere text-muted text-xs">
          <code>{app.bundleId}</code>, app Apple ID <code>{app.appAppleId}</code>
        </p>
        <Switch
          label="Released"
          aria-label={`${app.name} is released`}
          checked={app.released}
          onCheckedChange={(released) =>
            send({ do: 'set-released', bundleId: app.bundleId, released })
          }
        />
        <p className="text-muted text-xs">
          {app.released
            ? 'Production answers its calls.'
            : 'Before the first release production answers 401 to every call.'}
        </p>
        <Problem>{problem}</Problem>
      </div>
      <div className="grid content-start gap-4">
        {[side, side === 'sandbox' ? ('production' as const) : ('sandbox' as const)].map((of) => (
          <AddressForm key={of} app={app} side={of} run={run} />
        ))}
      </div>
    </section>
  )
}

/** Where the notifications of an app and side go. What is wrong with an address is said below it. */
function AddressForm({
  app,
  side,
  run,
}: {
  app: SimulatedStoreApp
  side: AppStoreSide
  run: RunAppStore
}) {
  const { send, busy, problem } = useAppStoreCommand(run)
  const kept = app.urls[side]
  const [draft, setDraft] = useState<string | null>(null)
  const value = draft ?? kept ?? ''
  const changed = value.trim() !== (kept ?? '')

  function save(event: FormEvent) {
    event.preventDefault()
    const url = value.trim() === '' ? null : value.trim()
    send({ do: 'set-url', side, bundleId: app.bundleId, url }, () => setDraft(null))
  }

  return (
    <form onSubmit={save} className="flex flex-wrap items-start gap-2">
      <Field
        label={`Notifications of the ${side} side go to`}
        className="min-w-0 flex-1 basis-72"
        error={problem}
        hint={
          side === 'sandbox'
            ? 'Sent once, as Apple’s sandbox does. The address of an inbox of this console will do.'
            : 'Tried up to six times, after 1, 12, 24, 48 and 72 hours of the simulated clock.'
        }
        aside={kept === null ? 'nowhere yet' : changed ? 'not saved' : 'saved'}
      >
        <Input
          mono
          type="url"
          inputMode="url"
          placeholder="https://…"
          value={value}
          onChange={(event) => setDraft(event.target.value)}
        />
      </Field>
      <Button
        type="submit"
        busy={busy}
        disabled={!changed}
        aria-label={`Save the address of the ${side} side`}
        className="mt-6"
      >
        Save
      </Button>
    </form>
  )
}

function AddApp({ run }: { run: RunAppStore }) {
  const { send, busy, problem } = useAppStoreCommand(run)
  const [name, setName] = useState('')
  const [bundleId, setBundleId] = useState('')
  const [appAppleId, setAppAppleId] = useState('')
  const number = Number(appAppleId)
  const valid = bundleId.trim() !== '' && Number.isSafeInteger(number) && number > 0

  function add(event: FormEvent) {
    event.preventDefault()
    if (!valid) return
    const app = { bundleId: bundleId.trim(), name: name.trim() || bundleId.trim() }
    send({ do: 'add-app', ...app, appAppleId: number }, () => {
      setName('')
      setBundleId('')
      setAppAppleId('')
    })
  }

  return (
    <Disclosure title="Add an app" className="px-4 py-2">
      <form onSubmit={add} className="grid items-end gap-3 pt-1 sm:grid-cols-[1fr_1fr_1fr_auto]">
        <Field label="Bundle ID">
          <Input
            mono
            placeholder="com.example.shop"
            value={bundleId}
            onChange={(event) => setBundleId(event.target.value)}
          />
        </Field>
        <Field label="Name">
          <Input value={name} onChange={(event) => setName(event.target.value)} />
        </Field>
        <Field label="App Apple ID">
          <Input
            mono
            inputMode="numeric"
            placeholder="6400000002"
            value={appAppleId}
            onChange={(event) => setAppAppleId(event.target.value)}
          />
        </Field>
        <Button type="submit" busy={busy} disabled={!valid}>
          Add the app
        </Button>
      </form>
      <Problem className="mt-2">{problem}</Problem>
    </Disclosure>
  )
}
