'use client'

import { ListFilter } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover'
import { Select } from '@/components/ui/select'
import {
  NOTIFICATION_TYPE_WORDS,
  SUBTYPE_WORDS,
  subtypesOf,
} from '@/lib/apple/app-store/notification-types'
import { type FilterValues, NO_FILTER } from './use-filter'

const ANY = { value: '', label: 'Any' }
const NONE = { value: 'none', label: 'Without a subtype' }
const TYPES = [
  ANY,
  ...Object.entries(NOTIFICATION_TYPE_WORDS).map(([value, about]) => ({
    value,
    label: value,
    about,
  })),
]
const ENVIRONMENTS = [
  ANY,
  { value: 'Production', label: 'Production' },
  { value: 'Sandbox', label: 'Sandbox' },
]
const IDS = [
  ['app', 'App', 'A bundle ID or an app Apple ID'],
  ['product', 'Product', 'pro.monthly'],
  ['customer', 'Customer', 'An ID or an account token'],
] as const

interface FiltersProps {
  values: FilterValues
  onChange: (part: Partial<FilterValues>) => void
}

/** By text at once, by everything else in a pop-up. All of it stands in the address of the page. */
export function Filters({ values, onChange }: FiltersProps) {
  const folded = (['type', 'subtype', 'environment', 'app', 'product', 'customer'] as const).filter(
    (name) => values[name] !== '',
  ).length
  return (
    <div className="flex min-w-0 flex-1 gap-1.5">
      <Input
        type="search"
        aria-label="Filter by text"
        placeholder="Filter"
        value={values.text}
        onChange={(event) => onChange({ text: event.target.value })}
      />
      <Popover>
        <PopoverTrigger asChild>
          <Button variant={folded > 0 ? 'secondary' : 'ghost'} aria-label={nameOf(folded)}>
            <ListFilter />
            {folded > 0 ? folded : null}
          </Button>
        </PopoverTrigger>
        <PopoverContent aria-label="Filters" className="grid gap-3">
          <Field label="Type">
            <Select
              mono
              value={values.type}
              options={withOwn(TYPES, values.type)}
              onValueChange={(type) => onChange({ type, subtype: '' })}
            />
          </Field>
          <Field label="Subtype">
            <Select
              mono
              value={values.subtype}
              options={withOwn(subtypeOptions(values.type), values.subtype)}
              onValueChange={(subtype) => onChange({ subtype })}
            />
          </Field>
          <Field label="Environment">
            <Select
              value={values.environment}
              options={withOwn(ENVIRONMENTS, values.environment)}
              onValueChange={(environment) => onChange({ environment })}
            />
          </Field>
          {IDS.map(([name, label, placeholder]) => (
            <Field key={name} label={label}>
              <Input
                mono
                placeholder={placeholder}
                value={values[name]}
                onChange={(event) => onChange({ [name]: event.target.value })}
              />
            </Field>
          ))}
          <Button disabled={folded === 0} onClick={() => onChange(NO_FILTER)}>
            Clear the filters
          </Button>
        </PopoverContent>
      </Popover>
    </div>
  )
}

const nameOf = (count: number) => (count === 0 ? 'More filters' : `More filters, ${count} in use`)

function subtypeOptions(type: string) {
  const documented = type === '' ? null : subtypesOf(type)
  const rows = Object.entries(SUBTYPE_WORDS)
    .filter(([name]) => documented === null || documented.includes(name))
    .map(([value, about]) => ({ value, label: value, about }))
  return [ANY, NONE, ...rows]
}

/** A value of the address that no table has is still one that is filtered by. */
function withOwn<Option extends { value: string }>(options: readonly Option[], value: string) {
  return options.some((option) => option.value === value)
    ? options
    : [...options, { value, label: value }]
}
