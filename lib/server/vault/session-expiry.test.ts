import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { cookieValue } from './cookie'
import { ABSOLUTE_MS, beginSession, IDLE_MS, openSession, sweepSessions, touch } from './session'
import { failingStore } from './testing/failing-store'
import { type TestVault, testVault } from './testing/test-vault'

let t: TestVault
beforeEach(() => {
  t = testVault()
})
afterEach(() => t.remove())

async function begin() {
  const session = await beginSession(t.vault)
  return { session, cookie: cookieValue(session) }
}

const opens = async (cookie: string, vault = t.vault) => (await openSession(vault, cookie)) !== null

describe('expiry', () => {
  const edges = [
    ['one second before', -1000, true],
    ['one millisecond before', -1, true],
    ['at the instant', 0, false],
    ['one second after', 1000, false],
  ] as const
  const instances = [
    ['this instance', () => t.vault],
    ['another one', () => t.another()],
    ['one that starts then', () => null],
  ] as const

  describe.each(instances)('on %s', (_, instance) => {
    test.each(edges)('idle, %s', async (_edge, offset, alive) => {
      const vault = instance()
      const { session, cookie } = await begin()
      t.clock.now += 60_000
      expect(await touch(t.vault, session)).toBe(true)
      t.clock.now += IDLE_MS + offset
      expect(await opens(cookie, vault ?? t.another())).toBe(alive)
      await expectNoRevival(cookie, alive)
    })

    test.each(edges)('absolute, however much it is used, %s', async (_edge, offset, alive) => {
      const vault = instance()
      const { session, cookie } = await begin()
      const end = t.clock.now + ABSOLUTE_MS
      while (t.clock.now + 1_700_000 < end + offset) {
        t.clock.now += 1_700_000
        expect(await touch(t.vault, session)).toBe(true)
      }
      t.clock.now = end + offset
      expect(await opens(cookie, vault ?? t.another())).toBe(alive)
      await expectNoRevival(cookie, alive)
    })
  })

  async function expectNoRevival(cookie: string, alive: boolean) {
    if (alive) return
    const ended = t.clock.now
    for (const back of [1000, 60_000, 3600_000, ABSOLUTE_MS]) {
      t.clock.now = ended - back
      expect(await opens(cookie)).toBe(false)
      expect(await opens(cookie, t.another())).toBe(false)
    }
  }

  test('a clock set back before anybody noticed revives nothing', async () => {
    const { cookie } = await begin()
    const begun = t.clock.now
    t.clock.now = begun + IDLE_MS + 60_000
    t.vault.now()
    t.clock.now = begun + 60_000
    expect(await opens(cookie)).toBe(false)

    const next = await begin()
    t.clock.now -= 3600_000
    expect(await opens(next.cookie, t.another())).toBe(false)
    t.clock.now += 3600_000
    expect(await opens(next.cookie, t.another())).toBe(false)
  })

  test('and on a disk that cannot delete it is over all the same', async () => {
    const full = t.another({ store: failingStore(t.store, ['deleteSession']) })
    const { cookie } = await begin()
    t.clock.now += IDLE_MS
    expect(await opens(cookie, full)).toBe(false)
    t.clock.now -= IDLE_MS
    expect(await opens(cookie, full)).toBe(false)
  })

  test('the row’s own dates cannot be moved: they are bound to the seal', async () => {
    const { session, cookie } = await begin()
    const { rowKey: key, created, seen, expires } = session
    const rows = await t.store.allRecords(key)
    await t.store.deleteSession(key)
    await t.store.createSession({ key, created, seen, expires: expires + 3600_000 })
    for (const row of rows) await t.store.putRecord({ ...row, expires: expires + 3600_000 })
    expect(await opens(cookie)).toBe(false)
  })

  test('touching does not outlive the end, and the sweep takes what is over', async () => {
    const { session, cookie } = await begin()
    t.clock.now += IDLE_MS
    expect(await touch(t.vault, session)).toBe(false)
    await sweepSessions(t.vault)
    expect(await t.store.getSession(session.rowKey)).toBeNull()
    expect(await t.store.allRecords(session.rowKey)).toEqual([])
    expect(await opens(cookie)).toBe(false)
  })
})
