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
  `CREATE TABLE inbox (
     id TEXT PRIMARY KEY,
     token TEXT NOT NULL UNIQUE,
     owner TEXT NOT NULL,
     created INTEGER NOT NULL,
     expires INTEGER NOT NULL,
     version INTEGER NOT NULL DEFAULT 0,
     cleared INTEGER NOT NULL DEFAULT 0,
     sealed BLOB NOT NULL
   ) STRICT;
   CREATE INDEX inbox_owner ON inbox (owner);
   CREATE TABLE arrival (
     inbox TEXT NOT NULL REFERENCES inbox (id) ON DELETE CASCADE,
     id TEXT NOT NULL,
     ring TEXT NOT NULL,
     mark TEXT,
     number INTEGER NOT NULL,
     version INTEGER NOT NULL,
     at INTEGER NOT NULL,
     expires INTEGER NOT NULL,
     bytes INTEGER NOT NULL,
     size INTEGER NOT NULL,
     repeats INTEGER NOT NULL DEFAULT 0,
     repeated TEXT NOT NULL DEFAULT '[]',
     head BLOB NOT NULL,
     body BLOB NOT NULL,
     PRIMARY KEY (inbox, id)
   ) STRICT;
   CREATE UNIQUE INDEX arrival_number ON arrival (inbox, number);
   CREATE UNIQUE INDEX arrival_version ON arrival (inbox, version);
   CREATE UNIQUE INDEX arrival_mark ON arrival (inbox, mark) WHERE mark IS NOT NULL;
   CREATE INDEX arrival_ring ON arrival (inbox, ring, number);
   CREATE INDEX arrival_expires ON arrival (expires);
   CREATE TABLE ring (
     inbox TEXT NOT NULL REFERENCES inbox (id) ON DELETE CASCADE,
     ring TEXT NOT NULL,
     rows INTEGER NOT NULL,
     size INTEGER NOT NULL,
     PRIMARY KEY (inbox, ring)
   ) STRICT, WITHOUT ROWID;
   CREATE TRIGGER arrival_counted AFTER INSERT ON arrival BEGIN
     INSERT INTO ring (inbox, ring, rows, size) VALUES (NEW.inbox, NEW.ring, 1, NEW.size)
       ON CONFLICT DO UPDATE SET rows = rows + 1, size = size + excluded.size;
   END;
   CREATE TRIGGER arrival_discounted AFTER DELETE ON arrival BEGIN
     UPDATE ring SET rows = rows - 1, size = size - OLD.size
       WHERE inbox = OLD.inbox AND ring = OLD.ring;
   END;`,
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
