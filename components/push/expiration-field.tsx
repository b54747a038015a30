'use client'

import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { formatUtc } from '@/components/ui/time-format'
import type { Expiration } from '@/lib/push/request'

interface ExpirationFieldProps {
  value: Expiration
  onChange: (expiration: Expiration) => void
}

const CHOICES = [
  {
    value: 'stored',
    label: 'As long as APNs keeps it',
    about: 'No apns-expiration header: APNs stores it by its own policy.',
  },
  {
    value: 'now',
    label: 'Now or never',
    about: 'apns-expiration: 0. One attempt, nothing stored.',
  },
  { value: 'until', label: 'Until a time', about: 'APNs keeps trying until then.' },
] as const

const HOUR = 3600

/** An instant as `<input type="datetime-local">` wants it: local time without a zone. */
function toLocalInput(seconds: number): string {
  const at = new Date(seconds * 1000)
  if (Number.isNaN(at.getTime())) return ''
  const local = new Date(at.getTime() - at.getTimezoneOffset() * 60_000)
  return local.toISOString().slice(0, 19)
}

/** How long APNs keeps trying. The header carries whole seconds since 1970 UTC. */
export function ExpirationField({ value, onChange }: ExpirationFieldProps) {
  return (
    <div data-at="apns-expiration" className="grid gap-2">
      <Field label="Expires">
        <Select
          value={value.kind}
          options={CHOICES}
          onValueChange={(kind) =>
            onChange(
              kind === 'until'
                ? { kind, at: Math.floor(Date.now() / 1000) + HOUR }
                : ({ kind } as Expiration),
            )
          }
        />
      </Field>
      {value.kind === 'until' ? (
        <Field
          label="Expires at"
          hint={`${formatUtc(value.at * 1000)}: apns-expiration ${value.at}`}
        >
          <Input
            type="datetime-local"
            step={1}
            value={toLocalInput(value.at)}
            onChange={(event) => {
              const at = new Date(event.target.value).getTime()
              if (!Number.isNaN(at)) onChange({ kind: 'until', at: Math.floor(at / 1000) })
            }}
          />
        </Field>
      ) : null}
    </div>
  )
}
