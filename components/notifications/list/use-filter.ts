'use client'

import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs'
import { useMemo } from 'react'
import { useSettled } from '@/components/inspect/use-settled'
import type { ArrivalFilter } from '@/lib/notifications/filter'

export type FilterValues = Record<
  'type' | 'subtype' | 'environment' | 'app' | 'product' | 'customer' | 'text',
  string
> & { ring: 'genuine' | 'other' }

const text = parseAsString.withDefault('')

/** What the list is narrowed to, from the address of the page. */
export function useFilter() {
  const [values, setValues] = useQueryStates({
    type: text,
    subtype: text,
    environment: text,
    app: text,
    product: text,
    customer: text,
    text,
    ring: parseAsStringLiteral(['genuine', 'other']).withDefault('genuine'),
  })
  // Not with every letter that is typed.
  const written = useSettled(JSON.stringify(values), 150)
  const filter = useMemo(() => filterFrom(JSON.parse(written) as FilterValues), [written])
  return { values, setValues, filter }
}

/** Without what is empty. */
export function filterFrom(values: FilterValues): ArrivalFilter {
  return Object.fromEntries(
    Object.entries(values)
      .map(([name, value]) => [name, value.trim()])
      .filter(([, value]) => value !== ''),
  )
}

export const NO_FILTER = {
  type: '',
  subtype: '',
  environment: '',
  app: '',
  product: '',
  customer: '',
  text: '',
} as const
