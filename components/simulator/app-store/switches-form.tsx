'use client'

import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { Switch } from '@/components/ui/switch'
import type { AppStoreSide, AppStoreSwitches } from '@/lib/simulator/app-store-state'
import { Problem } from './problem'
import { type RunAppStore, useAppStoreCommand } from './use-command'

interface SwitchesFormProps {
  switches: AppStoreSwitches
  side: AppStoreSide
  run: RunAppStore
}

type OnOff = 'doubled' | 'dropped' | 'unknownFields' | 'unknownValues'

const SENDING: readonly { name: OnOff; label: string }[] = [
  { name: 'doubled', label: 'Each is sent twice' },
  { name: 'dropped', label: 'None is sent; the attempt counts as failed' },
]
const SAYING: readonly { name: OnOff; label: string }[] = [
  { name: 'unknownFields', label: 'With fields that nobody documents' },
  { name: 'unknownValues', label: 'With enum values that nobody documents' },
]

const DELAYS = [
  { ms: 0, label: 'At once' },
  { ms: 60_000, label: '1 min later' },
  { ms: 3_600_000, label: '1 h later' },
  { ms: 86_400_000, label: '1 day later' },
]

/** How notifications of a side go out, and what signed payloads look like. Takes effect at once. */
export function SwitchesForm({ switches, side, run }: SwitchesFormProps) {
  const { send, problem } = useAppStoreCommand(run)
  const change = (next: Partial<AppStoreSwitches>) =>
    send({ do: 'configure', side, switches: next })
  const delays = DELAYS.some(({ ms }) => ms === switches.delayMs)
    ? DELAYS
    : [...DELAYS, { ms: switches.delayMs, label: `${switches.delayMs} ms later` }]
  const rows = (list: typeof SENDING) =>
    list.map(({ name, label }) => (
      <Switch
        key={name}
        label={label}
        checked={switches[name]}
        onCheckedChange={(on) => change({ [name]: on })}
      />
    ))
  return (
    <section aria-labelledby="switches-title" className="grid content-start gap-3 p-4">
      <h3 id="switches-title" className="font-medium">
        Notifications of the {side} side
      </h3>
      <p className="text-muted">Apple promises neither order nor that each comes once.</p>
      <Field label="They go out" className="max-w-64" hint="By the simulated clock.">
        <Select
          value={String(switches.delayMs)}
          options={delays.map(({ ms, label }) => ({ value: String(ms), label }))}
          onValueChange={(ms) => change({ delayMs: Number(ms) })}
        />
      </Field>
      <div className="grid">
        <Switch
          label="What waits is sent newest first"
          checked={switches.order === 'reversed'}
          onCheckedChange={(on) => change({ order: on ? 'reversed' : 'kept' })}
        />
        {rows(SENDING)}
      </div>
      <h3 className="font-medium">Signed payloads of the {side} side</h3>
      <div className="grid">{rows(SAYING)}</div>
      <Problem>{problem}</Problem>
    </section>
  )
}
