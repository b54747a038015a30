'use client'

import { useRouter } from 'next/navigation'
import { useCallback } from 'react'
import { addPastes, MOST_PASTES, NOTHING_GIVEN, textInput } from '@/components/inspect/paste-store'
import { toast } from '@/components/ui/toast'
import type { Customer } from './customer/customer'

/** Opens the signed tokens of these ids of `Proven` in Inspect, with all their checks. */
export function useOpenTokens(customer: Customer | null): (ids: readonly string[]) => void {
  const router = useRouter()
  return useCallback(
    (ids) => {
      if (!customer) return
      // The newest come last.
      void customer.tokens(ids.slice(-MOST_PASTES)).then(
        (tokens) => {
          if (tokens.length === 0) {
            toast('It was pasted as JSON: there is no signed token to open.')
            return
          }
          if (ids.length > MOST_PASTES) {
            toast(
              `The newest ${MOST_PASTES} of ${ids.length.toLocaleString('en-GB')} tokens were opened. Open any other one from the list of transactions.`,
            )
          }
          const given = { ...NOTHING_GIVEN, trust: customer.trust }
          // In this tab’s memory: nothing of it gets into an address.
          addPastes(tokens.map(textInput), { given })
          router.push('/')
        },
        () => toast('The token is no longer in this tab’s memory. Load the customer again.'),
      )
    },
    [customer, router],
  )
}
