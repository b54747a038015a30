import type { BrowserKeyFacts } from '@/lib/session/browser-key'
import type { KeyFacts } from '@/lib/session/facts'

/** A kept In-App Purchase key, with the app that it is for. `''` where one is not known. */
export interface AppStoreKey {
  /** Tells where it is kept, too: see `isInBrowser`. */
  id: string
  name: string
  keyId: string
  issuerId: string
  bundleId: string
  appAppleId: string
}

/** The keys that the App Store Server API takes, of all that are kept. */
export function appStoreKeys(keys: readonly (KeyFacts | BrowserKeyFacts)[]): AppStoreKey[] {
  return keys.flatMap(({ kind, id, name, keyId, issuerId, bundleId, appAppleId }) =>
    kind === 'app-store' ? [{ id, name, keyId, issuerId, bundleId, appAppleId }] : [],
  )
}

/** The one that the address names, else the first: most people have one. */
export function chosenKey(keys: readonly AppStoreKey[], wanted: string): AppStoreKey | null {
  return keys.find(({ id }) => id === wanted) ?? keys[0] ?? null
}
