import type { KeyIds, KeyKind } from './key-kinds'

/**
 * A signing key that is kept in one browser and nowhere else, as its owner sees it listed. Times are
 * milliseconds since 1970 UTC.
 */
export interface BrowserKeyFacts extends KeyIds {
  /** Begins with `browser:`, which no id of the vault does. */
  id: string
  name: string
  kind: KeyKind
  /** The Key ID that the file's name gave, where it gave one. */
  fileKeyId: string | null
  /** SHA-256 of the public key's SubjectPublicKeyInfo, hex. */
  fingerprint: string
  /** The public half, SubjectPublicKeyInfo as PEM. */
  pem: string
  created: number
}

const PREFIX = 'browser:'

/** `random` is unique in this browser, such as a UUID. */
export function browserKeyId(random: string): string {
  return `${PREFIX}${random}`
}

/** Whether a key of that id is kept in a browser: the server has no such key. */
export function isInBrowser(id: string): boolean {
  return id.startsWith(PREFIX)
}

/** What is said of such a key before it is kept: two sentences, each of which has to stay true. */
export const BROWSER_KEY_PROTECTION = {
  from: 'It keeps the key from being read: the server and its database never have it, a stolen cookie does not open it, and no script can copy it out of this browser; only tokens signed with it are sent.',
  notFrom:
    'It does not keep the key from being used: while it is here, code that runs in this page, an extension, and anyone at this browser profile can sign with it, and it stays until you forget it, in the profile’s files on this disk, which the browser overwrites when it chooses.',
} as const
