import 'server-only'
import { DatabaseSync } from 'node:sqlite'
import type { MintedToken, ShelvedToken, TokenShelf } from '../token-shelf'

/** A shelf in a file that several processes open: what the store does, without its sessions. */
export function sqliteShelf(file: string): TokenShelf & { close(): void } {
  const db = new DatabaseSync(file)
  db.exec('PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL')
  db.exec('CREATE TABLE IF NOT EXISTS shelf (id INTEGER PRIMARY KEY CHECK (id = 1), raw BLOB)')
  const bytes = (token: MintedToken) => new TextEncoder().encode(JSON.stringify(token))
  return {
    async read(): Promise<ShelvedToken | null> {
      const row = db.prepare('SELECT raw FROM shelf').get()
      if (!(row?.raw instanceof Uint8Array)) return null
      return { ...JSON.parse(new TextDecoder().decode(row.raw)), raw: row.raw }
    },
    async add(token) {
      const sql = 'INSERT INTO shelf VALUES (1, ?) ON CONFLICT DO NOTHING'
      return db.prepare(sql).run(bytes(token)).changes === 1
    },
    async swap(token, expected) {
      const sql = 'UPDATE shelf SET raw = ? WHERE raw = ?'
      return db.prepare(sql).run(bytes(token), expected).changes === 1
    },
    close: () => db.close(),
  }
}
