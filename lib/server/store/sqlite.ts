import 'server-only'
import type { DatabaseSync } from 'node:sqlite'
import { Ballast } from './ballast'
import { storeError } from './sqlite-error'
import { openFile } from './sqlite-file'
import { SqliteInboxes } from './sqlite-inboxes'
import {
  bytesOf,
  prepare,
  recordOf,
  type Statements,
  sessionOf,
  valuesOf,
} from './sqlite-statements'
import { changed, SqliteWriter } from './sqlite-writer'
import { type Page, type RecordRow, type SessionRow, type Store, StoreError } from './store'

/** Where a page starts when nothing came before it. */
const END_OF_TIME = Number.MAX_SAFE_INTEGER

/**
 * The embedded store: one file, one connection. It writes ahead and syncs every commit, so what it
 * has acknowledged is there after a power cut, and it overwrites with zeros what it deletes.
 * https://www.sqlite.org/wal.html https://www.sqlite.org/pragma.html#pragma_secure_delete
 */
export class SqliteStore implements Store {
  readonly #db: DatabaseSync
  readonly #ballast: Ballast
  readonly #disk: SqliteWriter
  readonly #sql: Statements
  readonly inboxes: SqliteInboxes

  constructor(db: DatabaseSync, ballast: Ballast) {
    this.#db = db
    this.#ballast = ballast
    this.#disk = new SqliteWriter(db, ballast)
    this.#sql = prepare(db)
    this.inboxes = new SqliteInboxes(db, this.#disk)
    ballast.restore()
  }

  async createSession(row: SessionRow): Promise<void> {
    this.#disk.write(() => this.#insertSession(row))
  }

  async getSession(key: string): Promise<SessionRow | null> {
    const row = this.#disk.read(() => this.#sql.getSession.get(key))
    return row ? sessionOf(row) : null
  }

  async touchSession(key: string, seen: number): Promise<boolean> {
    return this.#disk.write(() => changed(this.#sql.touchSession.run(seen, key)))
  }

  async deleteSession(key: string): Promise<void> {
    this.#disk.erase(() => this.#sql.deleteSession.run(key))
  }

  async replaceSession(
    oldKey: string,
    row: SessionRow,
    records: readonly RecordRow[],
  ): Promise<void> {
    this.#disk.erase(() => {
      if (!changed(this.#sql.deleteSession.run(oldKey))) {
        throw new StoreError('conflict', 'The session is gone.')
      }
      this.#insertSession(row)
      for (const record of records) this.#upsert(record)
    })
  }

  async putRecord(row: RecordRow): Promise<void> {
    this.#disk.write(() => this.#upsert(row))
  }

  async addRecord(row: RecordRow): Promise<boolean> {
    return this.#disk.write(() => changed(this.#sql.addRecord.run(...valuesOf(row))))
  }

  async swapRecord(row: RecordRow, expected: Uint8Array): Promise<boolean> {
    const { session, kind, id, created, expires, sealed } = row
    return this.#disk.write(() =>
      changed(this.#sql.swapRecord.run(created, expires, sealed, session, kind, id, expected)),
    )
  }

  async getRecord(session: string, kind: string, id: string): Promise<RecordRow | null> {
    const row = this.#disk.read(() => this.#sql.getRecord.get(session, kind, id))
    return row ? recordOf(row) : null
  }

  async listRecords(session: string, kind: string, page?: Page): Promise<RecordRow[]> {
    const { created, id } = page?.before ?? { created: END_OF_TIME, id: '' }
    // SQLite reads a negative limit as none: https://www.sqlite.org/lang_select.html#limitoffset
    const limit = page?.limit ?? -1
    const rows = this.#disk.read(() => this.#sql.listRecords.all(session, kind, created, id, limit))
    return rows.map(recordOf)
  }

  async allRecords(session: string): Promise<RecordRow[]> {
    return this.#disk.read(() => this.#sql.allRecords.all(session)).map(recordOf)
  }

  async deleteRecord(session: string, kind: string, id: string): Promise<boolean> {
    return this.#disk.erase(() => changed(this.#sql.deleteRecord.run(session, kind, id)))
  }

  async getMeta(name: string): Promise<Uint8Array | null> {
    const row = this.#disk.read(() => this.#sql.getMeta.get(name))
    return row ? bytesOf(row.value) : null
  }

  async putMeta(name: string, value: Uint8Array): Promise<void> {
    this.#disk.write(() => this.#sql.putMeta.run(name, value))
  }

  async sweep(now: number, idleMs: number): Promise<number> {
    const sessions = Number(this.#disk.read(() => this.#sql.countEnded.get(now, now - idleMs))?.n)
    const records = Number(this.#disk.read(() => this.#sql.countExpired.get(now))?.n)
    const inboxes = this.#disk.read(() => this.inboxes.ended(now))
    if (sessions + records > 0 || inboxes) {
      this.#disk.erase(() => {
        this.#sql.deleteEnded.run(now, now - idleMs)
        this.#sql.deleteExpired.run(now)
        this.inboxes.removeEnded(now)
      })
    } else {
      // What a full disk or a busy reader left in the log goes now.
      this.#disk.emptyLog()
    }
    this.#ballast.restore()
    return sessions
  }

  async close(): Promise<void> {
    if (this.#db.isOpen) this.#disk.read(() => this.#db.close())
  }

  #insertSession({ key, created, seen, expires }: SessionRow): void {
    this.#sql.createSession.run(key, created, seen, expires)
  }

  #upsert(row: RecordRow): void {
    this.#sql.putRecord.run(...valuesOf(row))
  }
}

/** Opens the store of a data folder. `notice`: what a person should know about it. */
export function openSqlite(options: {
  folder: string
  /** Milliseconds since 1970 UTC. */
  now: number
  sqliteVersion?: string
}): { store: Store; notice: string | null } {
  const { db, notice } = openFile(options.folder, options.now, options.sqliteVersion)
  try {
    return { store: new SqliteStore(db, new Ballast(options.folder)), notice }
  } catch (error) {
    db.close()
    throw storeError(error)
  }
}
