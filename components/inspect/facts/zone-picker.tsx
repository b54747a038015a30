'use client'

import { useMemo, useState } from 'react'
import { Combobox } from '@/components/ui/combobox'
import { useZone } from './use-zone'
import { isZone, zoneSuggestions } from './zone-time'

/** A further zone to show times in: KST shows the next day where UTC does not yet. */
export function ZonePicker() {
  const { zone, chooseZone } = useZone()
  const [typed, setTyped] = useState<string | null>(null)
  const suggestions = useMemo(zoneSuggestions, [])
  const value = typed ?? zone ?? ''
  return (
    <div className="w-52 max-sm:w-full">
      <Combobox
        aria-label="Also show times in this zone"
        placeholder="Another zone: KST, Tokyo…"
        value={value}
        suggestions={suggestions}
        aria-invalid={typed !== null && typed !== '' && !isZone(typed) ? true : undefined}
        onValueChange={(next) => {
          const known =
            next === '' || suggestions.some((row) => row.value === next) || next === 'UTC'
          setTyped(known ? null : next)
          if (known) chooseZone(next === '' ? null : next)
        }}
        onBlur={() => setTyped(null)}
      />
    </div>
  )
}
