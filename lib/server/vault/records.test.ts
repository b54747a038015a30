import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import {
  addRecord,
  getRecord,
  jsonBytes,
  jsonOf,
  listRecords,
  putRecord,
  removeRecord,
  swapRecord,
  type VaultRecord,
} from './records'
import { beginSession, endSession, type Session } from './session'
import { type TestVault, testVault } from './testing/test-vault'

let t: TestVault
let session: Session
beforeEach(async () => {
  t = testVault()
  session = await beginSession(t.vault)
})
afterEach(() => t.remove())

const KIND = 'push-attempt'
const put = (id: string, text: string, times?: { created?: number; expires?: number }) =>
  putRecord(t.vault, session, KIND, id, Buffer.from(text), times)
const get = (id: string) => getRecord(t.vault, session, KIND, id)
const text = (record: VaultRecord | null) => (record?.opens ? record.bytes.toString() : null)

test('put, get, replace, remove', async () => {
  await put('a', 'one')
  await put('a', 'two')
  expect(text(await get('a'))).toBe('two')
  expect(text(await getRecord(t.another(), session, KIND, 'a'))).toBe('two')
  expect(await get('b')).toBeNull()
  expect(await getRecord(t.vault, session, 'simulator-owner', 'a')).toBeNull()
  expect(await removeRecord(t.vault, session, KIND, 'a')).toBe(true)
  expect(await removeRecord(t.vault, session, KIND, 'a')).toBe(false)
  expect(await get('a')).toBeNull()
})

test('a record ends with its session, or earlier, and never later', async () => {
  await put('short', 'x', { expires: t.clock.now + 1000 })
  await put('long', 'x', { expires: session.expires + 1000 })
  expect((await get('long'))?.expires).toBe(session.expires)
  t.clock.now += 999
  expect(text(await get('short'))).toBe('x')
  t.clock.now += 1
  expect(await get('short')).toBeNull()
  expect((await listRecords(t.vault, session, KIND)).map(({ id }) => id)).toEqual(['long'])
})

describe('adding', () => {
  test('one wins', async () => {
    const vaults = [t.vault, t.another(), t.vault, t.another()]
    const won = await Promise.all(
      vaults.map((vault, i) => addRecord(vault, session, KIND, 'a', Buffer.from(`${i}`))),
    )
    expect(won.filter(Boolean)).toHaveLength(1)
    expect(text(await get('a'))).toBe(String(won.indexOf(true)))
  })

  test('one that has expired makes room for exactly one', async () => {
    await put('a', 'old', { expires: t.clock.now + 1000 })
    expect(await addRecord(t.vault, session, KIND, 'a', Buffer.from('new'))).toBe(false)
    t.clock.now += 1000
    const vaults = [t.vault, t.another(), t.vault]
    const won = await Promise.all(
      vaults.map((vault, i) => addRecord(vault, session, KIND, 'a', Buffer.from(`${i}`))),
    )
    expect(won.filter(Boolean)).toHaveLength(1)
    expect(text(await get('a'))).toBe(String(won.indexOf(true)))
  })
})

test('swapping keeps the place in the list, and replaces only what was read', async () => {
  await put('a', 'one')
  const read = await get('a')
  if (!read?.opens) throw new Error('it opens')
  t.clock.now += 5000
  expect(await swapRecord(t.vault, session, read, Buffer.from('two'))).toBe(true)
  expect(await swapRecord(t.vault, session, read, Buffer.from('three'))).toBe(false)
  expect(await get('a')).toMatchObject({ created: read.created, expires: read.expires })
  expect(text(await get('a'))).toBe('two')
})

test('a record that does not open is told of in its place, and does not break the list', async () => {
  for (const id of ['a', 'b', 'c', 'd'])
    await put(id, id, { created: t.clock.now + id.charCodeAt(0) })
  const damage = async (id: string, sealed: (was: Uint8Array) => Uint8Array) => {
    const row = await t.store.getRecord(session.rowKey, KIND, id)
    if (row) await t.store.putRecord({ ...row, sealed: sealed(row.sealed) })
  }
  await damage('a', () => randomBytes(5))
  await damage('b', (was) =>
    Uint8Array.from(was, (byte, i) => (i === 150 % was.length ? byte ^ 1 : byte)),
  )
  await damage('c', (was) => Uint8Array.from(was, (byte, i) => (i === 0 ? 2 : byte)))
  const list = await listRecords(t.vault, session, KIND)
  expect(list.map((record) => [record.id, record.opens ? text(record) : record.problem])).toEqual([
    ['d', 'd'],
    ['c', 'unknown-version'],
    ['b', 'refused'],
    ['a', 'malformed'],
  ])
  expect(jsonOf(await get('a'), z.unknown())).toBeNull()
  expect(await removeRecord(t.vault, session, KIND, 'a')).toBe(true)
})

test('pages join', async () => {
  for (let i = 0; i < 10; i++) await put(`${i}`, `${i}`, { created: t.clock.now + i })
  const first = await listRecords(t.vault, session, KIND, { limit: 6 })
  const last = first.at(-1)
  if (!last) throw new Error('there are ten')
  const second = await listRecords(t.vault, session, KIND, { limit: 6, before: last })
  expect([...first, ...second].map(text)).toEqual([...'9876543210'])
})

test('another session sees none of it, whatever it asks for', async () => {
  await put('a', 'mine')
  const other = await beginSession(t.vault)
  expect(await getRecord(t.vault, other, KIND, 'a')).toBeNull()
  expect(await listRecords(t.vault, other, KIND)).toEqual([])
  const posing = { ...other, rowKey: session.rowKey }
  expect(await getRecord(t.vault, posing, KIND, 'a')).toMatchObject({ problem: 'refused' })
})

test('after its end a session reads and writes nothing', async () => {
  await put('a', 'x')
  const copy = { ...session, sid: session.sid.slice(), half: session.half.slice() }
  await endSession(t.vault, session)
  expect(await getRecord(t.vault, copy, KIND, 'a')).toBeNull()
  expect(await listRecords(t.vault, copy, KIND)).toEqual([])
  for (const write of [putRecord, addRecord]) {
    const late = write(t.vault, copy, KIND, 'a', Buffer.from('x'))
    await expect(late).rejects.toMatchObject({ code: 'conflict' })
  }
})

test('JSON comes back where it is what was expected', async () => {
  const schema = z.object({ n: z.number() })
  await putRecord(t.vault, session, KIND, 'a', jsonBytes({ n: 1, more: true }))
  expect(jsonOf(await get('a'), schema)).toEqual({ n: 1 })
  expect(jsonOf(await get('a'), z.object({ n: z.string() }))).toBeNull()
  await put('b', '{"n":')
  expect(jsonOf(await get('b'), schema)).toBeNull()
  expect(jsonOf(null, schema)).toBeNull()
})
