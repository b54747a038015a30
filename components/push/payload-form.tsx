'use client'

import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { Switch } from '@/components/ui/switch'
import { Textarea } from '@/components/ui/textarea'
import type { JsonValue } from '@/lib/json/node'
import type { PayloadReading } from '@/lib/push/payload'
import { setAt } from '@/lib/push/payload-edit'

interface PayloadFormProps {
  text: string
  reading: PayloadReading
  onChange: (text: string) => void
}

const INTERRUPTION = [
  { value: '', label: 'Not set' },
  { value: 'passive', label: 'passive', about: 'Added to the list, without a sound.' },
  { value: 'active', label: 'active', about: 'The default.' },
  { value: 'time-sensitive', label: 'time-sensitive', about: 'Breaks through Focus.' },
  { value: 'critical', label: 'critical', about: 'Ignores the mute switch; needs an entitlement.' },
] as const

/** What stands at a path of the payload; `undefined` where nothing does. */
function valueAt(root: unknown, path: readonly string[]): unknown {
  let current = root
  for (const part of path) {
    if (typeof current !== 'object' || current === null || Array.isArray(current)) return undefined
    current = Object.hasOwn(current, part) ? (current as Record<string, unknown>)[part] : undefined
  }
  return current
}

/**
 * The common keys of `aps` as fields. It edits the text that the JSON view shows, one value at a
 * time: whatever it has no field for stays as it is, byte for byte.
 */
export function PayloadForm({ text, reading, onChange }: PayloadFormProps) {
  if (!reading.parsed.ok) {
    return (
      <p className="p-4 text-muted">
        The payload is not JSON yet. {reading.parsed.message} Fix line {reading.parsed.line} in the
        JSON view, and the fields come back.
      </p>
    )
  }
  const root = reading.parsed.value
  const aps = valueAt(root, ['aps'])
  const alert = valueAt(root, ['aps', 'alert'])
  const plainAlert = typeof alert === 'string'

  function set(pointer: string, value: JsonValue | undefined) {
    const next = setAt(text, pointer, value)
    if (next !== null) onChange(next)
  }

  function textOf(...path: string[]): string {
    const value = valueAt(root, path)
    return typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value)
  }

  /** A title makes a dictionary of an alert that is only a string. */
  function setAlert(key: 'title' | 'subtitle' | 'body', value: string) {
    if (plainAlert && key === 'body') return set('/aps/alert', value)
    if (plainAlert) return set('/aps/alert', { [key]: value, body: alert })
    const kept = typeof alert === 'object' && alert !== null ? Object.keys(alert) : []
    const last = value === '' && kept.every((other) => other === key)
    set(last ? '/aps/alert' : `/aps/alert/${key}`, value === '' ? undefined : value)
  }

  const numberOf = (raw: string) => (raw.trim() === '' ? undefined : Number(raw))
  const flag = (key: string) => valueAt(aps, [key]) === 1

  return (
    <div className="grid content-start gap-3 p-4">
      <Field label="Title">
        <Input
          value={plainAlert ? '' : textOf('aps', 'alert', 'title')}
          onChange={(event) => setAlert('title', event.target.value)}
        />
      </Field>
      <Field label="Subtitle">
        <Input
          value={plainAlert ? '' : textOf('aps', 'alert', 'subtitle')}
          onChange={(event) => setAlert('subtitle', event.target.value)}
        />
      </Field>
      <Field label="Body">
        <Textarea
          rows={2}
          value={plainAlert ? alert : textOf('aps', 'alert', 'body')}
          onChange={(event) => setAlert('body', event.target.value)}
        />
      </Field>
      <div className="grid grid-cols-2 gap-3">
        <Field label="Badge" hint="0 removes it.">
          <Input
            inputMode="numeric"
            value={textOf('aps', 'badge')}
            onChange={(event) => {
              const badge = numberOf(event.target.value)
              if (badge === undefined || Number.isFinite(badge)) set('/aps/badge', badge)
            }}
          />
        </Field>
        <Field label="Sound" hint="default, or a file in the app.">
          <Input
            value={textOf('aps', 'sound')}
            onChange={(event) => set('/aps/sound', event.target.value || undefined)}
          />
        </Field>
        <Field label="Thread">
          <Input
            value={textOf('aps', 'thread-id')}
            onChange={(event) => set('/aps/thread-id', event.target.value || undefined)}
          />
        </Field>
        <Field label="Category">
          <Input
            value={textOf('aps', 'category')}
            onChange={(event) => set('/aps/category', event.target.value || undefined)}
          />
        </Field>
      </div>
      <Field label="Interruption level">
        <Select
          value={textOf('aps', 'interruption-level')}
          options={INTERRUPTION}
          onValueChange={(level) => set('/aps/interruption-level', level || undefined)}
        />
      </Field>
      <div className="flex flex-wrap gap-x-6 gap-y-2">
        <Switch
          label="Runs the service extension first (mutable-content)"
          checked={flag('mutable-content')}
          onCheckedChange={(on) => set('/aps/mutable-content', on ? 1 : undefined)}
        />
        <Switch
          label="Wakes the app (content-available)"
          checked={flag('content-available')}
          onCheckedChange={(on) => set('/aps/content-available', on ? 1 : undefined)}
        />
      </div>
      <p className="text-muted text-xs">
        Custom keys go next to aps. Add them in the JSON view; they are kept as you write them.
      </p>
    </div>
  )
}
