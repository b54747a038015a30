import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { StoreError } from '@/lib/server/store/store'
import { cookieValue } from './cookie'
import { getRecord, listRecords, putRecord } from './records'
import {
  ABSOLUTE_MS,
  beginSession,
  endSession,
  openSession,
  rotate,
  sweepSessions,
} from './session'
import { failingStore } from './testing/failing-store'
import { type TestVault, testFolder, testVault } from './testing/test-vault'

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

test('a session opens with its cookie, on every instance, and is what it was', async () => {
  const { session, cookie } = await begin()
  expect(await openSession(t.vault, cookie)).toEqual(session)
  expect(await openSession(t.another(), cookie)).toEqual(session)
  expect(session.expires - session.created).toBe(12 * 3600_000)
})

describe('a cookie alone is useless', () => {
  test('1,000 valid cookies open nothing elsewhere, and create nothing', async () => {
    const cookies: string[] = []
    for (let i = 0; i < 1000; i++) cookies.push((await begin()).cookie)
    const folder = testFolder()
    try {
      const empty = t.another({ folder })
      const other = await beginSession(empty)
      const answers = await Promise.all(cookies.map((cookie) => opens(cookie, empty)))
      expect(answers.filter(Boolean)).toHaveLength(0)
      expect(await empty.store.sweep(Number.MAX_SAFE_INTEGER, 0)).toBe(1)
      expect(other.rowKey).toHaveLength(64)
      // The control: at home they all open.
      expect((await Promise.all(cookies.map((c) => opens(c)))).every(Boolean)).toBe(true)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  test('nor is the session id with another half, nor another server secret', async () => {
    const { session, cookie } = await begin()
    expect(await opens(cookieValue({ ...session, half: randomBytes(32) }))).toBe(false)
    expect(await opens(cookie, t.another({ secret: randomBytes(32) }))).toBe(false)
    expect(await opens(cookie)).toBe(true)
  })
})

describe('fixation', () => {
  test('an id that somebody chose, or that was never given out, is not adopted', async () => {
    const control = await begin()
    for (let i = 0; i < 100; i++) {
      const chosen = { sid: i ? randomBytes(16) : new Uint8Array(16), half: randomBytes(32) }
      expect(await opens(cookieValue(chosen))).toBe(false)
      expect(await opens(cookieValue({ ...control.session, sid: chosen.sid }))).toBe(false)
      expect(await opens(cookieValue(chosen))).toBe(false)
    }
    expect(await opens(control.cookie)).toBe(true)
    expect(await t.store.sweep(Number.MAX_SAFE_INTEGER, 0)).toBe(1)
  })

  test('a cookie from before a rotation is worth nothing, whole or in part', async () => {
    const { session, cookie } = await begin()
    await putRecord(t.vault, session, 'push-attempt', 'a', Buffer.from('kept'))
    t.clock.now += 5000
    const { session: next, lost } = await rotate(t.vault, session)
    expect(lost).toBe(0)
    expect(next.expires).toBe(session.expires)
    expect(await opens(cookie)).toBe(false)
    expect(await opens(cookie, t.another())).toBe(false)
    expect(await opens(cookieValue({ sid: next.sid, half: session.half }))).toBe(false)
    expect(await opens(cookieValue({ sid: session.sid, half: next.half }))).toBe(false)
    expect(await opens(cookieValue(next))).toBe(true)
    const kept = await getRecord(t.another(), next, 'push-attempt', 'a')
    expect(kept).toMatchObject({ opens: true, bytes: Buffer.from('kept') })
    expect(await t.store.allRecords(session.rowKey)).toEqual([])
  })
})

describe('rotation', () => {
  test('drops what does not open, and says how much', async () => {
    const { session } = await begin()
    await putRecord(t.vault, session, 'push-attempt', 'a', Buffer.from('a'))
    await putRecord(t.vault, session, 'push-attempt', 'b', Buffer.from('b'))
    const row = await t.store.getRecord(session.rowKey, 'push-attempt', 'a')
    if (row) await t.store.putRecord({ ...row, sealed: randomBytes(200) })
    const { session: next, lost } = await rotate(t.vault, session)
    expect(lost).toBe(1)
    expect((await listRecords(t.vault, next, 'push-attempt')).map(({ id }) => id)).toEqual(['b'])
  })

  test('happens once: of two at a time one fails, and an ended session has none', async () => {
    const { session } = await begin()
    const both = await Promise.allSettled([rotate(t.vault, session), rotate(t.another(), session)])
    expect(both.map((one) => one.status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const other = await begin()
    await endSession(t.vault, other.session)
    await expect(rotate(t.vault, other.session)).rejects.toThrow(StoreError)
  })

  test('what is written through the former session fails, and is not lost in silence', async () => {
    const { session } = await begin()
    await rotate(t.vault, session)
    const late = (vault = t.vault) =>
      putRecord(vault, session, 'push-attempt', 'a', Buffer.from('a'))
    await expect(late()).rejects.toMatchObject({ code: 'conflict' })
    await expect(late(t.another())).rejects.toMatchObject({ code: 'conflict' })
  })

  test('a full disk leaves the session as it was', async () => {
    const { session, cookie } = await begin()
    const full = t.another({ store: failingStore(t.store, ['replaceSession']) })
    await expect(rotate(full, session)).rejects.toMatchObject({ code: 'full' })
    expect(await opens(cookie, full)).toBe(true)
  })
})

describe('ending', () => {
  test('takes the rows, and kills copied cookies on other instances', async () => {
    const other = t.another()
    for (let i = 0; i < 100; i++) {
      const { session, cookie } = await begin()
      expect(await opens(cookie, other)).toBe(true)
      expect(await endSession(t.vault, session)).toEqual({ rowsGone: true })
      expect(session.half.every((byte) => byte === 0)).toBe(true)
      expect(await opens(cookie)).toBe(false)
      expect(await opens(cookie, other)).toBe(false)
      expect(await t.store.allRecords(session.rowKey)).toEqual([])
    }
  })

  test('works on a full disk, says so, and the rows go when there is room', async () => {
    const fails: 'deleteSession'[] = ['deleteSession']
    const full = t.another({ store: failingStore(t.store, fails) })
    const session = await beginSession(full)
    const cookie = cookieValue(session)
    const { rowKey } = session
    expect(await endSession(full, session)).toEqual({ rowsGone: false })
    expect(await opens(cookie, full)).toBe(false)
    expect(await t.store.getSession(rowKey)).not.toBeNull()
    await sweepSessions(full)
    expect(await opens(cookie, full)).toBe(false)

    fails.pop()
    await sweepSessions(full)
    expect(await t.store.getSession(rowKey)).toBeNull()
    expect(full.ended.owed()).toEqual([])
    expect(full.ended.has(rowKey)).toBe(true)
    t.clock.now += ABSOLUTE_MS
    await sweepSessions(full)
    expect(full.ended.has(rowKey)).toBe(false)
  })
})

test('a store that cannot be read gives no session', async () => {
  const { cookie } = await begin()
  for (const operation of ['getSession', 'getRecord'] as const) {
    const broken = t.another({ store: failingStore(t.store, [operation], 'unavailable') })
    await expect(openSession(broken, cookie)).rejects.toMatchObject({ code: 'unavailable' })
  }
})
