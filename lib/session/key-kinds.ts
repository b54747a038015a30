import { readKeyFileName } from '../inspect/private-key/file-name'

/** The ids that belong to a key and that no key file contains; '' where one is not known. */
export interface KeyIds {
  keyId: string
  /** Ten characters: what APNs knows a team by. */
  teamId: string
  /** A UUID: what App Store Connect and the App Store Server API know it by. */
  issuerId: string
  /** The app that the App Store Server API is asked about. */
  bundleId: string
  /** The same app as a number, digits only. */
  appAppleId: string
}

export type KeyIdName = keyof KeyIds

export const NO_IDS: Readonly<KeyIds> = {
  keyId: '',
  teamId: '',
  issuerId: '',
  bundleId: '',
  appAppleId: '',
}

/** What Apple issued a key for. `connect`: of a team, or of one person, which then has no issuer. */
export type KeyKind = 'apns' | 'app-store' | 'connect'

export const KEY_KINDS = ['apns', 'app-store', 'connect'] as const satisfies readonly KeyKind[]

interface KeyKindRow {
  /** A few words. */
  label: string
  /** What it opens: a sentence. */
  about: string
  /** The ids that its tokens and calls need, in the order of the form. */
  ids: readonly KeyIdName[]
}

/**
 * https://developer.apple.com/documentation/appstoreserverapi/creating-api-keys-to-authorize-api-requests
 * (“You can’t use the key for other Apple services”)
 */
export const KEY_KIND: Readonly<Record<KeyKind, KeyKindRow>> = {
  apns: {
    label: 'APNs',
    about: 'It signs provider tokens, with which pushes are sent.',
    ids: ['keyId', 'teamId'],
  },
  'app-store': {
    label: 'In-App Purchase',
    about: 'It signs tokens for the App Store Server API.',
    ids: ['keyId', 'issuerId', 'bundleId', 'appAppleId'],
  },
  connect: {
    label: 'App Store Connect',
    about: 'It signs tokens for the App Store Connect API, for a team or for one person.',
    ids: ['keyId', 'issuerId'],
  },
}

interface KeyIdRow {
  label: string
  /** Where it stands at Apple. */
  hint: string
  placeholder: string
}

export const KEY_ID: Readonly<Record<KeyIdName, KeyIdRow>> = {
  keyId: {
    label: 'Key ID',
    hint: 'On the key’s page at Apple’s developer site.',
    placeholder: '10 characters',
  },
  teamId: {
    label: 'Team ID',
    hint: 'At the top right of Apple’s developer site.',
    placeholder: '10 characters',
  },
  issuerId: {
    label: 'Issuer ID',
    hint: 'Above the list of keys in Users and Access, Integrations.',
    placeholder: 'A UUID',
  },
  bundleId: {
    label: 'Bundle ID',
    hint: 'The app that you ask the App Store Server API about.',
    placeholder: 'com.example.app',
  },
  appAppleId: {
    label: 'Apple ID of the app',
    hint: 'A number on the app’s page in App Store Connect. Optional.',
    placeholder: '1234567890',
  },
}

/**
 * What a key is for by the name that Apple gave its file. `null`: the name does not say. Keys for
 * APNs and those of a team for App Store Connect are both named `AuthKey_….p8`, so it takes a person.
 */
export function keyKindOfName(fileName: string): KeyKind | null {
  const kind = readKeyFileName(fileName)?.kind
  if (kind === 'SubscriptionKey') return 'app-store'
  return kind === 'ApiKey' ? 'connect' : null
}

/** A key's ids with those left out that its kind does not have. */
export function idsOfKind(kind: KeyKind, ids: KeyIds): KeyIds {
  const own = KEY_KIND[kind].ids.map((name) => [name, ids[name]] as const)
  return { ...NO_IDS, ...Object.fromEntries(own) }
}
