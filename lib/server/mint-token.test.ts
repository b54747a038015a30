import { createHash, createPublicKey } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { jwtVerify } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { KeyIds } from '@/lib/session/key-kinds'
import type { MintOrder } from '@/lib/token/mint-order'
import { mintOrdered } from './mint-token'
import { providerTokenFor } from './provider-token'
import { publicKeysOf } from './public-keys'
import { serverApiTokenFor } from './server-api-token'
import { store } from './store/open'
import { addKey, forgetKey } from './vault/keys'
import { vault } from './vault/open'
import { beginSession, type Session } from './vault/session'
import { ABOUT, derOf, newKey } from './vault/testing/new-key'

const folder = mkdtempSync(join(tmpdir(), 'assay-mint-'))
const ISSUER = '57246542-96fe-1a63-e053-0824d011072a'
const NOW = 1_768_478_400_500
const IDS: Partial<KeyIds> = { issuerId: ISSUER, bundleId: 'com.example.app', appAppleId: '123' }
let session: Session

beforeAll(async () => {
  process.env.ASSAY_DATA = folder
  process.env.ASSAY_LOG = 'silent'
  session = await beginSession(await vault())
})
afterAll(async () => {
  ;(await store()).close()
  rmSync(folder, { recursive: true, force: true })
})

async function kept(about: Partial<typeof ABOUT>) {
  const key = newKey()
  const result = await addKey(await vault(), session, new Uint8Array(derOf(key)), {
    ...ABOUT,
    ...about,
  })
  if (!result.ok) throw new Error(result.message)
  return { id: result.key.id, publicKey: createPublicKey(key) }
}

describe('a token for a call of the App Store Server API', () => {
  it('is signed with the key and says what Apple asks for', async () => {
    const { id, publicKey } = await kept({ kind: 'app-store', ...IDS })
    const result = await serverApiTokenFor(session, id, NOW)
    if (!result.ok) throw new Error(result.problem.title)
    const { token, ...rest } = result
    const iat = 1_768_478_400
    expect(rest).toEqual({
      ok: true,
      expiresAt: iat + 300,
      bundleId: 'com.example.app',
      appAppleId: '123',
      keyId: ABOUT.keyId,
      issuerId: ISSUER,
      fingerprint: createHash('sha256')
        .update(publicKey.export({ format: 'der', type: 'spki' }))
        .digest('hex'),
      keyFile: 'AuthKey',
    })
    const read = await jwtVerify(token, publicKey, { currentDate: new Date(NOW) })
    expect(read.protectedHeader).toEqual({ alg: 'ES256', kid: ABOUT.keyId, typ: 'JWT' })
    expect(read.payload).toEqual({
      iss: ISSUER,
      iat,
      exp: iat + 300,
      aud: 'appstoreconnect-v1',
      bid: 'com.example.app',
    })
  })

  it('asks about another app of the team, whose number is not known', async () => {
    const { id } = await kept({ kind: 'app-store', ...IDS })
    const result = await serverApiTokenFor(session, id, NOW, 'com.example.other')
    expect(result).toMatchObject({ ok: true, bundleId: 'com.example.other', appAppleId: '' })
  })

  it.each<[string, Partial<typeof ABOUT>, string, RegExp]>([
    ['a key for pushes', {}, 'key-of-other-kind', /In-App Purchase/],
    ['a key for Connect', { kind: 'connect' }, 'key-of-other-kind', /In-App Purchase/],
    ['no Key ID', { kind: 'app-store', ...IDS, keyId: '' }, 'key-id-missing', /Key ID/],
    ['no issuer', { kind: 'app-store', ...IDS, issuerId: '' }, 'key-id-missing', /Issuer ID/],
    ['no app', { kind: 'app-store', ...IDS, bundleId: '' }, 'key-id-missing', /Bundle ID/],
  ])('%s: there is none, and the reason says what to do', async (_, about, code, words) => {
    const { id } = await kept(about)
    const result = await serverApiTokenFor(session, id, NOW)
    expect(result).toMatchObject({ ok: false, problem: { code } })
    expect(JSON.stringify(result)).toMatch(words)
  })

  it('a key that is not there, and one of another session, has none', async () => {
    const { id } = await kept({ kind: 'app-store', ...IDS })
    const stranger = await beginSession(await vault())
    for (const [who, which] of [
      [session, 'nobody'],
      [stranger, id],
    ] as const) {
      expect(await serverApiTokenFor(who, which, NOW)).toMatchObject({
        problem: { code: 'key-gone' },
      })
    }
  })
})

describe('a token that a person ordered', () => {
  const ORDER: MintOrder = {
    kind: 'apns',
    keyId: 'ABC123DEFG',
    teamId: 'DEF123GHIJ',
    issuerId: ISSUER,
    bundleId: 'com.example.app',
    individual: false,
    scope: [],
    lives: 600,
  }

  it('for APNs is the one that pushes carry', async () => {
    const { id } = await kept({})
    const result = await mintOrdered(session, id, ORDER)
    const { keyId, teamId } = ORDER
    const pushed = await providerTokenFor(session, { id, keyId, teamId })
    expect(result).toMatchObject({ ok: true, minted: { token: pushed?.token.token } })
    const minted = result.ok ? result.minted : null
    expect(minted && minted.expiresAt - minted.issuedAt).toBe(3_600)
  })

  it.each<[string, Partial<MintOrder>, object]>([
    ['the Server API', { kind: 'app-store' }, { iss: ISSUER, bid: 'com.example.app' }],
    ['a team', { kind: 'connect' }, { iss: ISSUER }],
    ['one person', { kind: 'connect', individual: true }, { sub: 'user' }],
  ])('for %s is signed with the key', async (_, differs, claims) => {
    const { id, publicKey } = await kept({})
    const result = await mintOrdered(session, id, { ...ORDER, ...differs }, NOW)
    if (!result.ok) throw new Error(result.problem.title)
    const { token, issuedAt, expiresAt } = result.minted
    expect([issuedAt, expiresAt]).toEqual([1_768_478_400, 1_768_479_000])
    const read = await jwtVerify(token, publicKey, { currentDate: new Date(NOW) })
    expect(read.payload).toEqual({
      ...claims,
      iat: issuedAt,
      exp: expiresAt,
      aud: 'appstoreconnect-v1',
    })
  })

  it.each<[string, Partial<MintOrder>, string]>([
    ['no Key ID', { keyId: '' }, 'token/kid-missing'],
    ['an hour for Connect', { kind: 'connect', lives: 3_600 }, 'token/expiry-too-late'],
    [
      'half a year to write',
      { kind: 'connect', lives: 1e7, scope: ['POST /v1/a'] },
      'token/expiry-too-late',
    ],
  ])('is not made with %s', async (_, differs, code) => {
    const { id } = await kept({})
    expect(await mintOrdered(session, id, { ...ORDER, ...differs }, NOW)).toMatchObject({
      ok: false,
      problem: { code },
    })
  })

  it('is not made without the key', async () => {
    const { id } = await kept({})
    await forgetKey(await vault(), session, id)
    for (const kind of ['apns', 'app-store'] as const) {
      const gone = { ok: false, problem: { code: 'key-gone' } }
      expect(await mintOrdered(session, id, { ...ORDER, kind }, NOW)).toMatchObject(gone)
      expect(await mintOrdered(null, id, { ...ORDER, kind }, NOW)).toMatchObject(gone)
    }
  })
})

it('the public halves are of the session’s keys, and nothing private is in them', async () => {
  expect(await publicKeysOf(null)).toEqual([])
  const own = await beginSession(await vault())
  expect(await publicKeysOf(own)).toEqual([])
  const key = newKey()
  const added = await addKey(await vault(), own, new Uint8Array(derOf(key)), ABOUT)
  const halves = await publicKeysOf(own)
  expect(halves).toEqual([
    {
      id: added.ok ? added.key.id : '',
      name: 'Work',
      keyId: 'ABC123DEFG',
      fileKeyId: 'ABC123DEFG',
      pem: createPublicKey(key).export({ format: 'pem', type: 'spki' }),
    },
  ])
})
