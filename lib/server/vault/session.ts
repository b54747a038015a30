import 'server-only'
import { randomBytes } from 'node:crypto'
import { type RecordRow, type SessionRow, StoreError } from '@/lib/server/store/store'
import { parseCookie, rowKeyOf } from './cookie'
import { openRecord, SealError, sealRecord } from './seal'
import type { Vault } from './vault'

/** A session ends when it has not been used for this long. */
export const IDLE_MS = 30 * 60_000
/** A session ends this long after it began, whatever is done in between. */
export const ABSOLUTE_MS = 12 * 3_600_000
/** How far clocks of several instances may be apart. */
const SKEW_MS = 60_000
/**
 * Uses closer together than this are written down as one: each is a synced write that whoever clicks
 * waits for. A session may end this much early.
 */
const TOUCH_MS = 15_000

/** A live session. It holds the cookie half, so it never leaves the server. Times in ms since 1970 UTC. */
export interface Session {
  rowKey: string
  sid: Uint8Array
  half: Uint8Array
  created: number
  expires: number
  seen: number
}

/** The record by which a cookie half proves itself, and which binds `created` and `expires`. */
const PROOF = { kind: 'session', id: 'proof' } as const

/** Starts a session. Its cookie is `cookieValue(session)`. Throws `StoreError`. */
export async function beginSession(vault: Vault): Promise<Session> {
  const now = vault.now()
  const session = newSession({ created: now, expires: now + ABSOLUTE_MS, seen: now })
  await vault.store.createSession(sessionRow(session))
  await vault.store.putRecord(proofOf(vault, session))
  return session
}

/**
 * The session of a cookie's value, or `null`: not a cookie of ours, unknown, ended, or the half is
 * not its own. An unknown session is never adopted. Where the store cannot be read it throws
 * `StoreError`, so there is no session either.
 */
export async function openSession(vault: Vault, cookie: string): Promise<Session | null> {
  const parts = parseCookie(cookie)
  if (parts === null) return null
  const rowKey = rowKeyOf(parts.sid)
  if (vault.ended.has(rowKey)) return null
  const row = await vault.store.getSession(rowKey)
  if (row === null) return null
  const { created, expires, seen } = row
  const session: Session = { rowKey, ...parts, created, expires, seen }
  // Only whoever has the whole cookie may end a session by coming late.
  if (!(await provesItself(vault, session))) return null
  if (hasEnded(session, vault.now())) {
    await endSession(vault, session)
    return null
  }
  // It may have been ended while the store was asked.
  return vault.ended.has(rowKey) ? null : session
}

/** Notes that the session was used, which starts its idle time anew. False where it has ended. */
export async function touch(vault: Vault, session: Session): Promise<boolean> {
  const now = vault.now()
  if (vault.ended.has(session.rowKey) || hasEnded(session, now)) return false
  if (now - session.seen < TOUCH_MS) return true
  const alive = await vault.store.touchSession(session.rowKey, now)
  if (alive) session.seen = now
  return alive
}

/**
 * Gives a session another id and another cookie half, so that a cookie planted or copied before is
 * worth nothing after. Everything in it is sealed anew; `lost` counts what could not be opened and
 * so is gone. It ends when it would have ended. What is written through the former session
 * afterwards fails with `StoreError('conflict')`: rotate first, then start something long.
 */
export async function rotate(
  vault: Vault,
  session: Session,
): Promise<{ session: Session; lost: number }> {
  const { created, expires } = session
  const next = newSession({ created, expires, seen: vault.now() })
  const rows = await vault.store.allRecords(session.rowKey)
  if (vault.ended.has(session.rowKey)) throw new StoreError('conflict', 'The session has ended.')
  const moved = rows.flatMap((row) => reseal(vault, session, next, row) ?? [])
  await vault.store.replaceSession(session.rowKey, sessionRow(next), moved)
  vault.ended.add(session.rowKey, expires)
  vault.ended.rowsGone(session.rowKey)
  return { session: next, lost: rows.length - moved.length }
}

/**
 * Ends a session, also where the disk is full: it is refused from here on, and the half in memory
 * is wiped. `rowsGone`: whether its rows are gone from the store too; if not, that is tried again.
 */
export async function endSession(vault: Vault, session: Session): Promise<{ rowsGone: boolean }> {
  vault.ended.add(session.rowKey, session.expires)
  session.half.fill(0)
  session.sid.fill(0)
  return { rowsGone: await removeRows(vault, session.rowKey) }
}

/** Removes what has ended, and what could not be removed before. To be called every minute or so. */
export async function sweepSessions(vault: Vault): Promise<void> {
  for (const rowKey of vault.ended.owed()) await removeRows(vault, rowKey)
  const now = vault.now()
  await vault.store.sweep(now, IDLE_MS)
  vault.ended.prune(now)
}

async function removeRows(vault: Vault, rowKey: string): Promise<boolean> {
  try {
    await vault.store.deleteSession(rowKey)
  } catch (error) {
    if (error instanceof StoreError) return false
    throw error
  }
  vault.ended.rowsGone(rowKey)
  return true
}

function hasEnded({ seen, expires }: Session, now: number): boolean {
  // Last used in the future: the clock was set back while nobody watched it.
  return now >= expires || now >= seen + IDLE_MS || now < seen - SKEW_MS
}

async function provesItself(vault: Vault, session: Session): Promise<boolean> {
  const row = await vault.store.getRecord(session.rowKey, PROOF.kind, PROOF.id)
  if (row === null) return false
  try {
    openRecord({ ...session, ...PROOF }, { ...session, secret: vault.secret }, row.sealed)
    return true
  } catch (error) {
    if (error instanceof SealError) return false
    throw error
  }
}

function proofOf(vault: Vault, session: Session): RecordRow {
  const keys = { half: session.half, secret: vault.secret }
  const sealed = sealRecord({ ...session, ...PROOF }, keys, new Uint8Array(0))
  const { rowKey, created, expires } = session
  return { session: rowKey, ...PROOF, created, expires, sealed }
}

/** `null` where the record does not open. */
function reseal(vault: Vault, from: Session, to: Session, row: RecordRow): RecordRow | null {
  const { secret } = vault
  let plaintext: Buffer
  try {
    plaintext = openRecord({ ...row, sid: from.sid }, { half: from.half, secret }, row.sealed)
  } catch (error) {
    if (error instanceof SealError) return null
    throw error
  }
  const sealed = sealRecord({ ...row, sid: to.sid }, { half: to.half, secret }, plaintext)
  plaintext.fill(0)
  return { ...row, session: to.rowKey, sealed }
}

function newSession(times: Pick<Session, 'created' | 'expires' | 'seen'>): Session {
  const sid = new Uint8Array(randomBytes(16))
  return { rowKey: rowKeyOf(sid), sid, half: new Uint8Array(randomBytes(32)), ...times }
}

function sessionRow({ rowKey, created, seen, expires }: Session): SessionRow {
  return { key: rowKey, created, seen, expires }
}
