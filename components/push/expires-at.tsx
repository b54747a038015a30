'use client'

import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { formatUtc } from '@/components/ui/time-format'

interface ExpiresAtProps {
  /** Seconds since 1970 UTC. */
  at: number
  onChange: (at: number) => void
}

/** An instant as `<input type="datetime-local">` wants it: local time without a zone. */
function toLocalInput(seconds: number): string {
  const at = new Date(seconds * 1000)
  if (Number.isNaN(at.getTime())) return ''
  const local = new Date(at.getTime() - at.getTimezoneOffset() * 60_000)
  return local.toISOString().slice(0, 19)
}

/** Until when APNs keeps trying. */
export function ExpiresAt({ at, onChange }: ExpiresAtProps) {
  return (
    <Field label="Expires at" hint={`${formatUtc(at * 1000)}: apns-expiration ${at}`}>
      <Input
        type="datetime-local"
        step={1}
        value={toLocalInput(at)}
        onChange={(event) => {
          const chosen = new Date(event.target.value).getTime()
          if (!Number.isNaN(chosen)) onChange(Math.floor(chosen / 1000))
        }}
      />
    </Field>
  )
}
