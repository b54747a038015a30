import 'server-only'
import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite'
import {
  type Appended,
  type ArrivalHead,
  type ArrivalPage,
  type ArrivalRow,
  type InboxRow,
  type InboxState,
  type InboxStore,
  type NewArrival,
  REPEATS_KEPT,
  type Ring,
  type RingLimits,
  type RingTotals,
} from './inbox-store'
import { bytesOf } from './sqlite-statements'
import { changed, type SqliteWriter } from './sqlite-writer'

type Row = Record<string, SQLOutputValue>

const HEAD = 'id, ring, number, version, at, bytes, repeats, repeated, head'

/** The inboxes in the embedded store. Every number is drawn inside the transaction that uses it. */
export class SqliteInboxes implements InboxStore {
  readonly #sql: Statements
  readonly #disk: SqliteWriter

  constructor(db: DatabaseSync, disk: SqliteWriter) {
    this.#sql = prepare(db)
    this.#disk = disk
  }

  async create(row: InboxRow, most: { owner: number; total: number }): Promise<boolean> {
    return this.#disk.write(() => {
      const counted = this.#sql.count.get(row.owner)
      if (Number(counted?.own) >= most.owner || Number(counted?.total) >= most.total) return false
      const { id, token, owner, created, expires, sealed } = row
      this.#sql.create.run(id, token, owner, created, expires, sealed)
      return true
    })
  }

  async find(token: string): Promise<InboxState | null> {
    return stateOrNull(this.#disk.read(() => this.#sql.find.get(token)))
  }

  async get(id: string): Promise<InboxState | null> {
    return stateOrNull(this.#disk.read(() => this.#sql.get.get(id)))
  }

  async listOf(owner: string): Promise<InboxState[]> {
    return this.#disk.read(() => this.#sql.listOf.all(owner)).map(stateOf)
  }

  async swapSettings(id: string, sealed: Uint8Array, expected: Uint8Array): Promise<boolean> {
    return this.#disk.erase(() => changed(this.#sql.swap.run(sealed, id, expected)))
  }

  async extend(id: string, expires: number): Promise<void> {
    this.#disk.write(() => this.#sql.extend.run(expires, id))
  }

  async remove(owner: string, id: string): Promise<boolean> {
    return this.#disk.erase(() => changed(this.#sql.remove.run(owner, id)))
  }

  async append(row: NewArrival, ring: RingLimits): Promise<Appended | null> {
    return this.#disk.write(() => {
      const counted = this.#sql.next.get(row.inbox)
      if (!counted) return null
      const version = Number(counted.version)
      const there = row.mark === null ? undefined : this.#sql.marked.get(row.inbox, row.mark)
      if (there) return this.#repeat(there, row, version)
      const { inbox, id, mark, at, expires, bytes, head, body } = row
      const size = head.length + body.length
      this.#sql.append.run(
        ...[inbox, id, row.ring, mark, version, version, at, expires, bytes, size],
        head,
        body,
      )
      this.#trim(inbox, row.ring, ring)
      return { stored: 'new', id, version }
    })
  }

  #repeat(there: Row, { inbox, at }: NewArrival, version: number): Appended {
    const times = timesOf(there.repeated)
    const kept = times.length < REPEATS_KEPT ? [...times, at] : times
    const id = String(there.id)
    this.#sql.repeat.run(version, JSON.stringify(kept), inbox, id)
    return { stored: 'repeat', id, version }
  }

  /** The oldest go, until both limits hold. The newest stays, whatever its size. */
  #trim(inbox: string, ring: Ring, { rows, bytes }: RingLimits): void {
    const held = this.#sql.held.get(inbox, ring)
    let count = Number(held?.rows)
    let size = Number(held?.size)
    if (count <= rows && size <= bytes) return
    const gone: string[] = []
    for (const oldest of this.#sql.oldest.iterate(inbox, ring)) {
      if ((count <= rows && size <= bytes) || count <= 1) break
      gone.push(String(oldest.id))
      count -= 1
      size -= Number(oldest.size)
    }
    for (const id of gone) this.#sql.drop.run(inbox, id)
  }

  async page(inbox: string, ring: Ring | null, page: ArrivalPage): Promise<ArrivalHead[]> {
    const before = page.before ?? Number.MAX_SAFE_INTEGER
    return this.#disk
      .read(() => this.#sql.page.all(inbox, before, ring, ring, page.limit))
      .map(headOf)
  }

  async after(inbox: string, version: number, limit: number): Promise<ArrivalHead[]> {
    return this.#disk.read(() => this.#sql.after.all(inbox, version, limit)).map(headOf)
  }

  async read(inbox: string, id: string): Promise<ArrivalRow | null> {
    const row = this.#disk.read(() => this.#sql.read.get(inbox, id))
    return row ? { ...headOf(row), body: bytesOf(row.body) } : null
  }

  async totals(inbox: string): Promise<Record<Ring, RingTotals>> {
    const of = (ring: Ring): RingTotals => {
      const row = this.#disk.read(() => this.#sql.held.get(inbox, ring))
      const oldest = row?.oldest ?? null
      return {
        rows: Number(row?.rows ?? 0),
        bytes: Number(row?.size ?? 0),
        oldest: oldest === null ? null : Number(oldest),
      }
    }
    return { genuine: of('genuine'), other: of('other') }
  }

  async clear(inbox: string): Promise<void> {
    this.#disk.erase(() => {
      this.#sql.empty.run(inbox)
      this.#sql.cleared.run(inbox)
    })
  }

  /** Whether a sweep has anything to do. */
  ended(now: number): boolean {
    const row = this.#sql.ended.get(now, now)
    return Number(row?.inboxes) + Number(row?.arrivals) > 0
  }

  /** Inside a transaction of the caller. */
  removeEnded(now: number): void {
    this.#sql.removeEndedInboxes.run(now)
    this.#sql.removeEndedArrivals.run(now)
  }
}

type Statements = ReturnType<typeof prepare>

function prepare(db: DatabaseSync) {
  const p = (sql: string): StatementSync => db.prepare(sql)
  return {
    count: p('SELECT count(*) AS total, count(*) FILTER (WHERE owner = ?) AS own FROM inbox'),
    create: p(
      'INSERT INTO inbox (id, token, owner, created, expires, sealed) VALUES (?, ?, ?, ?, ?, ?)',
    ),
    find: p('SELECT * FROM inbox WHERE token = ?'),
    get: p('SELECT * FROM inbox WHERE id = ?'),
    listOf: p('SELECT * FROM inbox WHERE owner = ? ORDER BY created, id'),
    swap: p('UPDATE inbox SET sealed = ? WHERE id = ? AND sealed = ?'),
    extend: p('UPDATE inbox SET expires = max(expires, ?) WHERE id = ?'),
    remove: p('DELETE FROM inbox WHERE owner = ? AND id = ?'),
    next: p('UPDATE inbox SET version = version + 1 WHERE id = ? RETURNING version'),
    marked: p('SELECT id, repeated FROM arrival WHERE inbox = ? AND mark = ?'),
    append: p(
      'INSERT INTO arrival (inbox, id, ring, mark, number, version, at, expires, bytes, size, head, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    ),
    repeat: p(
      'UPDATE arrival SET version = ?, repeats = repeats + 1, repeated = ? WHERE inbox = ? AND id = ?',
    ),
    held: p(
      'SELECT rows, size, (SELECT at FROM arrival WHERE arrival.inbox = ring.inbox AND arrival.ring = ring.ring ORDER BY number LIMIT 1) AS oldest FROM ring WHERE inbox = ? AND ring = ?',
    ),
    oldest: p('SELECT id, size FROM arrival WHERE inbox = ? AND ring = ? ORDER BY number'),
    drop: p('DELETE FROM arrival WHERE inbox = ? AND id = ?'),
    page: p(
      `SELECT ${HEAD} FROM arrival WHERE inbox = ? AND number < ? AND (? IS NULL OR ring = ?) ORDER BY number DESC LIMIT ?`,
    ),
    after: p(
      `SELECT ${HEAD} FROM arrival WHERE inbox = ? AND version > ? ORDER BY version LIMIT ?`,
    ),
    read: p(`SELECT ${HEAD}, body FROM arrival WHERE inbox = ? AND id = ?`),
    empty: p('DELETE FROM arrival WHERE inbox = ?'),
    cleared: p('UPDATE inbox SET version = version + 1, cleared = version + 1 WHERE id = ?'),
    ended: p(
      'SELECT (SELECT count(*) FROM inbox WHERE expires <= ?) AS inboxes, (SELECT count(*) FROM arrival WHERE expires <= ?) AS arrivals',
    ),
    removeEndedInboxes: p('DELETE FROM inbox WHERE expires <= ?'),
    removeEndedArrivals: p('DELETE FROM arrival WHERE expires <= ?'),
  }
}

function stateOrNull(row: Row | undefined): InboxState | null {
  return row ? stateOf(row) : null
}

function stateOf(row: Row): InboxState {
  return {
    id: String(row.id),
    token: String(row.token),
    owner: String(row.owner),
    created: Number(row.created),
    expires: Number(row.expires),
    sealed: bytesOf(row.sealed),
    version: Number(row.version),
    cleared: Number(row.cleared),
  }
}

function headOf(row: Row): ArrivalHead {
  return {
    id: String(row.id),
    ring: row.ring === 'genuine' ? 'genuine' : 'other',
    number: Number(row.number),
    version: Number(row.version),
    at: Number(row.at),
    bytes: Number(row.bytes),
    repeats: Number(row.repeats),
    repeatedAt: timesOf(row.repeated),
    head: bytesOf(row.head),
  }
}

function timesOf(text: SQLOutputValue | undefined): number[] {
  const times: unknown = JSON.parse(String(text))
  return Array.isArray(times) ? times.map(Number) : []
}
