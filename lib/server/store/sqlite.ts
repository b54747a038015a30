import 'server-only'
import type { DatabaseSync } from 'node:sqlite'
import { Ballast } from './ballast'
import { isStoreError, storeError } from './sqlite-error'
import { openFile } from './sqlite-file'
import {
  bytesOf,
  prepare,
  recordOf,
  type Statements,
  sessionOf,
  valuesOf,
} from './sqlite-statements'
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
  readonly #sql: Statements

  constructor(db: DatabaseSync, ballast: Ballast) {
    this.#db = db
    this.#ballast = ballast
    this.#sql = prepare(db)
    ballast.restore()
  }

  async createSession(row: SessionRow): Promise<void> {
    this.#write(() => this.#insertSession(row))
  }

  async getSession(key: string): Promise<SessionRow | null> {
    const row = this.#read(() => this.#sql.getSession.get(key))
    return row ? sessionOf(row) : null
  }

  async touchSession(key: string, seen: number): Promise<boolean> {
    return this.#write(() => changed(this.#sql.touchSession.run(seen, key)))
  }

  async deleteSession(key: string): Promise<void> {
    this.#erase(() => this.#sql.deleteSession.run(key))
  }

  async replaceSession(
    oldKey: string,
    row: SessionRow,
    records: readonly RecordRow[],
  ): Promise<void> {
    this.#erase(() => {
      if (!changed(this.#sql.deleteSession.run(oldKey))) {
        throw new StoreError('conflict', 'The session is gone.')
      }
      this.#insertSession(row)
      for (const record of records) this.#upsert(record)
    })
  }

  async putRecord(row: RecordRow): Promise<void> {
    this.#write(() => this.#upsert(row))
  }

  async addRecord(row: RecordRow): Promise<boolean> {
    return this.#write(() => changed(this.#sql.addRecord.run(...valuesOf(row))))
  }

  async swapRecord(row: RecordRow, expected: Uint8Array): Promise<boolean> {
    const { session, kind, id, created, expires, sealed } = row
    return this.#write(() =>
      changed(this.#sql.swapRecord.run(created, expires, sealed, session, kind, id, expected)),
    )
  }

  async getRecord(session: string, kind: string, id: string): Promise<RecordRow | null> {
    const row = this.#read(() => this.#sql.getRecord.get(session, kind, id))
    return row ? recordOf(row) : null
  }

  async listRecords(session: string, kind: string, page?: Page): Promise<RecordRow[]> {
    const { created, id } = page?.before ?? { created: END_OF_TIME, id: '' }
    // SQLite reads a negative limit as none: https://www.sqlite.org/lang_select.html#limitoffset
    const limit = page?.limit ?? -1
    const rows = this.#read(() => this.#sql.listRecords.all(session, kind, created, id, limit))
    return rows.map(recordOf)
  }

  async allRecords(session: string): Promise<RecordRow[]> {
    return this.#read(() => this.#sql.allRecords.all(session)).map(recordOf)
  }

  async deleteRecord(session: string, kind: string, id: string): Promise<boolean> {
    return this.#erase(() => changed(this.#sql.deleteRecord.run(session, kind, id)))
  }

  async getMeta(name: string): Promise<Uint8Array | null> {
    const row = this.#read(() => this.#sql.getMeta.get(name))
    return row ? bytesOf(row.value) : null
  }

  async putMeta(name: string, value: Uint8Array): Promise<void> {
    this.#write(() => this.#sql.putMeta.run(name, value))
  }

  async sweep(now: number, idleMs: number): Promise<number> {
    const sessions = Number(this.#read(() => this.#sql.countEnded.get(now, now - idleMs))?.n)
    const records = Number(this.#read(() => this.#sql.countExpired.get(now))?.n)
    if (sessions + records > 0) {
      this.#erase(() => {
        this.#sql.deleteEnded.run(now, now - idleMs)
        this.#sql.deleteExpired.run(now)
      })
    } else {
      // What a full disk or a busy reader left in the log goes now.
      this.#emptyLog()
    }
    this.#ballast.restore()
    return sessions
  }

  async close(): Promise<void> {
    if (this.#db.isOpen) this.#read(() => this.#db.close())
  }

  #insertSession({ key, created, seen, expires }: SessionRow): void {
    this.#sql.createSession.run(key, created, seen, expires)
  }

  #upsert(row: RecordRow): void {
    this.#sql.putRecord.run(...valuesOf(row))
  }

  #read<T>(work: () => T): T {
    try {
      return work()
    } catch (error) {
      throw storeError(error)
    }
  }

  /** All of it or nothing. */
  #write<T>(work: () => T): T {
    return this.#read(() => {
      this.#db.exec('BEGIN IMMEDIATE')
      try {
        const result = work()
        this.#db.exec('COMMIT')
        return result
      } catch (error) {
        // A full disk can have rolled back already.
        if (this.#db.isTransaction) this.#db.exec('ROLLBACK')
        throw error
      }
    })
  }

  /** A write that forgets: it gets all the room there is, and leaves nothing in the log. */
  #erase<T>(work: () => T): T {
    const result = this.#withRoom(() => this.#write(work))
    this.#emptyLog()
    return result
  }

  #withRoom<T>(work: () => T): T {
    try {
      return work()
    } catch (error) {
      if (!isStoreError(error, 'full')) throw error
    }
    this.#emptyLog()
    try {
      return work()
    } catch (error) {
      if (!isStoreError(error, 'full') || !this.#ballast.release()) throw error
    }
    return work()
  }

  /**
   * Deleted pages stay readable in the write-ahead log until it is emptied. Where that fails (a
   * full disk, another process reading) the next sweep tries again.
   */
  #emptyLog(): void {
    try {
      this.#db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    } catch (error) {
      if (isStoreError(storeError(error), 'corrupt')) throw storeError(error)
    }
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

function changed(result: { changes: number | bigint }): boolean {
  return Number(result.changes) > 0
}
