'use client'

import { Search } from 'lucide-react'
import { useState } from 'react'
import { Input } from '@/components/ui/input'
import { useNow } from '@/components/ui/use-now'
import type { Field } from '@/lib/inspect'
import { FieldTree } from './field-tree'
import { useZone } from './use-zone'
import { ZonePicker } from './zone-picker'

interface FactsTabProps {
  fields: readonly Field[]
  selected: string | null
  onSelect: (path: string) => void
  onHover: (path: string | null) => void
}

const MINUTE = 60_000

export function FactsTab({ fields, selected, onSelect, onHover }: FactsTabProps) {
  const [search, setSearch] = useState('')
  const now = useNow(MINUTE)
  const { zone } = useZone()
  if (fields.length === 0) {
    return <p className="px-4 py-3 text-muted">No facts could be read from it.</p>
  }
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-2 border-b px-4 py-2 print:hidden">
        <div className="relative w-52 max-sm:w-full">
          <Search
            aria-hidden
            className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-faint"
          />
          <Input
            type="search"
            aria-label="Search the facts"
            placeholder="Search the facts"
            className="pl-8"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
        </div>
        {hasInstant(fields) ? <ZonePicker /> : null}
      </div>
      <FieldTree
        fields={fields}
        label="Facts"
        search={search}
        now={now}
        zone={zone}
        selected={selected}
        onSelect={onSelect}
        onHover={onHover}
      />
    </>
  )
}

function hasInstant(fields: readonly Field[]): boolean {
  return fields.some(
    ({ instant, children }) => instant !== undefined || (children ? hasInstant(children) : false),
  )
}
