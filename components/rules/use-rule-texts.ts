'use client'

import { useQuery } from '@tanstack/react-query'
import type { RuleTexts } from './rule-entry'

async function fetchTexts(): Promise<RuleTexts> {
  const response = await fetch('/api/rules')
  if (!response.ok) throw new Error(`the texts of the rules could not be read: ${response.status}`)
  return response.json()
}

/** What rules are searched by besides what the index shows, once somebody is about to search. */
export function useRuleTexts(wanted: boolean) {
  return useQuery({
    queryKey: ['rule-texts'],
    queryFn: fetchTexts,
    enabled: wanted,
    // They change with the build alone.
    staleTime: Number.POSITIVE_INFINITY,
  })
}
