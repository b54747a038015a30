import type { KeyNameKind } from './reading'

/** What a key on P-256 of Apple's can be for. The file does not say it; only its name hints at it. */
interface KeyUse {
  label: string
  title: string
  name: KeyNameKind
  note: string
}

/**
 * The names that the three kinds are downloaded under. A push key and a team key of App Store
 * Connect share theirs, as https://github.com/parse-community/node-apn/issues/134 found.
 */
export const KEY_USES: readonly KeyUse[] = [
  {
    label: 'apns',
    title: 'Push notifications (APNs)',
    name: 'AuthKey',
    note: 'Signs provider tokens with the team’s ID. Apple names the file AuthKey_<Key ID>.p8; DeviceCheck, Sign in with Apple, MusicKit and MapKit keys are named the same.',
  },
  {
    label: 'server-api',
    title: 'App Store Server API',
    name: 'SubscriptionKey',
    note: 'An In-App Purchase key. Apple names the file SubscriptionKey_<Key ID>.p8.',
  },
  {
    label: 'connect-team',
    title: 'App Store Connect API, a team’s key',
    name: 'AuthKey',
    note: 'The file is named AuthKey_<Key ID>.p8, like a push key: the two cannot be told apart by name.',
  },
  {
    label: 'connect-individual',
    title: 'App Store Connect API, a person’s key',
    name: 'ApiKey',
    note: 'Such a file has been seen named ApiKey_<Key ID>.p8; Apple’s pages do not say so. It does not work for the App Store Server API.',
  },
]

/** In words, how the file's name fits a use. */
export function fitOf(use: KeyUse, name: KeyNameKind | null): string {
  if (name === null) return 'possible: the file does not say'
  return use.name === name ? 'the file name fits' : 'the file is named otherwise'
}
