'use client'

import { memo, useMemo, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Combobox, type Suggestion } from '@/components/ui/combobox'
import { Field } from '@/components/ui/field'
import { useLoaded } from '@/components/ui/use-loaded'

const loadReader = async () => {
  const [read, mend] = await Promise.all([
    import('@/lib/inspect/device-token/read'),
    import('@/lib/push/mend-token'),
  ])
  return { ...read, ...mend }
}

interface DeviceFieldProps {
  value: string
  onChange: (token: string) => void
  suggestions: readonly Suggestion[]
  /** What a damaged token is compared with. */
  known: readonly string[]
  /** Only in the simulator: makes a device with an app and takes its token. */
  onAddDevice: (() => void) | null
  busy: boolean
}

/** The device token: cleaned where that loses nothing, and read as it is typed. */
export const DeviceField = memo(function DeviceField(props: DeviceFieldProps) {
  const { value, onChange, suggestions, known, onAddDevice, busy } = props
  const [cleaned, setCleaned] = useState<{ before: string; after: string; how: string } | null>(
    null,
  )
  const reader = useLoaded(loadReader)
  const reading = useMemo(() => reader?.readDeviceToken(value) ?? null, [reader, value])
  const typed = value.trim() !== ''
  const mended = useMemo(() => reader?.mendToken(value, known) ?? null, [reader, value, known])

  function clean() {
    if (!typed || !reading || reading.hex === null || reading.hex === value) return
    setCleaned({ before: value, after: reading.hex, how: reading.repairs.join(' ') })
    onChange(reading.hex)
  }

  return (
    <div data-at="deviceToken">
      <Field
        label="Device token"
        aside={
          reading && reading.bytes !== null && reading.problem === null
            ? `${reading.bytes} bytes`
            : undefined
        }
        error={typed && reading?.problem ? reading.problem.message : undefined}
        hint={
          cleaned && cleaned.after === value ? (
            <>
              {cleaned.how}{' '}
              <Button
                variant="link"
                size="inline"
                className="touch overflow-visible font-normal"
                onClick={() => {
                  onChange(cleaned.before)
                  setCleaned(null)
                }}
              >
                Undo
              </Button>
            </>
          ) : undefined
        }
      >
        <Combobox
          mono
          value={value}
          placeholder="Hexadecimal, as the app got it"
          suggestions={suggestions}
          onValueChange={onChange}
          onBlur={clean}
        />
      </Field>
      {reader && mended ? (
        <p role="status" className="mt-1 flex flex-wrap items-center gap-2 text-xs">
          {mended.message}
          <Button size="sm" onClick={() => onChange(mended.whole)}>
            {reader.mendLabel(mended.kind)}
          </Button>
        </p>
      ) : null}
      {onAddDevice && suggestions.length === 0 ? (
        <Button className="mt-2" onClick={onAddDevice} busy={busy}>
          Add a simulated device
        </Button>
      ) : null}
    </div>
  )
})
