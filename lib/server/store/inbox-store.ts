import 'server-only'

/**
 * What a store keeps for the inboxes of notifications. An inbox belongs to no session: it is found
 * by the hash of the token in its address, or by the key of its owner, and the store can open
 * nothing of it. All times are milliseconds since 1970 UTC.
 */
export interface InboxStore {
  /**
   * Durable. Fails with `StoreError('conflict')` where the id or the token is there already, and
   * writes nothing (`false`) where the owner or the whole store has as many as `most` allows.
   */
  create(row: InboxRow, most: { owner: number; total: number }): Promise<boolean>
  /** By the hash of the token of its address. */
  find(token: string): Promise<InboxState | null>
  get(id: string): Promise<InboxState | null>
  /** The oldest first. */
  listOf(owner: string): Promise<InboxState[]>
  /** Durable; replaces the sealed settings only where they still equal `expected`. */
  swapSettings(id: string, sealed: Uint8Array, expected: Uint8Array): Promise<boolean>
  /** Moves the end of an inbox forwards, never backwards. */
  extend(id: string, expires: number): Promise<void>
  /** Removes the inbox and everything in it. True where there was one of that owner. */
  remove(owner: string, id: string): Promise<boolean>

  /**
   * Durable when it resolves (fsync), all in one transaction: a row with the same `mark` in the
   * inbox is not stored again, and its repetition is counted with its time; another one gets the
   * next number, and the ring is cut to its size. `null`: there is no such inbox.
   */
  append(row: NewArrival, ring: RingLimits): Promise<Appended | null>
  /** Newest first, without the bodies. `before` is a number, and goes on after a page. */
  page(inbox: string, ring: Ring | null, page: ArrivalPage): Promise<ArrivalHead[]>
  /** What is new or was repeated after the version, in the order of versions, without the bodies. */
  after(inbox: string, version: number, limit: number): Promise<ArrivalHead[]>
  read(inbox: string, id: string): Promise<ArrivalRow | null>
  totals(inbox: string): Promise<Record<Ring, RingTotals>>
  /** Removes what has arrived, and notes the version at which that was done. */
  clear(inbox: string): Promise<void>
}

/** `genuine`: what was verified. `other`: whatever else arrived, cut short. */
export type Ring = 'genuine' | 'other'

export interface InboxRow {
  id: string
  /** SHA-256 of the token, hex: the store never holds the token itself. */
  token: string
  /** What the inboxes of one cookie have in common; it tells nothing about the cookie. */
  owner: string
  created: number
  expires: number
  /** The settings, sealed under the server's secret. */
  sealed: Uint8Array
}

export interface InboxState extends InboxRow {
  /** The newest version in it: every arrival and every repetition counts one up. */
  version: number
  /** The version at which it was last cleared; 0: never. */
  cleared: number
}

export interface NewArrival {
  inbox: string
  /** Random: what an arrival is called, and what its seals are bound to. */
  id: string
  ring: Ring
  /** What a repetition is recognised by: a keyed hash. `null`: nothing repeats it. */
  mark: string | null
  at: number
  expires: number
  /** Of the request's body, before it was cut. */
  bytes: number
  /** Sealed: what a list shows. */
  head: Uint8Array
  /** Sealed: the request as it came. */
  body: Uint8Array
}

export interface ArrivalHead {
  id: string
  ring: Ring
  /** Grows by arrival and never comes again, in one inbox. */
  number: number
  /** That of its arrival or its last repetition. */
  version: number
  at: number
  bytes: number
  repeats: number
  /** Of the first repetitions, at most `REPEATS_KEPT`. */
  repeatedAt: number[]
  head: Uint8Array
}

export interface ArrivalRow extends ArrivalHead {
  body: Uint8Array
}

/** More repetitions than that are counted, and their times are not kept. */
export const REPEATS_KEPT = 50

export interface RingLimits {
  rows: number
  /** Of what is stored of a ring: heads and bodies. */
  bytes: number
}

export interface RingTotals {
  rows: number
  bytes: number
  /** When the oldest arrived; `null`: it is empty. */
  oldest: number | null
}

export interface Appended {
  stored: 'new' | 'repeat'
  /** Of the row that is there now. */
  id: string
  version: number
}

export interface ArrivalPage {
  limit: number
  before?: number
}
