import { randomBytes, randomUUID } from 'node:crypto'
import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { openSqlite } from '@/lib/server/store/sqlite'
import { medianTimes } from './rounds'
import type { BenchRow } from './row'

/** A push with its outcome, sealed. */
const BYTES = 2_000
const ROUNDS = 9
const PER_ROUND = 60
/** Rows that are there already. */
const FILLED = 1_000
const PAGE = 30
const RING = { rows: 10_000, bytes: 64 * 2 ** 20 }

/**
 * The store’s operations, every write synced to the disk, beside a bare table of `node:sqlite` with
 * the same durability, and beside the disk alone: an append and an `fdatasync`.
 */
export async function bench(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'assay-bench-'))
  const { store } = openSqlite({ folder: join(folder, 'store'), now: Date.now() })
  const bare = bareTable(join(folder, 'bare.db'))
  const file = openSync(join(folder, 'file'), 'a')
  const bytes = randomBytes(BYTES)
  const created = Date.now()
  const expires = created + 3_600_000
  const [session, inbox, kind, known] = ['session', 'inbox', 'push-attempt', 'known']
  const record = (id: string) => ({ session, kind, id, created, expires, sealed: bytes })
  const arrival = () => ({
    ...{ inbox, id: randomUUID(), ring: 'genuine' as const, mark: randomUUID() },
    ...{ at: created, expires, bytes: BYTES, head: bytes.subarray(0, 200), body: bytes },
  })
  try {
    await store.createSession({ key: session, created, seen: created, expires })
    const owned = { id: inbox, token: 'token', owner: 'owner', created, expires, sealed: bytes }
    await store.inboxes.create(owned, { owner: 1, total: 1 })
    for (const id of [known, ...Array.from({ length: FILLED }, () => randomUUID())]) {
      await store.addRecord(record(id))
      bare.write(id, bytes)
    }
    const times = await medianTimes(
      {
        disk: () => {
          writeSync(file, bytes)
          fdatasyncSync(file)
        },
        bareWrite: () => bare.write(randomUUID(), bytes),
        bareRead: () => bare.read(known),
        add: () => store.addRecord(record(randomUUID())),
        replace: () => store.putRecord(record(known)),
        append: () => store.inboxes.append(arrival(), RING),
        read: () => store.getRecord(session, kind, known),
        page: () => store.listRecords(session, kind, { limit: PAGE }),
      },
      { rounds: ROUNDS, perRound: PER_ROUND },
    )
    const row = (name: string, value: number, to?: [name: string, value: number]): BenchRow => ({
      ...{ name, value: value * 1000, unit: 'µs' },
      ...(to ? { ratio: { to: to[0], value: value / to[1] } } : {}),
    })
    const write: [string, number] = ['a bare table', times.bareWrite]
    const read: [string, number] = ['a bare table', times.bareRead]
    return [
      row(`${BYTES} bytes to the end of a file, fdatasync`, times.disk),
      row('a row into a bare table, synced', times.bareWrite, ['the disk', times.disk]),
      row('a record added', times.add, write),
      row('a record replaced', times.replace, write),
      row('a notification appended to its ring', times.append, write),
      row('a row read from a bare table', times.bareRead),
      row('a record read', times.read, read),
      row(`a page of ${PAGE} records`, times.page, read),
    ]
  } finally {
    closeSync(file)
    bare.close()
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** One table with a key, written ahead and synced as the store is, its statements prepared. */
function bareTable(path: string) {
  const db = new DatabaseSync(path)
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
  db.exec('CREATE TABLE kept (id TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT')
  const insert = db.prepare('INSERT OR REPLACE INTO kept VALUES (?, ?)')
  const select = db.prepare('SELECT value FROM kept WHERE id = ?')
  return {
    write: (id: string, value: Uint8Array) => insert.run(id, value),
    read: (id: string) => select.get(id),
    close: () => db.close(),
  }
}
