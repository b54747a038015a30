'use client'

import { Field } from '@/components/ui/field'
import { later } from '@/components/ui/later'
import { Select } from '@/components/ui/select'
import type { Expiration } from '@/lib/push/request'

const ExpiresAt = later(() => import('./expires-at').then((module) => module.ExpiresAt))

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
        <ExpiresAt at={value.at} onChange={(at) => onChange({ kind: 'until', at })} />
      ) : null}
    </div>
  )
}
