'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { filterQuery, type HistoryFilters, NO_FILTERS } from '../subject'

const ANY = { value: '', label: 'Any' }
const TYPES = [
  ANY,
  { value: 'AUTO_RENEWABLE', label: 'Auto-renewable' },
  { value: 'NON_RENEWABLE', label: 'Non-renewing' },
  { value: 'CONSUMABLE', label: 'Consumable' },
  { value: 'NON_CONSUMABLE', label: 'Non-consumable' },
]
const OWNERS = [
  ANY,
  { value: 'PURCHASED', label: 'Bought by the customer' },
  { value: 'FAMILY_SHARED', label: 'Family Sharing' },
]
const REVOKED = [
  ANY,
  { value: 'true', label: 'Only revoked' },
  { value: 'false', label: 'Only not revoked' },
]
const SORTS = [
  { value: '', label: 'Default: oldest change first' },
  { value: 'DESCENDING', label: 'Newest change first' },
]

interface FilterFormProps {
  filters: HistoryFilters
  onFilters: (filters: HistoryFilters) => void
}

/** What the App Store itself filters by: the history is asked for again with them, on every page. */
export function FilterForm({ filters, onFilters }: FilterFormProps) {
  const [draft, setDraft] = useState(filters)
  const [days, setDays] = useState({ from: dayOf(filters.startDate), to: dayOf(filters.endDate) })
  const set = (part: Partial<HistoryFilters>) => setDraft({ ...draft, ...part })
  return (
    <form
      aria-label="Filters of the API"
      className="grid gap-3 border-b bg-sunken px-4 py-3"
      onSubmit={(event) => {
        event.preventDefault()
        onFilters({ ...draft, startDate: instantOf(days.from, 0), endDate: instantOf(days.to, 1) })
      }}
    >
      <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
        <Field label="Product IDs">
          <Input
            mono
            placeholder="Any. Separate several with commas"
            value={draft.productId.join(', ')}
            onChange={(event) => set({ productId: event.target.value.split(/\s*,\s*/) })}
          />
        </Field>
        <Field label="Type of product">
          <Select
            options={TYPES}
            value={draft.productType}
            onValueChange={(productType) => set({ productType })}
          />
        </Field>
        <Field label="Subscription group">
          <Input
            mono
            placeholder="Any"
            value={draft.subscriptionGroupIdentifier}
            onChange={(event) => set({ subscriptionGroupIdentifier: event.target.value.trim() })}
          />
        </Field>
        <Field label="Ownership">
          <Select
            options={OWNERS}
            value={draft.inAppOwnershipType}
            onValueChange={(inAppOwnershipType) => set({ inAppOwnershipType })}
          />
        </Field>
        <Field label="Revoked">
          <Select
            options={REVOKED}
            value={draft.revoked}
            onValueChange={(revoked) => set({ revoked })}
          />
        </Field>
        <Field label="Changed from, UTC">
          <Input
            type="date"
            value={days.from}
            onChange={(event) => setDays({ ...days, from: event.target.value })}
          />
        </Field>
        <Field label="Changed until, UTC">
          <Input
            type="date"
            value={days.to}
            onChange={(event) => setDays({ ...days, to: event.target.value })}
          />
        </Field>
        <Field label="Order of the pages">
          <Select options={SORTS} value={draft.sort} onValueChange={(sort) => set({ sort })} />
        </Field>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" variant="primary">
          Reload with these filters
        </Button>
        {filterQuery(filters).length > 0 ? (
          <Button onClick={() => onFilters(NO_FILTERS)}>Without filters</Button>
        ) : null}
        <p className="text-muted text-xs">
          Statuses, refunds and notifications have no such filters, so they stay whole.
        </p>
      </div>
    </form>
  )
}

const DAY = 86_400_000

function dayOf(instant: string): string {
  const date = new Date(Number(instant))
  return instant === '' || Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10)
}

/** The day’s beginning in UTC, or that of the next. */
function instantOf(day: string, next: 0 | 1): string {
  const at = Date.parse(`${day}T00:00:00Z`)
  return Number.isNaN(at) ? '' : String(at + next * DAY)
}
