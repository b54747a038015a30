import 'server-only'
import type { DatabaseSync } from 'node:sqlite'

/**
 * One entry a version, never changed once it has been released. `user_version` counts how many
 * have run.
 */
const MIGRATIONS: readonly string[] = [
  `CREATE TABLE session (
     key TEXT PRIMARY KEY,
     created INTEGER NOT NULL,
     seen INTEGER NOT NULL,
     expires INTEGER NOT NULL
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE record (
     session TEXT NOT NULL REFERENCES session (key) ON DELETE CASCADE,
     kind TEXT NOT NULL,
     id TEXT NOT NULL,
     created INTEGER NOT NULL,
     expires INTEGER NOT NULL,
     sealed BLOB NOT NULL,
     PRIMARY KEY (session, kind, id)
   ) STRICT;
   CREATE INDEX record_page ON record (session, kind, created DESC, id DESC);
   CREATE INDEX record_expires ON record (expires);
   CREATE TABLE meta (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT;`,
]

/** Brings the schema up to date. Safe when several processes start at once. */
export function migrate(db: DatabaseSync): void {
  if (versionOf(db) === MIGRATIONS.length) return
  db.exec('BEGIN IMMEDIATE')
  try {
    // Read again under the lock: another process may have been faster.
    for (const sql of MIGRATIONS.slice(versionOf(db))) db.exec(sql)
    db.exec(`PRAGMA user_version = ${Math.max(versionOf(db), MIGRATIONS.length)}`)
    db.exec('COMMIT')
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK')
    throw error
  }
}

/** True where a newer release of Assay has written the file. */
export function isFromTheFuture(db: DatabaseSync): boolean {
  return versionOf(db) > MIGRATIONS.length
}

function versionOf(db: DatabaseSync): number {
  return Number(db.prepare('PRAGMA user_version').get()?.user_version)
}
