'use client'

import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { useLoaded } from '@/components/ui/use-loaded'
import type { Subject } from '../subject'
import { subjectKey } from '../subject'
import type { Customer } from './customer'
import type { CustomerState } from './customer-state'

/** So many customers are kept in this tab’s memory; the one looked at longest ago goes first. */
const MOST = 4
const kept = new Map<string, Customer>()

const load = () => import('./customer')
type Loaded = Awaited<ReturnType<typeof load>>

/** The customer of that subject, loaded only once in this tab. Starts nothing. */
function customerOf(subject: Subject, { Customer }: Loaded): Customer {
  const key = subjectKey(subject)
  const known = kept.get(key) ?? new Customer(subject)
  kept.delete(key)
  kept.set(key, known)
  for (const [old, customer] of [...kept].slice(0, Math.max(0, kept.size - MOST))) {
    kept.delete(old)
    customer.forget()
  }
  return known
}

/** Forgets that customer and loads it anew when it is next looked at. */
export function forgetCustomer(subject: Subject): void {
  const key = subjectKey(subject)
  kept.get(key)?.forget()
  kept.delete(key)
}

const nothing = () => () => undefined
const noState = (): CustomerState | null => null

/** A customer, loading; `null` as long as there is no subject. `turn` changes where it is loaded anew. */
export function useCustomer(
  subject: Subject | null,
  turn = 0,
): { customer: Customer; state: CustomerState } | null {
  const key = subject ? subjectKey(subject) : null
  const loaded = useLoaded(load)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all that a subject is
  const customer = useMemo(
    () => (subject && loaded ? customerOf(subject, loaded) : null),
    [key, turn, loaded],
  )
  const state = useSyncExternalStore(
    customer?.subscribe ?? nothing,
    customer?.state ?? noState,
    noState,
  )
  useEffect(() => {
    // What was stopped by hand stays stopped until somebody goes on.
    if (customer && Object.values(customer.state().feeds).every(({ phase }) => phase === 'idle')) {
      customer.start()
    }
  }, [customer])
  return customer && state ? { customer, state } : null
}
