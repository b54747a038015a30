'use client'

import { useMemo } from 'react'
import { useBrowserKeys } from '@/components/keys/browser/use-browser-keys'
import { useSession } from '@/components/shell/session'
import { type AppStoreKey, appStoreKeys, chosenKey } from './app-store-keys'

export interface AppStoreKeysState {
  keys: readonly AppStoreKey[]
  /** Both lists have been read; before that nothing is said about them. */
  known: boolean
  /** `null`: there is none. */
  key: AppStoreKey | null
}

/** The In-App Purchase keys at hand, on the server and in this browser, and the one that is used. */
export function useAppStoreKeys(wanted: string): AppStoreKeysState {
  const session = useSession()
  const own = useBrowserKeys()
  const keys = useMemo(
    () => appStoreKeys([...(session.data?.keys ?? []), ...own.keys]),
    [session.data, own.keys],
  )
  const known = session.isSuccess && own.known
  return { keys, known, key: known ? chosenKey(keys, wanted) : null }
}
