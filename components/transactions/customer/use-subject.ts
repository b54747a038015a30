'use client'

import {
  parseAsArrayOf,
  parseAsString,
  parseAsStringLiteral,
  useQueryState,
  useQueryStates,
} from 'nuqs'
import { useEffect, useMemo, useRef } from 'react'
import { useEnvironment } from '@/components/shell/environment'
import { ENVIRONMENTS } from '@/lib/apple/environments'
import type { AppStoreKey } from '../app-store-keys'
import type { HistoryFilters, Subject } from '../subject'
import { useAppStoreKeys } from '../use-app-store-keys'

const PLACES = ENVIRONMENTS.map(({ id }) => id)
const text = parseAsString.withDefault('')

interface SubjectState {
  /** `null`: there is no key yet, or the list of keys has not been read. */
  subject: Subject | null
  keys: readonly AppStoreKey[]
  keysKnown: boolean
  key: AppStoreKey | null
  chooseKey: (id: string) => void
  filters: HistoryFilters
  setFilters: (filters: HistoryFilters) => void
}

/** Who is looked at, from the address: the environment and the key are in it, and nothing secret. */
export function useSubject(id: string, newcomer: boolean): SubjectState {
  const { environment } = useSyncedEnvironment()
  const [wanted, setWanted] = useQueryState('key', text)
  const [query, setQuery] = useQueryStates({
    productId: parseAsArrayOf(parseAsString).withDefault([]),
    productType: text,
    subscriptionGroupIdentifier: text,
    inAppOwnershipType: text,
    revoked: text,
    startDate: text,
    endDate: text,
    sort: text,
  })
  const { keys, known, key } = useAppStoreKeys(wanted, newcomer)
  const keyId = key?.id ?? null
  const filters: HistoryFilters = query
  const filterText = JSON.stringify(filters)
  const subject = useMemo(
    (): Subject | null =>
      keyId === null
        ? null
        : {
            id,
            environment: environment.id,
            key: keyId,
            filters: JSON.parse(filterText) as HistoryFilters,
          },
    [id, environment.id, keyId, filterText],
  )
  return {
    subject,
    keys,
    keysKnown: known,
    key,
    chooseKey: (next) => void setWanted(next),
    filters,
    setFilters: (next) =>
      void setQuery(
        { ...next, productId: next.productId.filter((one) => one !== '') },
        { history: 'push' },
      ),
  }
}

/** The switch in the header and the address say the same: the address first, then whoever switches. */
export function useSyncedEnvironment(): ReturnType<typeof useEnvironment> {
  const choice = useEnvironment()
  const [place, setPlace] = useQueryState('environment', parseAsStringLiteral(PLACES))
  const taken = useRef(false)
  const { environment, setEnvironment } = choice
  useEffect(() => {
    if (!taken.current) {
      taken.current = true
      if (place !== null && place !== environment.id) return setEnvironment(place)
    }
    if (place !== environment.id) void setPlace(environment.id)
  }, [place, environment.id, setEnvironment, setPlace])
  return choice
}
