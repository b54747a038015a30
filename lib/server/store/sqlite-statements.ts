import 'server-only'
import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite'
import type { RecordRow, SessionRow } from './store'

type Row = Record<string, SQLOutputValue>

export type Statements = ReturnType<typeof prepare>

/** Every statement, compiled once. */
export function prepare(db: DatabaseSync) {
  const p = (sql: string): StatementSync => db.prepare(sql)
  const insert =
    'INSERT INTO record (session, kind, id, created, expires, sealed) VALUES (?, ?, ?, ?, ?, ?)'
  const ended = 'expires <= ? OR seen <= ?'
  return {
    createSession: p('INSERT INTO session (key, created, seen, expires) VALUES (?, ?, ?, ?)'),
    getSession: p('SELECT * FROM session WHERE key = ?'),
    touchSession: p('UPDATE session SET seen = max(seen, ?) WHERE key = ?'),
    deleteSession: p('DELETE FROM session WHERE key = ?'),
    putRecord: p(
      `${insert} ON CONFLICT DO UPDATE SET created = excluded.created, expires = excluded.expires, sealed = excluded.sealed`,
    ),
    addRecord: p(`${insert} ON CONFLICT DO NOTHING`),
    swapRecord: p(
      'UPDATE record SET created = ?, expires = ?, sealed = ? WHERE session = ? AND kind = ? AND id = ? AND sealed = ?',
    ),
    getRecord: p('SELECT * FROM record WHERE session = ? AND kind = ? AND id = ?'),
    listRecords: p(
      'SELECT * FROM record WHERE session = ? AND kind = ? AND (created, id) < (?, ?) ORDER BY created DESC, id DESC LIMIT ?',
    ),
    allRecords: p('SELECT * FROM record WHERE session = ? ORDER BY kind, created, id'),
    deleteRecord: p('DELETE FROM record WHERE session = ? AND kind = ? AND id = ?'),
    getMeta: p('SELECT value FROM meta WHERE name = ?'),
    putMeta: p(
      'INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
    ),
    countEnded: p(`SELECT count(*) AS n FROM session WHERE ${ended}`),
    countExpired: p('SELECT count(*) AS n FROM record WHERE expires <= ?'),
    deleteEnded: p(`DELETE FROM session WHERE ${ended}`),
    deleteExpired: p('DELETE FROM record WHERE expires <= ?'),
  }
}

export function valuesOf(row: RecordRow): [string, string, string, number, number, Uint8Array] {
  return [row.session, row.kind, row.id, row.created, row.expires, row.sealed]
}

export function sessionOf(row: Row): SessionRow {
  return {
    key: String(row.key),
    created: Number(row.created),
    seen: Number(row.seen),
    expires: Number(row.expires),
  }
}

export function recordOf(row: Row): RecordRow {
  return {
    session: String(row.session),
    kind: String(row.kind),
    id: String(row.id),
    created: Number(row.created),
    expires: Number(row.expires),
    sealed: bytesOf(row.sealed),
  }
}

export function bytesOf(value: SQLOutputValue | undefined): Uint8Array {
  if (value instanceof Uint8Array) return value
  throw new Error('a column that holds bytes held something else')
}
