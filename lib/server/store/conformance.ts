import 'server-only'
import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type RecordRow, type SessionRow, type Store, StoreError } from './store'
import { conformInboxes } from './testing/conform-inboxes'

/** Two instances of the console on the same data, and what clears it away. */
export interface StoreFixture {
  here: Store
  there: Store
  remove(): Promise<void>
}

/** What any implementation of the store must pass. */
export function conformStore(name: string, makeStore: () => Promise<StoreFixture>): void {
  conformInboxes(`${name}: inboxes`, makeStore)
  describe(name, () => {
    let fixture: StoreFixture
    let here: Store
    let there: Store

    beforeEach(async () => {
      fixture = await makeStore()
      here = fixture.here
      there = fixture.there
      await here.createSession(session('s'))
    })
    afterEach(() => fixture.remove())

    test('a session is there for every instance, as it was written', async () => {
      expect(await there.getSession('s')).toEqual(session('s'))
      expect(await there.getSession('S')).toBeNull()
    })

    test('a session is not created twice', async () => {
      const again = there.createSession(session('s', { expires: 99_999 }))
      await expect(again).rejects.toSatisfy(isConflict)
      expect(await here.getSession('s')).toEqual(session('s'))
    })

    test('touching moves forwards only, and makes no session', async () => {
      expect(await there.touchSession('s', 5000)).toBe(true)
      expect(await here.touchSession('s', 4000)).toBe(true)
      expect((await here.getSession('s'))?.seen).toBe(5000)
      expect(await here.touchSession('nobody', 5000)).toBe(false)
      expect(await here.getSession('nobody')).toBeNull()
    })

    test('a session goes with its records, and no others', async () => {
      await here.createSession(session('t'))
      await here.putRecord(record('s', 'note', '1'))
      await here.putRecord(record('t', 'note', '1'))
      await there.deleteSession('s')
      expect(await here.getSession('s')).toBeNull()
      expect(await here.allRecords('s')).toEqual([])
      expect(await here.allRecords('t')).toHaveLength(1)
      await here.deleteSession('s')
    })

    test('nothing is written for a session that is not there', async () => {
      const row = record('gone', 'note', '1')
      await expect(here.putRecord(row)).rejects.toSatisfy(isConflict)
      await expect(here.addRecord(row)).rejects.toSatisfy(isConflict)
      expect(await here.swapRecord(row, row.sealed)).toBe(false)
      expect(await here.getRecord('gone', 'note', '1')).toBeNull()
    })

    test('replacing a session takes the old one and its records away', async () => {
      await here.putRecord(record('s', 'note', 'old'))
      const next = record('n', 'note', 'new')
      await there.replaceSession('s', session('n'), [next])
      expect(await here.getSession('s')).toBeNull()
      expect(await here.allRecords('s')).toEqual([])
      expect(await here.getSession('n')).toEqual(session('n'))
      expect(await here.allRecords('n')).toEqual([next])
    })

    test('a replacement that fails changes nothing', async () => {
      await here.createSession(session('n'))
      await here.putRecord(record('s', 'note', '1'))
      await expect(here.replaceSession('s', session('n'), [])).rejects.toSatisfy(isConflict)
      const stray = here.replaceSession('s', session('m'), [record('elsewhere', 'note', '1')])
      await expect(stray).rejects.toSatisfy(isConflict)
      const gone = here.replaceSession('nobody', session('m'), [record('m', 'note', '1')])
      await expect(gone).rejects.toSatisfy(isConflict)
      expect(await there.getSession('s')).toEqual(session('s'))
      expect(await there.getSession('m')).toBeNull()
      expect(await there.allRecords('s')).toHaveLength(1)
    })

    test('a record comes back byte for byte: empty, every byte, a megabyte', async () => {
      const every = Uint8Array.from({ length: 256 }, (_, i) => i)
      for (const sealed of [new Uint8Array(0), every, new Uint8Array(randomBytes(1 << 20))]) {
        await here.putRecord(record('s', 'note', 'ä/💡\0', { sealed }))
        const back = await there.getRecord('s', 'note', 'ä/💡\0')
        expect(Buffer.compare(back?.sealed ?? Buffer.of(1), sealed)).toBe(0)
      }
    })

    test('putting replaces, adding does not', async () => {
      expect(await here.addRecord(record('s', 'note', '1'))).toBe(true)
      expect(await there.addRecord(record('s', 'note', '1', { created: 7 }))).toBe(false)
      expect(await here.getRecord('s', 'note', '1')).toEqual(record('s', 'note', '1'))
      const put = record('s', 'note', '1', { created: 8, expires: 9, sealed: Uint8Array.of(3) })
      await there.putRecord(put)
      expect(await here.allRecords('s')).toEqual([put])
    })

    test('session, kind and id all tell records apart', async () => {
      await here.createSession(session('t'))
      const rows = ['s', 't'].flatMap((s) =>
        ['a', 'b'].flatMap((kind) => ['a', 'b'].map((id) => record(s, kind, id))),
      )
      for (const row of rows) await here.putRecord({ ...row, sealed: randomBytes(4) })
      for (const row of rows) await here.putRecord(row)
      expect([...(await there.allRecords('s')), ...(await there.allRecords('t'))]).toEqual(rows)
      expect(await there.deleteRecord('s', 'a', 'a')).toBe(true)
      expect(await there.deleteRecord('s', 'a', 'a')).toBe(false)
      expect(await here.allRecords('s')).toHaveLength(3)
      expect(await here.allRecords('t')).toHaveLength(4)
    })

    test('swapping replaces only what is still the same', async () => {
      const first = record('s', 'note', '1', { sealed: Uint8Array.of(1) })
      const second = { ...first, expires: 42, sealed: Uint8Array.of(2) }
      await here.putRecord(first)
      expect(await there.swapRecord(second, first.sealed)).toBe(true)
      expect(await here.swapRecord({ ...first, sealed: Uint8Array.of(3) }, first.sealed)).toBe(
        false,
      )
      expect(await here.getRecord('s', 'note', '1')).toEqual(second)
      expect(await here.swapRecord(record('s', 'note', '2'), new Uint8Array(0))).toBe(false)
      expect(await here.getRecord('s', 'note', '2')).toBeNull()
    })

    test('of many who add or swap at once, one wins', async () => {
      const add = await Promise.all(
        [here, there, here, there].map((s) => s.addRecord(record('s', 'note', '1'))),
      )
      expect(add.filter(Boolean)).toHaveLength(1)
      const { sealed } = record('s', 'note', '1')
      const swap = await Promise.all(
        [here, there, here, there].map((s, i) =>
          s.swapRecord(record('s', 'note', '1', { sealed: Uint8Array.of(i, 9) }), sealed),
        ),
      )
      expect(swap.filter(Boolean)).toHaveLength(1)
    })

    test('lists are newest first, and pages join without gap or double', async () => {
      const rows = Array.from({ length: 25 }, (_, i) =>
        record('s', 'note', `id-${String(i).padStart(2, '0')}`, { created: 1000 + (i % 7) }),
      )
      for (const row of rows) await here.putRecord(row)
      await here.putRecord(record('s', 'other', 'x'))
      const expected = rows
        .toSorted((a, b) => b.created - a.created || (a.id < b.id ? 1 : -1))
        .map((row) => row.id)
      expect((await there.listRecords('s', 'note')).map((row) => row.id)).toEqual(expected)

      const seen: string[] = []
      let last: RecordRow | undefined
      do {
        const page: RecordRow[] = await there.listRecords('s', 'note', {
          limit: 4,
          ...(last && { before: { created: last.created, id: last.id } }),
        })
        seen.push(...page.map((row) => row.id))
        last = page.at(-1)
      } while (last)
      expect(seen).toEqual(expected)
      expect(await there.listRecords('s', 'note', { limit: 0 })).toEqual([])
    })

    test('facts of the installation', async () => {
      expect(await here.getMeta('fact')).toBeNull()
      await here.putMeta('fact', Uint8Array.of(1))
      await here.putMeta('fact', Uint8Array.of(2, 0))
      expect(await there.getMeta('fact')).toEqual(Uint8Array.of(2, 0))
    })

    test('sweeping takes what has ended at that instant, and nothing before', async () => {
      const idle = 500
      await here.createSession(session('idle', { seen: 2000, expires: 90_000 }))
      await here.createSession(session('over', { seen: 2400, expires: 2500 }))
      await here.putRecord(record('idle', 'note', '1'))
      await here.touchSession('s', 2400)
      await here.putRecord(record('s', 'note', 'short', { expires: 2500 }))
      await here.putRecord(record('s', 'note', 'long', { expires: 2501 }))

      expect(await there.sweep(2499, idle)).toBe(0)
      expect(await here.getSession('idle')).not.toBeNull()
      expect(await here.getRecord('s', 'note', 'short')).not.toBeNull()

      expect(await there.sweep(2500, idle)).toBe(2)
      expect(await here.getSession('idle')).toBeNull()
      expect(await here.getSession('over')).toBeNull()
      expect(await here.allRecords('idle')).toEqual([])
      expect((await here.allRecords('s')).map((row) => row.id)).toEqual(['long'])
      await here.putMeta('fact', Uint8Array.of(1))
      await there.sweep(9e12, idle)
      expect(await here.getMeta('fact')).toEqual(Uint8Array.of(1))
    })

    test('closing twice is fine', async () => {
      await here.close()
      await here.close()
    })
  })
}

function session(key: string, about: Partial<SessionRow> = {}): SessionRow {
  return { key, created: 1000, seen: 1000, expires: 50_000, ...about }
}

function record(s: string, kind: string, id: string, about: Partial<RecordRow> = {}): RecordRow {
  return {
    session: s,
    kind,
    id,
    created: 1500,
    expires: 60_000,
    sealed: Uint8Array.of(1, 0, 2),
    ...about,
  }
}

function isConflict(error: unknown): boolean {
  return error instanceof StoreError && error.code === 'conflict'
}
