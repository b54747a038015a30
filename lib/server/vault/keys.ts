import 'server-only'
import { createHash, type KeyObject } from 'node:crypto'
import { z } from 'zod'
import { StoreError } from '@/lib/server/store/store'
import type { KeyChange } from '@/lib/session/key-change'
import { KEY_KINDS, type KeyIds, type KeyKind } from '@/lib/session/key-kinds'
import {
  addRecord,
  getRecord,
  jsonBytes,
  jsonOf,
  listRecords,
  putRecord,
  removeRecord,
  swapRecord,
} from './records'
import { endSession, type Session } from './session'
import { type KeyRefusal, readAndWipe, readSigningKey } from './signing-key'
import type { Vault } from './vault'

const MOST_KEYS = 100

/** What may be shown of a key, and read without opening the key itself. */
export interface KeyFacts extends KeyIds {
  id: string
  name: string
  kind: KeyKind
  fileName: string
  origin: KeyOrigin
  /** SHA-256 of the SubjectPublicKeyInfo, hex. */
  fingerprint: string
  /** Milliseconds since 1970 UTC, like `expires`. */
  created: number
  expires: number
}

export type KeyOrigin = 'file' | 'paste' | 'simulator'

/** Ids that are left out are ''. */
export type AboutKey = Pick<
  KeyFacts,
  'name' | 'kind' | 'fileName' | 'keyId' | 'teamId' | 'origin'
> &
  Partial<KeyIds>

export type AddKeyResult =
  /** `added: false`: it was there, and what is said about it was brought up to date. */
  | { ok: true; added: boolean; key: KeyFacts }
  | KeyRefusal
  | { ok: false; reason: 'too-many'; message: string }

/** `session-ended`: the disk was full, so the session was ended instead; its cookie is to be cleared. */
export interface Forgotten {
  gone: true
  how: 'deleted' | 'session-ended'
}

const STORED_FACTS = z.object({
  name: z.string(),
  kind: z.enum(KEY_KINDS),
  fileName: z.string(),
  keyId: z.string(),
  teamId: z.string(),
  // Keys were kept without these before other kinds than APNs were known.
  issuerId: z.string().default(''),
  bundleId: z.string().default(''),
  appAppleId: z.string().default(''),
  origin: z.enum(['file', 'paste', 'simulator']),
  fingerprint: z.string(),
})

type StoredFacts = z.infer<typeof STORED_FACTS>

/**
 * Takes a key into the session. `pkcs8Der` is wiped, whatever comes of it. The same key under the
 * same Key ID is kept once. Throws `StoreError`.
 */
export async function addKey(
  vault: Vault,
  session: Session,
  pkcs8Der: Uint8Array,
  about: AboutKey,
): Promise<AddKeyResult> {
  try {
    const read = readSigningKey(pkcs8Der)
    if (!read.ok) return read
    const { keyId } = about
    const facts = STORED_FACTS.parse({ ...about, fingerprint: read.fingerprint })

    const keys = await listKeys(vault, session)
    const same = keys.find((k) => k.fingerprint === facts.fingerprint && k.keyId === keyId)
    const id = same?.id ?? keyRecordId(session, facts)
    if (!same && keys.length >= MOST_KEYS) {
      const message = `There are ${MOST_KEYS} keys already. Forget one first.`
      return { ok: false, reason: 'too-many', message }
    }
    await putRecord(vault, session, 'signing-key', id, pkcs8Der)
    const added = await addRecord(vault, session, 'key-facts', id, jsonBytes(facts))
    const update = () => changeFacts(vault, session, id, () => facts)
    let key = await update()
    if (key === null) {
      // What stood there does not open any more.
      await putRecord(vault, session, 'key-facts', id, jsonBytes(facts))
      key = await update()
    }
    if (key === null) throw new Error('key facts that were just written cannot be read')
    return { ok: true, added, key }
  } finally {
    pkcs8Der.fill(0)
  }
}

/** Newest first. One whose facts do not open is left out; `forgetAllKeys` removes that too. */
export async function listKeys(vault: Vault, session: Session): Promise<KeyFacts[]> {
  const records = await listRecords(vault, session, 'key-facts')
  return records.flatMap((record) => {
    const facts = jsonOf(record, STORED_FACTS)
    return facts ? [shown(record, facts)] : []
  })
}

/** Corrects what is said about a key; `null` where there is no such key. */
export async function updateKey(
  vault: Vault,
  session: Session,
  id: string,
  change: Partial<KeyChange>,
): Promise<KeyFacts | null> {
  return changeFacts(vault, session, id, (facts) => ({
    ...facts,
    name: change.name ?? facts.name,
    kind: change.kind ?? facts.kind,
    keyId: change.keyId ?? facts.keyId,
    teamId: change.teamId ?? facts.teamId,
    issuerId: change.issuerId ?? facts.issuerId,
    bundleId: change.bundleId ?? facts.bundleId,
    appAppleId: change.appAppleId ?? facts.appAppleId,
  }))
}

/** Forgets a key and every provider token made with it. */
export async function forgetKey(vault: Vault, session: Session, id: string): Promise<Forgotten> {
  return forget(vault, session, async () => {
    await removeRecord(vault, session, 'signing-key', id)
    for (const token of await vault.store.listRecords(session.rowKey, 'provider-token')) {
      if (token.id.startsWith(id)) await removeRecord(vault, session, 'provider-token', token.id)
    }
    await removeRecord(vault, session, 'key-facts', id)
  })
}

/** Forgets every key of the session and every provider token, also those that do not open. */
export async function forgetAllKeys(vault: Vault, session: Session): Promise<Forgotten> {
  return forget(vault, session, async () => {
    for (const kind of ['signing-key', 'provider-token', 'key-facts'] as const) {
      for (const row of await vault.store.listRecords(session.rowKey, kind)) {
        await removeRecord(vault, session, kind, row.id)
      }
    }
  })
}

export type WithKeyResult<T> =
  | { ok: true; value: T }
  | { ok: false; reason: 'no-such-key' | 'does-not-open' }

/**
 * Hands the private key to `use`: the only way to it. Its bytes are wiped before `use` is called;
 * `use` must not keep the key.
 */
export async function withSigningKey<T>(
  vault: Vault,
  session: Session,
  id: string,
  use: (key: KeyObject) => Promise<T>,
): Promise<WithKeyResult<T>> {
  const record = await getRecord(vault, session, 'signing-key', id)
  if (record === null) return { ok: false, reason: 'no-such-key' }
  if (!record.opens) return { ok: false, reason: 'does-not-open' }
  const read = readAndWipe(record.bytes)
  return read.ok ? { ok: true, value: await use(read.key) } : { ok: false, reason: 'does-not-open' }
}

/**
 * The same for the same key and Key ID, so that a double click adds one. The session id goes in,
 * since record ids are in the store in clear and would tell who shares a key.
 */
function keyRecordId(session: Session, { fingerprint, keyId }: StoredFacts): string {
  const hash = createHash('sha256').update('key').update(session.sid)
  return hash.update(`${fingerprint}/${keyId}`).digest('base64url').slice(0, 22)
}

async function changeFacts(
  vault: Vault,
  session: Session,
  id: string,
  change: (facts: StoredFacts) => StoredFacts,
): Promise<KeyFacts | null> {
  for (;;) {
    const record = await getRecord(vault, session, 'key-facts', id)
    const facts = jsonOf(record, STORED_FACTS)
    if (!record?.opens || facts === null) return null
    const next = change(facts)
    if (await swapRecord(vault, session, record, jsonBytes(next))) return shown(record, next)
  }
}

function shown(record: { id: string; created: number; expires: number }, facts: StoredFacts) {
  const { id, created, expires } = record
  return { id, ...facts, created, expires }
}

async function forget(
  vault: Vault,
  session: Session,
  work: () => Promise<void>,
): Promise<Forgotten> {
  try {
    await work()
    return { gone: true, how: 'deleted' }
  } catch (error) {
    if (!(error instanceof StoreError)) throw error
    await endSession(vault, session)
    return { gone: true, how: 'session-ended' }
  }
}
