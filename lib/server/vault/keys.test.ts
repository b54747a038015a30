import {
  createHash,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  sign,
  verify,
} from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { makeKeyParts, pkcs8, publicPoint } from '../../../e2e/fixtures/key-parts'
import { type AboutKey, addKey, listKeys, updateKey, withSigningKey } from './keys'
import { jsonBytes, putRecord } from './records'
import { beginSession, rotate, type Session } from './session'
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

test('a key is listed by its facts, and signs', async () => {
  const key = newKey()
  const result = await add(derOf(key))
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' })
  expect(result).toMatchObject({ ok: true, added: true })
  expect(await listKeys(t.vault, session)).toEqual([
    {
      ...ABOUT,
      issuerId: '',
      bundleId: '',
      appAppleId: '',
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
    'the public half of another key',
    () => pkcs8({ scalar: makeKeyParts().scalar, publicKey: publicPoint(makeKeyParts().scalar) }),
    'not-a-private-key',
    'belongs to another key',
  ],
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

test('facts that were kept before there were other kinds than APNs still open', async () => {
  const { id } = await added()
  const { name, kind, fileName, keyId, teamId, origin } = ABOUT
  const old = { name, kind, fileName, keyId, teamId, origin, fingerprint: 'f' }
  await putRecord(t.vault, session, 'key-facts', id, jsonBytes(old))
  const none = { issuerId: '', bundleId: '', appAppleId: '' }
  expect(await listKeys(t.another(), session)).toMatchObject([{ ...old, ...none }])
  const change = { kind: 'app-store', issuerId: 'i', bundleId: 'b', appAppleId: '1' } as const
  expect(await updateKey(t.vault, session, id, change)).toMatchObject({ ...old, ...change })
  expect(await listKeys(t.another(), session)).toMatchObject([{ ...old, ...change }])
})

test.each(['app-store', 'connect'] as const)('a key of kind %s keeps its ids', async (kind) => {
  const ids = { issuerId: 'issuer', bundleId: 'com.example.app', appAppleId: '123' }
  const { id } = await added({ ...ids, kind })
  expect(await listKeys(t.another(), session)).toMatchObject([{ id, kind, ...ids }])
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
