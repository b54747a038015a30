import {
  createHash,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
  verify,
} from 'node:crypto'
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
import {
  type AboutKey,
  addKey,
  forgetAllKeys,
  forgetKey,
  listKeys,
  updateKey,
  withSigningKey,
} from './keys'
import { getRecord, listRecords, putRecord } from './records'
import { beginSession, openSession, rotate, type Session } from './session'
import { failingStore } from './testing/failing-store'
import { type TestVault, testVault } from './testing/test-vault'

let t: TestVault
let session: Session
beforeEach(async () => {
  t = testVault()
  session = await beginSession(t.vault)
})
afterEach(() => t.remove())

const ABOUT: AboutKey = {
  name: 'Work',
  kind: 'apns',
  fileName: 'AuthKey_ABC123DEFG.p8',
  keyId: 'ABC123DEFG',
  teamId: 'TEAM123456',
  origin: 'file',
}

const newKey = () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
const derOf = (key: KeyObject) => key.export({ format: 'der', type: 'pkcs8' })
const add = async (der: Uint8Array, about: Partial<AboutKey> = {}) =>
  addKey(t.vault, session, der, { ...ABOUT, ...about })

async function added(about: Partial<AboutKey> = {}) {
  const result = await add(derOf(newKey()), about)
  if (!result.ok) throw new Error(result.message)
  return result.key
}

test('a key is listed by its facts, and signs', async () => {
  const key = newKey()
  const result = await add(derOf(key))
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' })
  expect(result).toMatchObject({ ok: true, added: true })
  expect(await listKeys(t.vault, session)).toEqual([
    {
      ...ABOUT,
      id: result.ok ? result.key.id : '',
      fingerprint: createHash('sha256').update(spki).digest('hex'),
      created: t.clock.now,
      expires: session.expires,
    },
  ])
  const id = result.ok ? result.key.id : ''
  const used = await withSigningKey(t.another(), session, id, async (k) =>
    sign('sha256', Buffer.of(1), k),
  )
  expect(used.ok && verify('sha256', Buffer.of(1), createPublicKey(key), used.value)).toBe(true)
})

test('the bytes that were handed over are wiped, whatever comes of them', async () => {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
  for (const bytes of [derOf(newKey()), derOf(rsa), randomBytes(100)]) {
    await add(bytes)
    expect(bytes.every((byte) => byte === 0)).toBe(true)
  }
  const full = t.another({ store: failingStore(t.store, ['putRecord']) })
  const bytes = derOf(newKey())
  await expect(addKey(full, session, bytes, ABOUT)).rejects.toMatchObject({ code: 'full' })
  expect(bytes.every((byte) => byte === 0)).toBe(true)
})

test.each<[string, () => Uint8Array, string, string]>([
  [
    'RSA',
    () => derOf(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey),
    'not-elliptic',
    'RSA',
  ],
  ['Ed25519', () => derOf(generateKeyPairSync('ed25519').privateKey), 'not-elliptic', 'ED25519'],
  [
    'P-384',
    () => derOf(generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey),
    'wrong-curve',
    'secp384r1',
  ],
  [
    'secp256k1',
    () => derOf(generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).privateKey),
    'wrong-curve',
    'secp256k1',
  ],
  [
    'a public key',
    () => createPublicKey(newKey()).export({ format: 'der', type: 'spki' }),
    'not-a-private-key',
    'PKCS#8',
  ],
  ['SEC 1', () => newKey().export({ format: 'der', type: 'sec1' }), 'not-a-private-key', 'PKCS#8'],
  [
    'PEM text',
    () => Buffer.from(newKey().export({ format: 'pem', type: 'pkcs8' })),
    'not-a-private-key',
    'PKCS#8',
  ],
  ['nothing', () => new Uint8Array(0), 'not-a-private-key', 'PKCS#8'],
  ['half a key', () => derOf(newKey()).subarray(0, 60), 'not-a-private-key', 'PKCS#8'],
])('%s is refused with the reason', async (_, bytes, reason, word) => {
  const result = await add(bytes())
  expect(result).toMatchObject({ ok: false, reason })
  expect(!result.ok && result.message).toContain(word)
  expect(await listKeys(t.vault, session)).toEqual([])
  expect(await t.store.allRecords(session.rowKey)).toHaveLength(1)
})

describe('the same key again', () => {
  test('updates what is said about it and does not double it', async () => {
    const key = newKey()
    const first = await add(derOf(key))
    t.clock.now += 1000
    const again = await add(derOf(key), { name: 'Renamed', teamId: 'TEAM654321', origin: 'paste' })
    expect(again).toMatchObject({
      ok: true,
      added: false,
      key: { name: 'Renamed', teamId: 'TEAM654321' },
    })
    expect(first.ok && again.ok && again.key.id === first.key.id).toBe(true)
    expect(await listKeys(t.vault, session)).toHaveLength(1)
  })

  test('also at the same instant, after a rotation, and under a Key ID corrected since', async () => {
    const key = newKey()
    const both = await Promise.all([add(derOf(key)), add(derOf(key))])
    expect(both.map((one) => one.ok && one.added).toSorted()).toEqual([false, true])
    session = (await rotate(t.vault, session)).session
    expect(await add(derOf(key))).toMatchObject({ ok: true, added: false })
    const [listed] = await listKeys(t.vault, session)
    await updateKey(t.vault, session, listed?.id ?? '', { keyId: 'ZZZ123DEFG' })
    expect(await add(derOf(key), { keyId: 'ZZZ123DEFG' })).toMatchObject({ ok: true, added: false })
    expect(await listKeys(t.vault, session)).toHaveLength(1)
  })

  test('under another Key ID it is another entry; in another session it has another id', async () => {
    const key = newKey()
    const first = await add(derOf(key))
    expect(await add(derOf(key), { keyId: 'XYZ123DEFG' })).toMatchObject({ ok: true, added: true })
    expect(await listKeys(t.vault, session)).toHaveLength(2)
    session = await beginSession(t.vault)
    const elsewhere = await add(derOf(key))
    expect(first.ok && elsewhere.ok && first.key.id !== elsewhere.key.id).toBe(true)
  })

  test('mends an entry that does not open any more', async () => {
    const key = newKey()
    await add(derOf(key))
    for (const row of await t.store.allRecords(session.rowKey)) {
      if (row.kind !== 'session') await t.store.putRecord({ ...row, sealed: randomBytes(300) })
    }
    expect(await listKeys(t.vault, session)).toEqual([])
    const again = await add(derOf(key))
    expect(await listKeys(t.vault, session)).toEqual(again.ok ? [again.key] : [])
    const id = again.ok ? again.key.id : ''
    expect(await withSigningKey(t.vault, session, id, async () => 1)).toEqual({
      ok: true,
      value: 1,
    })
  })
})

test('the list does not open private parts, and no private part is in the facts', async () => {
  const { id } = await added()
  const row = await t.store.getRecord(session.rowKey, 'signing-key', id)
  if (row) await t.store.putRecord({ ...row, sealed: randomBytes(300) })
  expect((await listKeys(t.vault, session)).map((key) => key.id)).toEqual([id])
  expect(await withSigningKey(t.vault, session, id, async () => 1)).toEqual({
    ok: false,
    reason: 'does-not-open',
  })
})

test('facts are corrected one by one; an unknown key has none', async () => {
  const { id } = await added()
  expect(await updateKey(t.vault, session, id, { name: 'B' })).toMatchObject({
    name: 'B',
    keyId: 'ABC123DEFG',
  })
  const both = [{ teamId: 'AAAAAAAAAA' }, { keyId: 'BBBBBBBBBB' }]
  await Promise.all(both.map((change) => updateKey(t.another(), session, id, change)))
  expect(await listKeys(t.vault, session)).toMatchObject([
    { name: 'B', teamId: 'AAAAAAAAAA', keyId: 'BBBBBBBBBB' },
  ])
  expect(await updateKey(t.vault, session, 'nobody', { name: 'B' })).toBeNull()
})

test('a hundred keys are the most', async () => {
  const key = newKey()
  for (let i = 0; i < 100; i++) await add(derOf(key), { keyId: `KEY${i}` })
  expect(await add(derOf(key), { keyId: 'KEY100' })).toMatchObject({
    ok: false,
    reason: 'too-many',
  })
  expect(await add(derOf(key), { keyId: 'KEY7' })).toMatchObject({ ok: true, added: false })
})

describe('using', () => {
  test('an unknown key, and one of another session, is no key', async () => {
    const { id } = await added()
    const other = await beginSession(t.vault)
    const use = async () => expect.fail('there is no key to use')
    for (const [s, key] of [
      [session, 'nobody'],
      [other, id],
    ] as const) {
      expect(await withSigningKey(t.vault, s, key, use)).toEqual({
        ok: false,
        reason: 'no-such-key',
      })
    }
  })

  test('what goes wrong in use comes out as it is', async () => {
    const { id } = await added()
    const error = new Error('from within')
    await expect(withSigningKey(t.vault, session, id, () => Promise.reject(error))).rejects.toBe(
      error,
    )
  })
})

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
