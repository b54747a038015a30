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

/**
 * The In-App Purchase keys at hand, on the server and in this browser, and the one that is used.
 * `newcomer`: no session came with the request, so none is to be waited for, and what greets them is
 * there from the first; a key that this browser keeps without one comes a moment later.
 */
export function useAppStoreKeys(wanted: string, newcomer = false): AppStoreKeysState {
  const session = useSession()
  const own = useBrowserKeys()
  const keys = useMemo(
    () => appStoreKeys([...(session.data?.keys ?? []), ...own.keys]),
    [session.data, own.keys],
  )
  const known = newcomer || (session.isSuccess && own.known)
  return { keys, known, key: known ? chosenKey(keys, wanted) : null }
}
