import 'server-only'
import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { StoreFixture } from '../conformance'
import { type InboxRow, type NewArrival, REPEATS_KEPT } from '../inbox-store'
import { type Store, StoreError } from '../store'

const MOST = { owner: 3, total: 5 }
const ROOMY = { rows: 1000, bytes: 1e9 }

/** What any implementation of the store must pass for its inboxes. */
export function conformInboxes(name: string, makeStore: () => Promise<StoreFixture>): void {
  describe(name, () => {
    let fixture: StoreFixture
    let here: Store['inboxes']
    let there: Store['inboxes']

    beforeEach(async () => {
      fixture = await makeStore()
      here = fixture.here.inboxes
      there = fixture.there.inboxes
      await here.create(inbox('i'), MOST)
    })
    afterEach(() => fixture.remove())

    test('an inbox is found by its token, its id and its owner', async () => {
      const state = { ...inbox('i'), version: 0, cleared: 0 }
      expect(await there.find('token-i')).toEqual(state)
      expect(await there.get('i')).toEqual(state)
      expect(await there.listOf('o')).toEqual([state])
      expect(await there.find('TOKEN-I')).toBeNull()
      expect(await there.get('I')).toBeNull()
      expect(await there.listOf('O')).toEqual([])
    })

    test('neither id nor token is given twice', async () => {
      for (const row of [inbox('i', { token: 'x' }), inbox('j', { token: 'token-i' })]) {
        await expect(there.create(row, MOST)).rejects.toSatisfy(isConflict)
      }
    })

    test('there are as many as is allowed, and no more', async () => {
      expect(await here.create(inbox('j'), MOST)).toBe(true)
      expect(await here.create(inbox('k'), MOST)).toBe(true)
      expect(await there.create(inbox('l'), MOST)).toBe(false)
      expect(await there.create(inbox('l', { owner: 'p' }), MOST)).toBe(true)
      expect(await there.create(inbox('m', { owner: 'p' }), MOST)).toBe(true)
      expect(await here.create(inbox('n', { owner: 'q' }), MOST)).toBe(false)
      expect(await here.get('n')).toBeNull()
    })

    test('settings are replaced only where they are still the same', async () => {
      const { sealed } = inbox('i')
      expect(await there.swapSettings('i', Uint8Array.of(9), sealed)).toBe(true)
      expect(await here.swapSettings('i', Uint8Array.of(8), sealed)).toBe(false)
      expect((await here.get('i'))?.sealed).toEqual(Uint8Array.of(9))
    })

    test('its end moves forwards only', async () => {
      await here.extend('i', 90_000)
      await there.extend('i', 80_000)
      expect((await here.get('i'))?.expires).toBe(90_000)
    })

    test('it goes with everything in it, and for its owner alone', async () => {
      await here.append(arrival('i', 'a'), ROOMY)
      expect(await there.remove('somebody', 'i')).toBe(false)
      expect(await there.remove('o', 'i')).toBe(true)
      expect(await here.get('i')).toBeNull()
      expect(await here.read('i', 'a')).toBeNull()
      expect(await here.append(arrival('i', 'b'), ROOMY)).toBeNull()
    })

    test('an arrival comes back byte for byte', async () => {
      const body = new Uint8Array(randomBytes(300_000))
      const row = arrival('i', 'a', { head: Uint8Array.of(0, 255), body })
      expect(await here.append(row, ROOMY)).toEqual({ stored: 'new', id: 'a', version: 1 })
      const { inbox: _, mark: __, expires: ___, ...kept } = row
      const back = await there.read('i', 'a')
      expect(back).toEqual({ ...kept, number: 1, version: 1, repeats: 0, repeatedAt: [] })
      const { body: ____, ...head } = back ?? row
      expect(await there.page('i', null, { limit: 9 })).toEqual([head])
      expect(await there.read('i', 'b')).toBeNull()
      expect(await there.read('j', 'a')).toBeNull()
    })

    test('what has the same mark is one row, and its repetitions are counted with their times', async () => {
      await here.append(arrival('i', 'a', { mark: 'm', at: 10 }), ROOMY)
      await here.append(arrival('i', 'x'), ROOMY)
      const again = await there.append(arrival('i', 'b', { mark: 'm', at: 20 }), ROOMY)
      expect(again).toEqual({ stored: 'repeat', id: 'a', version: 3 })
      await here.append(arrival('i', 'c', { mark: 'm', at: 30 }), ROOMY)
      const page = await there.page('i', null, { limit: 9 })
      expect(page.map(({ id }) => id)).toEqual(['x', 'a'])
      expect(page[1]).toMatchObject({
        ...{ number: 1, version: 4, repeats: 2, repeatedAt: [20, 30], at: 10 },
      })
    })

    test('a mark is of one inbox, and what has none is never the same', async () => {
      await here.create(inbox('j'), MOST)
      for (const [i, id] of (['i', 'j', 'i', 'i'] as const).entries()) {
        const mark = i < 2 ? 'm' : null
        expect((await here.append(arrival(id, `a${i}`, { mark }), ROOMY))?.stored).toBe('new')
      }
    })

    test('times of repetitions have an end, their count has none', async () => {
      for (let i = 0; i < REPEATS_KEPT + 10; i++) {
        await here.append(arrival('i', `a${i}`, { mark: 'm', at: i }), ROOMY)
      }
      const [row] = await there.page('i', null, { limit: 1 })
      expect(row?.repeats).toBe(REPEATS_KEPT + 9)
      expect(row?.repeatedAt).toHaveLength(REPEATS_KEPT)
    })

    test('of many at once, each mark makes one row, and no number is given twice', async () => {
      const all = Array.from({ length: 60 }, (_, i) =>
        (i % 2 ? here : there).append(arrival('i', `a${i}`, { mark: `m${i % 10}` }), ROOMY),
      )
      const stored = await Promise.all(all)
      expect(stored.filter((one) => one?.stored === 'new')).toHaveLength(10)
      expect(new Set(stored.map((one) => one?.version)).size).toBe(60)
      const rows = await here.page('i', null, { limit: 99 })
      expect(rows.map(({ repeats }) => repeats)).toEqual(Array(10).fill(5))
    })

    test('a ring keeps its newest, by rows and by bytes, and each ring for itself', async () => {
      for (let i = 0; i < 10; i++) {
        await here.append(arrival('i', `g${i}`), { rows: 4, bytes: 1e9 })
        const other = arrival('i', `o${i}`, { ring: 'other', body: new Uint8Array(100) })
        await here.append(other, { rows: 99, bytes: 250 })
      }
      const ids = async (ring: 'genuine' | 'other') =>
        (await there.page('i', ring, { limit: 99 })).map(({ id }) => id)
      expect(await ids('genuine')).toEqual(['g9', 'g8', 'g7', 'g6'])
      expect(await ids('other')).toEqual(['o9', 'o8'])
      expect(await there.totals('i')).toEqual({
        genuine: { rows: 4, bytes: 4 * 6, oldest: 1500 },
        other: { rows: 2, bytes: 2 * 103, oldest: 1500 },
      })
      const huge = arrival('i', 'huge', { ring: 'other', body: new Uint8Array(1000) })
      await here.append(huge, { rows: 99, bytes: 250 })
      expect(await ids('other')).toEqual(['huge'])
    })

    test('what fell out of the ring is new when it comes again, under a new number', async () => {
      await here.append(arrival('i', 'a', { mark: 'm' }), { rows: 1, bytes: 1e9 })
      await here.append(arrival('i', 'b'), { rows: 1, bytes: 1e9 })
      const again = await here.append(arrival('i', 'c', { mark: 'm' }), ROOMY)
      expect(again).toEqual({ stored: 'new', id: 'c', version: 3 })
    })

    test('pages join without gap or double, and what follows a version comes in its order', async () => {
      for (let i = 0; i < 25; i++) await here.append(arrival('i', `a${i}`), ROOMY)
      const seen: number[] = []
      for (let before: number | undefined; ; ) {
        const page = await there.page('i', null, { limit: 4, ...(before ? { before } : {}) })
        seen.push(...page.map(({ number }) => number))
        before = page.at(-1)?.number
        if (before === undefined) break
      }
      expect(seen).toEqual(Array.from({ length: 25 }, (_, i) => 25 - i))
      const after = await there.after('i', 20, 3)
      expect(after.map(({ version }) => version)).toEqual([21, 22, 23])
      expect(await there.after('i', 25, 3)).toEqual([])
    })

    test('clearing takes all of it, and numbers go on', async () => {
      await here.append(arrival('i', 'a', { mark: 'm' }), ROOMY)
      await there.clear('i')
      expect(await here.page('i', null, { limit: 9 })).toEqual([])
      expect(await here.get('i')).toMatchObject({ version: 2, cleared: 2 })
      const again = await here.append(arrival('i', 'b', { mark: 'm' }), ROOMY)
      expect(again).toEqual({ stored: 'new', id: 'b', version: 3 })
    })

    test('a sweep takes the inboxes and arrivals that have ended, and nothing before', async () => {
      await here.create(inbox('j', { expires: 2500 }), MOST)
      await here.append(arrival('j', 'x'), ROOMY)
      await here.append(arrival('i', 'short', { expires: 2500 }), ROOMY)
      await here.append(arrival('i', 'long', { expires: 2501 }), ROOMY)
      await fixture.there.sweep(2499, 1)
      expect(await here.get('j')).not.toBeNull()
      expect(await here.page('i', null, { limit: 9 })).toHaveLength(2)
      await fixture.there.sweep(2500, 1)
      expect(await here.get('j')).toBeNull()
      expect(await here.read('j', 'x')).toBeNull()
      expect((await here.page('i', null, { limit: 9 })).map(({ id }) => id)).toEqual(['long'])
    })

    test('sessions that end take no inbox with them', async () => {
      await fixture.here.createSession({ key: 's', created: 1, seen: 1, expires: 2 })
      await fixture.there.sweep(3, 1)
      expect(await here.get('i')).not.toBeNull()
    })
  })
}

function inbox(id: string, about: Partial<InboxRow> = {}): InboxRow {
  return {
    id,
    token: `token-${id}`,
    owner: 'o',
    created: 1000,
    expires: 50_000,
    sealed: Uint8Array.of(1, 0, 2),
    ...about,
  }
}

function arrival(to: string, id: string, about: Partial<NewArrival> = {}): NewArrival {
  return {
    inbox: to,
    id,
    ring: 'genuine',
    mark: null,
    at: 1500,
    expires: 60_000,
    bytes: 3,
    head: Uint8Array.of(1, 2, 3),
    body: Uint8Array.of(4, 5, 6),
    ...about,
  }
}

function isConflict(error: unknown): boolean {
  return error instanceof StoreError && error.code === 'conflict'
}
