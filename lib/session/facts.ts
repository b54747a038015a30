import type { KeyIds, KeyKind } from './key-kinds'

/** What the browser may know of its session: never a key, never the session's id. */
export interface SessionFacts {
  keys: KeyFacts[]
  /** Milliseconds since 1970 UTC at which the session ends if nothing is done. `null`: none is open. */
  endsAt: number | null
  /** Something about the installation that its user should know, such as a store set aside. */
  notice: string | null
}

/** A signing key as its owner sees it listed. Times are milliseconds since 1970 UTC. */
export interface KeyFacts extends KeyIds {
  id: string
  name: string
  kind: KeyKind
  /** The Key ID that the file's name gave, where it gave one. */
  fileKeyId: string | null
  /** SHA-256 of the public key's SubjectPublicKeyInfo, hex. */
  fingerprint: string
  created: number
  expires: number
}
