'use client'

import { useRouter } from 'next/navigation'
import { useCallback } from 'react'
import { addPastes, NOTHING_GIVEN, textInput } from '@/components/inspect/paste-store'
import { loadTrust } from '@/components/transactions/load-trust'

/**
 * Opens texts in Inspect, with all their checks. What the simulator signed is judged with its root;
 * nothing of it gets into an address.
 */
export function useOpenInInspect(): (texts: readonly string[], simulated: boolean) => void {
  const router = useRouter()
  return useCallback(
    (texts, simulated) => {
      void (simulated ? loadTrust('simulator') : Promise.resolve([])).then((trust) => {
        addPastes(texts.map(textInput), { given: { ...NOTHING_GIVEN, trust } })
        router.push('/')
      })
    },
    [router],
  )
}
