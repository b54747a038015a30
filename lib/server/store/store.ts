import 'server-only'
import type { InboxStore } from './inbox-store'

/**
 * What a store must do. `sqlite.ts` is the embedded default; an implementation for several
 * instances has to pass the same suite (`conformance.ts`). The store knows no secrets: whatever
 * belongs to a person reaches it sealed. All times are milliseconds since 1970 UTC.
 */
export interface Store {
  /** Fails with `StoreError('conflict')` where the key exists. */
  createSession(row: SessionRow): Promise<void>
  getSession(key: string): Promise<SessionRow | null>
  /** Sets `seen`; false where there is no such session. Never moves `seen` backwards. */
  touchSession(key: string, seen: number): Promise<boolean>
  /** Removes the session and every record of it. */
  deleteSession(key: string): Promise<void>
  /**
   * Atomically: the old session and its records go, the new ones are there. Fails with
   * `StoreError('conflict')` where the old one is not there (it was ended or replaced meanwhile)
   * or the new one is.
   */
  replaceSession(oldKey: string, row: SessionRow, records: readonly RecordRow[]): Promise<void>

  /**
   * Durable when it resolves (fsync). Replaces a record of the same session, kind and id. Fails
   * with `StoreError('conflict')` where the session is not there, so that nothing outlives it.
   */
  putRecord(row: RecordRow): Promise<void>
  /** Durable; false and nothing written where the record exists. Fails as `putRecord` does. */
  addRecord(row: RecordRow): Promise<boolean>
  /** Durable; replaces only what still equals `expected` (byte for byte). */
  swapRecord(row: RecordRow, expected: Uint8Array): Promise<boolean>
  getRecord(session: string, kind: string, id: string): Promise<RecordRow | null>
  /** Newest first by `created`, then `id`. `before` continues after the last row of a page. */
  listRecords(session: string, kind: string, page?: Page): Promise<RecordRow[]>
  allRecords(session: string): Promise<RecordRow[]>
  /** True where there was one. */
  deleteRecord(session: string, kind: string, id: string): Promise<boolean>

  /** Facts about the installation that belong to nobody (such as the secret's check value). */
  getMeta(name: string): Promise<Uint8Array | null>
  putMeta(name: string, value: Uint8Array): Promise<void>

  /** Notifications that arrived. They belong to no session and outlive them all. */
  readonly inboxes: InboxStore

  /**
   * Removes sessions, records, inboxes and arrivals that ended before `now`; returns how many
   * sessions went.
   */
  sweep(now: number, idleMs: number): Promise<number>
  close(): Promise<void>
}

export interface SessionRow {
  /** SHA-256("sid" ‖ sid), hex: the store never holds the session id itself. */
  key: string
  created: number
  seen: number
  /** Absolute end, whatever is done in between. */
  expires: number
}

export interface RecordRow {
  session: string
  kind: string
  id: string
  created: number
  expires: number
  /** The envelope of `vault/seal.ts`, or whatever bytes the caller sealed. */
  sealed: Uint8Array
}

export interface Page {
  limit: number
  before?: { created: number; id: string }
}

/** Why a store could not do what was asked. The message is fit for a person. */
export class StoreError extends Error {
  readonly code: 'full' | 'conflict' | 'corrupt' | 'unavailable' | 'too-old' | 'read-only'
  constructor(code: StoreError['code'], message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'StoreError'
    this.code = code
  }
}
