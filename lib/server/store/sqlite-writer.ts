import 'server-only'
import type { DatabaseSync } from 'node:sqlite'
import type { Ballast } from './ballast'
import { isStoreError, storeError } from './sqlite-error'

/** One connection's ways to read, to write all or nothing, and to forget on a full disk too. */
export class SqliteWriter {
  readonly #db: DatabaseSync
  readonly #ballast: Ballast

  constructor(db: DatabaseSync, ballast: Ballast) {
    this.#db = db
    this.#ballast = ballast
  }

  read<T>(work: () => T): T {
    try {
      return work()
    } catch (error) {
      throw storeError(error)
    }
  }

  /** All of it or nothing. */
  write<T>(work: () => T): T {
    return this.read(() => {
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
  erase<T>(work: () => T): T {
    const result = this.#withRoom(() => this.write(work))
    this.emptyLog()
    return result
  }

  /**
   * Deleted pages stay readable in the write-ahead log until it is emptied. Where that fails (a
   * full disk, another process reading) the next sweep tries again.
   */
  emptyLog(): void {
    try {
      this.#db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    } catch (error) {
      if (isStoreError(storeError(error), 'corrupt')) throw storeError(error)
    }
  }

  #withRoom<T>(work: () => T): T {
    try {
      return work()
    } catch (error) {
      if (!isStoreError(error, 'full')) throw error
    }
    this.emptyLog()
    try {
      return work()
    } catch (error) {
      if (!isStoreError(error, 'full') || !this.#ballast.release()) throw error
    }
    return work()
  }
}

export function changed(result: { changes: number | bigint }): boolean {
  return Number(result.changes) > 0
}
