'use client'

import { useId, useMemo, useState } from 'react'
import { Combobox, type Suggestion } from '@/components/ui/combobox'
import { useZone } from './use-zone'
import { zoneCalled, zoneSuggestions } from './zone-time'

const NONE: readonly Suggestion[] = []

/** A further zone to show times in: KST shows the next day where UTC does not yet. */
export function ZonePicker() {
  const { zone, chooseZone } = useZone()
  const [typed, setTyped] = useState<string | null>(null)
  const problemId = useId()
  // Hundreds of them, which the facts of every paste would wait for.
  const [used, setUsed] = useState(false)
  const zones = useMemo(() => (used ? zoneSuggestions() : NONE), [used])
  const called = typed === null ? null : zoneCalled(typed, zones)
  // What is called exactly that comes first, so that ↵ takes it.
  const suggestions = useMemo(
    () => [...zones].sort((a, b) => Number(b.value === called) - Number(a.value === called)),
    [zones, called],
  )
  const wanted = typed?.trim().toLowerCase() ?? ''
  // While somebody types, the beginning of a name is nothing wrong.
  const nowhere =
    wanted !== '' &&
    called === null &&
    !zones.some(({ value, label }) => `${value} ${label ?? ''}`.toLowerCase().includes(wanted))

  function take(next: string | null) {
    setTyped(null)
    chooseZone(next)
  }

  return (
    <div className="w-52 max-sm:w-full">
      <Combobox
        aria-label="Also show times in this zone"
        placeholder="Another zone: KST, Tokyo…"
        value={typed ?? zone ?? ''}
        suggestions={suggestions}
        takesFirst
        onFocus={() => setUsed(true)}
        aria-invalid={nowhere ? true : undefined}
        aria-describedby={nowhere ? problemId : undefined}
        onValueChange={(next) => {
          if (next === '') take(null)
          else if (zones.some((row) => row.value === next)) take(next)
          else setTyped(next)
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || called !== 'UTC') return
          event.preventDefault()
          take('UTC')
        }}
        onBlur={() => (called === null ? setTyped(null) : take(called))}
      />
      <p id={problemId} role="status" className="text-fail text-xs empty:hidden">
        {nowhere ? 'No such zone' : ''}
      </p>
    </div>
  )
}
