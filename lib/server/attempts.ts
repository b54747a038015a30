import 'server-only'
import { z } from 'zod'
import type { Attempt, AttemptPage } from '@/lib/push/attempt'
import { vault } from './vault/open'
import {
  addRecord,
  getRecord,
  jsonBytes,
  jsonOf,
  listRecords,
  putRecord,
  type VaultRecord,
} from './vault/records'
import type { Session } from './vault/session'

const KIND = 'push-attempt'
const PAGE = 30

// Sealed by ourselves: what opens is what was written.
const ATTEMPT = z.custom<Attempt>(
  (value) =>
    typeof value === 'object' && value !== null && 'request' in value && 'outcome' in value,
)

/** Writes an attempt down before it goes out; false where there is one of that id already. Durable. */
export async function beginAttempt(session: Session, attempt: Attempt): Promise<boolean> {
  const times = { created: attempt.startedAt }
  return addRecord(await vault(), session, KIND, attempt.id, jsonBytes(attempt), times)
}

/** Writes down how it ended. Throws `StoreError` where that cannot be done. */
export async function completeAttempt(session: Session, attempt: Attempt): Promise<void> {
  const times = { created: attempt.startedAt }
  await putRecord(await vault(), session, KIND, attempt.id, jsonBytes(attempt), times)
}

export async function readAttempt(session: Session, id: string): Promise<Attempt | null> {
  return jsonOf(await getRecord(await vault(), session, KIND, id), ATTEMPT)
}

/**
 * A page of the session's attempts, newest first. `before` is the `next` of the page before; one
 * that is not ours gives the first page.
 */
export async function listAttempts(session: Session, before: string | null): Promise<AttemptPage> {
  const [, created, id] = /^(\d+)\.([\w-]+)$/.exec(before ?? '') ?? []
  const records = await listRecords(await vault(), session, KIND, {
    limit: PAGE,
    ...(created !== undefined && id !== undefined
      ? { before: { created: Number(created), id } }
      : {}),
  })
  const last = records.length === PAGE ? records.at(-1) : undefined
  return {
    attempts: records.flatMap((record: VaultRecord) => jsonOf(record, ATTEMPT) ?? []),
    next: last ? `${last.created}.${last.id}` : null,
  }
}
