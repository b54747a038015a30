'use client'

import { useEffect, useState } from 'react'
import { Field } from '@/components/ui/field'
import { Segmented } from '@/components/ui/segmented'
import { BROWSER_KEY_PROTECTION } from '@/lib/session/browser-key'
import { browserKeysPossible } from './browser/database'

/** Where a key is kept: sealed on the server for this session, or in this browser alone. */
export type KeyPlace = 'session' | 'browser'

interface KeyPlaceFieldProps {
  place: KeyPlace
  onChange: (place: KeyPlace) => void
}

/** The session, unless somebody chooses otherwise; and what either protects from, before it is kept. */
export function KeyPlaceField({ place, onChange }: KeyPlaceFieldProps) {
  const [possible, setPossible] = useState(true)
  useEffect(() => setPossible(browserKeysPossible()), [])
  return (
    <div className="grid gap-2">
      <Field
        label="Where it is kept"
        hint={
          place === 'session'
            ? possible
              ? 'Sealed on the server: its half of the seal and this browser’s cookie open it together.'
              : 'This browser cannot keep keys for this page: that needs HTTPS or a loopback address, and storage switched on.'
            : undefined
        }
      >
        <Segmented
          options={[
            { value: 'session', label: 'This session' },
            { value: 'browser', label: 'This browser', disabled: !possible },
          ]}
          value={place}
          onValueChange={onChange}
        />
      </Field>
      {place === 'browser' ? (
        <div role="note" className="grid max-w-prose gap-1.5 rounded-md bg-notice-soft p-3">
          <p>{BROWSER_KEY_PROTECTION.from}</p>
          <p>{BROWSER_KEY_PROTECTION.notFrom}</p>
        </div>
      ) : null}
    </div>
  )
}
