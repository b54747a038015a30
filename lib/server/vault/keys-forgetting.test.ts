import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openSqlite } from '@/lib/server/store/sqlite'
import {
  canMountSmallDisk,
  mountSmallDisk,
  type SmallDisk,
} from '@/lib/server/store/testing/small-disk'
import { cookieValue } from './cookie'
import { type AboutKey, addKey, forgetAllKeys, forgetKey, listKeys, withSigningKey } from './keys'
import { getRecord, listRecords, putRecord } from './records'
import { beginSession, openSession, type Session } from './session'
import { failingStore } from './testing/failing-store'
import { ABOUT, derOf, newKey } from './testing/new-key'
import { type TestVault, testVault } from './testing/test-vault'

let t: TestVault
let session: Session
beforeEach(async () => {
  t = testVault()
  session = await beginSession(t.vault)
})
afterEach(() => t.remove())

const add = async (der: Uint8Array, about: Partial<AboutKey> = {}) =>
  addKey(t.vault, session, der, { ...ABOUT, ...about })

async function added(about: Partial<AboutKey> = {}) {
  const result = await add(derOf(newKey()), about)
  if (!result.ok) throw new Error(result.message)
  return result.key
}

describe('forgetting', () => {
  const token = (id: string) =>
    putRecord(t.vault, session, 'provider-token', id, Buffer.from('jwt'))

  test('one key takes its tokens with it and leaves the others', async () => {
    const [one, two] = [await added(), await added()]
    await token(one.id)
    await token(`${one.id}.sandbox`)
    await token(two.id)
    expect(await forgetKey(t.vault, session, one.id)).toEqual({ gone: true, how: 'deleted' })
    expect((await listKeys(t.vault, session)).map(({ id }) => id)).toEqual([two.id])
    expect((await listRecords(t.vault, session, 'provider-token')).map(({ id }) => id)).toEqual([
      two.id,
    ])
    expect(await getRecord(t.vault, session, 'signing-key', one.id)).toBeNull()
    expect(await forgetKey(t.vault, session, one.id)).toEqual({ gone: true, how: 'deleted' })
  })

  test('all keys, also damaged ones, and the session goes on', async () => {
    for (let i = 0; i < 3; i++) await token((await added({ keyId: `K${i}` })).id)
    const [row] = await t.store.listRecords(session.rowKey, 'key-facts')
    if (row) await t.store.putRecord({ ...row, sealed: randomBytes(9) })
    expect(await forgetAllKeys(t.vault, session)).toEqual({ gone: true, how: 'deleted' })
    expect((await t.store.allRecords(session.rowKey)).map(({ kind }) => kind)).toEqual(['session'])
    expect(await openSession(t.vault, cookieValue(session))).not.toBeNull()
  })

  test.each([
    ['a key', (vault = t.vault, id = '') => forgetKey(vault, session, id)],
    ['all keys', (vault = t.vault) => forgetAllKeys(vault, session)],
  ])(
    '10. %s where nothing can be deleted: the session ends instead, and says so',
    async (_, forget) => {
      const { id } = await added()
      const cookie = cookieValue(session)
      const full = t.another({ store: failingStore(t.store, ['deleteRecord', 'deleteSession']) })
      expect(await forget(full, id)).toEqual({ gone: true, how: 'session-ended' })
      expect(await openSession(full, cookie)).toBeNull()
      const none = { ok: false, reason: 'no-such-key' }
      expect(await withSigningKey(full, session, id, async () => 1)).toEqual(none)
      expect(session.half.every((byte) => byte === 0)).toBe(true)
    },
  )
})

const mountable = canMountSmallDisk()
if (!mountable) process.stdout.write('no disk of 1 MB can be mounted here, so none was filled\n')

describe.runIf(mountable)('10. on a full disk of 1 MB', () => {
  let disk: SmallDisk
  beforeEach(() => {
    disk = mountSmallDisk() ?? expect.fail('it could be mounted a moment ago')
  })
  afterEach(() => disk.remove())

  test.each([
    ['with ballast the key is deleted', true, 'deleted'],
    ['without it the session ends', false, 'session-ended'],
  ] as const)('%s: unreadable at once', async (_, ballast, how) => {
    const vault = t.another({ store: openSqlite({ folder: disk.folder, now: t.clock.now }).store })
    const mine = await beginSession(vault)
    const result = await addKey(vault, mine, derOf(newKey()), ABOUT)
    const id = result.ok ? result.key.id : ''
    const cookie = cookieValue(mine)
    await vault.store.sweep(0, Number.MAX_SAFE_INTEGER)
    if (!ballast) rmSync(join(disk.folder, 'ballast'))
    disk.fill()
    await expect(beginSession(vault)).rejects.toMatchObject({ code: 'full' })

    expect(await forgetKey(vault, mine, id)).toEqual({ gone: true, how })
    const use = await withSigningKey(vault, mine, id, async () => 1)
    expect(use).toEqual({ ok: false, reason: 'no-such-key' })
    expect((await openSession(vault, cookie)) === null).toBe(how === 'session-ended')
    await vault.store.close()
  })
})
