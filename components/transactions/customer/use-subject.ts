'use client'

import {
  parseAsArrayOf,
  parseAsString,
  parseAsStringLiteral,
  useQueryState,
  useQueryStates,
} from 'nuqs'
import { useEffect, useMemo, useState } from 'react'
import { useEnvironment } from '@/components/shell/environment'
import { ENVIRONMENTS, type Environment, environment } from '@/lib/apple/environments'
import type { AppStoreKey } from '../app-store-keys'
import type { HistoryFilters, Subject } from '../subject'
import { useAppStoreKeys } from '../use-app-store-keys'

const PLACES = ENVIRONMENTS.map(({ id }) => id)
const text = parseAsString.withDefault('')

interface SubjectState {
  /** `null`: there is no key yet, or the list of keys has not been read. */
  subject: Subject | null
  environment: Environment
  keys: readonly AppStoreKey[]
  keysKnown: boolean
  key: AppStoreKey | null
  chooseKey: (id: string) => void
  filters: HistoryFilters
  setFilters: (filters: HistoryFilters) => void
}

/** Who is looked at, from the address: the environment and the key are in it, and nothing secret. */
export function useSubject(id: string, newcomer: boolean): SubjectState {
  const { environment: place } = useSyncedEnvironment()
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
            environment: place.id,
            key: keyId,
            filters: JSON.parse(filterText) as HistoryFilters,
          },
    [id, place.id, keyId, filterText],
  )
  return {
    subject,
    environment: place,
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
  const [taken, setTaken] = useState(false)
  const { setEnvironment } = choice
  const chosen = choice.environment.id
  useEffect(() => {
    if (!taken) {
      setTaken(true)
      if (place !== null && place !== chosen) return setEnvironment(place)
    }
    if (place !== chosen) void setPlace(chosen)
  }, [taken, place, chosen, setEnvironment, setPlace])
  // Until the switch has followed, what the address says is there from the first.
  return taken || place === null ? choice : { environment: environment(place), setEnvironment }
}
