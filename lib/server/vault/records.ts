import 'server-only'
import type { z } from 'zod'
import { type Page, type RecordRow, StoreError } from '@/lib/server/store/store'
import { openRecord, type SealCode, SealError, sealRecord } from './seal'
import type { Session } from './session'
import type { Vault } from './vault'

/** Everything that a session can keep. The kind is in the store in clear and bound to the seal. */
export const RECORD_KINDS = {
  session: 'proof that a cookie half belongs to its session',
  'signing-key': 'the PKCS#8 bytes of a private key',
  'key-facts': 'what may be shown of a key: JSON',
  'provider-token': 'a provider token and when it was made; its ID begins with the ID of its key',
  'push-attempt': 'a push as it was sent and how it ended: JSON',
  'simulator-owner': 'the name of the session’s part of the simulated world: JSON',
} as const

export type RecordKind = keyof typeof RECORD_KINDS

interface RecordHead {
  kind: RecordKind
  id: string
  /** Milliseconds since 1970 UTC, like `expires`. */
  created: number
  expires: number
}

/** `bytes` is a buffer of its own: whoever reads a secret wipes it. */
export interface OpenedRecord extends RecordHead {
  opens: true
  bytes: Buffer
  /** As the store has it: what a swap is compared with. */
  sealed: Uint8Array
}

/** A record that is there and does not open: damaged, or put there by somebody else. */
export interface ClosedRecord extends RecordHead {
  opens: false
  problem: SealCode
}

export type VaultRecord = OpenedRecord | ClosedRecord

export interface RecordTimes {
  /** Now, where it is not said. Lists are in this order. */
  created?: number
  /** With the session, where it is not said; never after it. */
  expires?: number
}

/** Durable when it resolves; replaces one of the same kind and id. Throws `StoreError`. */
export async function putRecord(
  vault: Vault,
  session: Session,
  kind: RecordKind,
  id: string,
  bytes: Uint8Array,
  times?: RecordTimes,
): Promise<void> {
  await vault.store.putRecord(
    seal(vault, session, { kind, id, ...timesOf(vault, session, times) }, bytes),
  )
}

/** Durable; false where there is one already. Of several who add at once, one gets true. */
export async function addRecord(
  vault: Vault,
  session: Session,
  kind: RecordKind,
  id: string,
  bytes: Uint8Array,
  times?: RecordTimes,
): Promise<boolean> {
  const row = seal(vault, session, { kind, id, ...timesOf(vault, session, times) }, bytes)
  if (await vault.store.addRecord(row)) return true
  const there = await vault.store.getRecord(session.rowKey, kind, id)
  if (there === null || there.expires > vault.now()) return false
  // One that has expired and was not swept yet is not there. Replaced at once, so that one wins.
  return vault.store.swapRecord(row, there.sealed)
}

/** Durable; false, and nothing written, where the record is no longer as it was read. */
export async function swapRecord(
  vault: Vault,
  session: Session,
  read: OpenedRecord,
  bytes: Uint8Array,
): Promise<boolean> {
  return vault.store.swapRecord(seal(vault, session, read, bytes), read.sealed)
}

/** `null` where there is none, or it has expired. */
export async function getRecord(
  vault: Vault,
  session: Session,
  kind: RecordKind,
  id: string,
): Promise<VaultRecord | null> {
  if (vault.ended.has(session.rowKey)) return null
  const row = await vault.store.getRecord(session.rowKey, kind, id)
  return row === null || row.expires <= vault.now() ? null : open(vault, session, kind, row)
}

/** Newest first. A page may be shorter than its limit: go on after its last record while it has one. */
export async function listRecords(
  vault: Vault,
  session: Session,
  kind: RecordKind,
  page?: Page,
): Promise<VaultRecord[]> {
  if (vault.ended.has(session.rowKey)) return []
  const rows = await vault.store.listRecords(session.rowKey, kind, page)
  const now = vault.now()
  return rows.filter((row) => row.expires > now).map((row) => open(vault, session, kind, row))
}

/** True where there was one. Also removes one that does not open. */
export async function removeRecord(
  vault: Vault,
  session: Session,
  kind: RecordKind,
  id: string,
): Promise<boolean> {
  return vault.store.deleteRecord(session.rowKey, kind, id)
}

/** A value as the bytes of a record. */
export function jsonBytes(value: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(value), 'utf8')
}

/** The value of a record written with `jsonBytes`; `null` where it does not open or is another thing. */
export function jsonOf<T>(record: VaultRecord | null, schema: z.ZodType<T>): T | null {
  if (!record?.opens) return null
  let value: unknown
  try {
    value = JSON.parse(record.bytes.toString('utf8'))
  } catch {
    return null
  }
  const read = schema.safeParse(value)
  return read.success ? read.data : null
}

function timesOf(vault: Vault, session: Session, times: RecordTimes = {}) {
  const { created = vault.now(), expires = session.expires } = times
  return { created, expires: Math.min(expires, session.expires) }
}

function seal(vault: Vault, session: Session, head: RecordHead, bytes: Uint8Array): RecordRow {
  if (vault.ended.has(session.rowKey)) throw new StoreError('conflict', 'The session has ended.')
  const { kind, id, created, expires } = head
  const ids = { sid: session.sid, kind, id, created, expires }
  const sealed = sealRecord(ids, { half: session.half, secret: vault.secret }, bytes)
  return { session: session.rowKey, kind, id, created, expires, sealed }
}

function open(vault: Vault, session: Session, kind: RecordKind, row: RecordRow): VaultRecord {
  const { id, created, expires, sealed } = row
  const head = { kind, id, created, expires }
  try {
    const keys = { half: session.half, secret: vault.secret }
    const bytes = openRecord({ sid: session.sid, ...head }, keys, sealed)
    return { ...head, opens: true, bytes, sealed }
  } catch (error) {
    if (error instanceof SealError) return { ...head, opens: false, problem: error.code }
    throw error
  }
}
