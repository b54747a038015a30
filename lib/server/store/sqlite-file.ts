import 'server-only'
import {
  closeSync,
  existsSync,
  fchmodSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { isStoreError, storeError } from './sqlite-error'
import { isFromTheFuture, migrate } from './sqlite-schema'
import { StoreError } from './store'

const NAME = 'assay.db'
const SIDE_FILES = ['', '-wal', '-shm'] as const
const BUSY_MS = 5000
const SET_ASIDE_KEPT_MS = 7 * 24 * 3600_000

/**
 * Before 3.51.3 two connections could corrupt a database in write-ahead mode:
 * https://www.sqlite.org/wal.html#walresetbug
 */
const OLDEST_SQLITE = [3, 51, 3] as const

export interface OpenFile {
  db: DatabaseSync
  /** What a person should know about how it was opened. */
  notice: string | null
}

/**
 * Opens `assay.db` in the folder, or makes both (0600 in 0700). A damaged file is set aside and an
 * empty one is started: it is never repaired by guessing.
 * `now`: milliseconds since 1970 UTC. Throws `StoreError`.
 */
export function openFile(folder: string, now: number, sqliteVersion?: string): OpenFile {
  try {
    makeFolder(folder)
    removeOldSetAsides(folder, now)
    const before = inodeOf(join(folder, NAME))
    try {
      return { db: openSound(folder, sqliteVersion), notice: null }
    } catch (error) {
      if (!isStoreError(storeError(error), 'corrupt')) throw error
      const name = setAside(folder, before, now)
      return {
        db: openSound(folder, sqliteVersion),
        notice: `The database was damaged. It has been set aside as ${name}, and an empty one was started: add your keys again, expect the history to be empty, and give notifications a new inbox address.`,
      }
    }
  } catch (error) {
    throw storeError(error)
  }
}

/**
 * Folder by folder: `recursive` hides why it failed (a read-only disk becomes ENOENT). Only what is
 * made here gets our mode; a folder that somebody else made is theirs.
 */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  makeFolder(dirname(folder))
  try {
    mkdirSync(folder, { mode: 0o700 })
  } catch (error) {
    // Another process was faster.
    if (!existsSync(folder)) throw error
  }
}

function openSound(folder: string, sqliteVersion: string | undefined): DatabaseSync {
  const path = join(folder, NAME)
  restrict(path)
  const db = new DatabaseSync(path, { timeout: BUSY_MS, enableForeignKeyConstraints: true })
  try {
    const version = sqliteVersion ?? String(db.prepare('SELECT sqlite_version() AS v').get()?.v)
    if (isTooOld(version)) {
      throw new StoreError(
        'too-old',
        `This Node comes with SQLite ${version}. Assay needs ${OLDEST_SQLITE.join('.')} or later: earlier ones can damage a database that two processes write. Use a newer Node.`,
      )
    }
    setUp(db)
    const check = db.prepare('PRAGMA quick_check(1)').get()
    if (check?.quick_check !== 'ok') {
      throw new StoreError('corrupt', `The database is damaged: ${check?.quick_check}`)
    }
    if (isFromTheFuture(db)) {
      throw new StoreError(
        'unavailable',
        'The database was written by a newer version of Assay. Use that one, or another data folder.',
      )
    }
    migrate(db)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

function setUp(db: DatabaseSync): void {
  // First, so that not one page is written without it: https://www.sqlite.org/pragma.html#pragma_secure_delete
  db.exec('PRAGMA secure_delete = ON')
  db.exec('PRAGMA mmap_size = 0')
  db.exec('PRAGMA trusted_schema = OFF')
  db.exec('PRAGMA cell_size_check = ON')
  writeAhead(db)
  db.exec('PRAGMA synchronous = FULL')
}

/** Switching to write-ahead mode takes a lock that does not wait: https://www.sqlite.org/wal.html */
function writeAhead(db: DatabaseSync): void {
  const until = performance.now() + BUSY_MS
  for (;;) {
    try {
      db.exec('PRAGMA journal_mode = WAL')
      return
    } catch (error) {
      const busy = error instanceof Error && 'errcode' in error && Number(error.errcode) % 256 === 5
      if (!busy || performance.now() > until) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20)
    }
  }
}

function isTooOld(version: string): boolean {
  const parts = version.split('.').map(Number)
  for (const [i, floor] of OLDEST_SQLITE.entries()) {
    const part = parts[i] ?? 0
    if (part !== floor) return !(part > floor)
  }
  return false
}

/** SQLite gives its side files the mode of the main file, so that one is made first. */
function restrict(path: string): void {
  const file = openSync(path, 'a', 0o600)
  try {
    fchmodSync(file, 0o600)
  } finally {
    closeSync(file)
  }
}

function inodeOf(path: string): number | null {
  return statSync(path, { throwIfNoEntry: false })?.ino ?? null
}

function setAside(folder: string, found: number | null, now: number): string {
  const instant = new Date(now).toISOString().replace(/[:.]/g, '-')
  const name = `${NAME}.set-aside-${instant}`
  // Another process may have set it aside already, and then a sound file stands in its place.
  if (found !== inodeOf(join(folder, NAME))) return name
  for (const end of SIDE_FILES) {
    const from = join(folder, NAME + end)
    if (existsSync(from)) renameSync(from, join(/* turbopackIgnore: true */ folder, name + end))
  }
  return name
}

/** Nothing in them is of use to anyone after the sessions have ended. */
function removeOldSetAsides(folder: string, now: number): void {
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(`${NAME}.set-aside-`)) continue
    const path = join(folder, name)
    if ((statSync(path, { throwIfNoEntry: false })?.ctimeMs ?? now) < now - SET_ASIDE_KEPT_MS) {
      rmSync(path, { force: true })
    }
  }
}
