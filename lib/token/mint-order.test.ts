import { generateKeyPair, jwtVerify } from 'jose'
import { describe, expect, it } from 'vitest'
import { inspect } from '../inspect'
import { mintToken } from './mint'
import { longestLife, type MintOrder, orderedParts, orderFindings, serviceOf } from './mint-order'
import { publicKeyPem } from './public-key-pem'

const ISSUER = '57246542-96fe-1a63-e053-0824d011072a'
/** 2026-01-15 12:00:00 UTC, in seconds. */
const NOW = 1_768_478_400
const DAYS = 86_400

const ORDER: MintOrder = {
  kind: 'apns',
  keyId: 'ABC123DEFG',
  teamId: 'DEF123GHIJ',
  issuerId: ISSUER,
  bundleId: 'com.example.app',
  individual: false,
  scope: [],
  lives: 300,
}
const IAP = { ...ORDER, kind: 'app-store' } as const
const CONNECT = { ...ORDER, kind: 'connect' } as const
const READS = ['GET /v1/apps', 'GET /v1/builds']

const TYPED = { alg: 'ES256', kid: 'ABC123DEFG', typ: 'JWT' }
const TIMES = { iat: NOW, exp: NOW + 300, aud: 'appstoreconnect-v1' }

describe('what an ordered token says', () => {
  it.each<[string, MintOrder, object, object]>([
    ['APNs', ORDER, { alg: 'ES256', kid: 'ABC123DEFG' }, { iss: 'DEF123GHIJ', iat: NOW }],
    // app-store.md 1.4: iss, iat, exp, aud, bid.
    ['Server API', IAP, TYPED, { iss: ISSUER, ...TIMES, bid: 'com.example.app' }],
    ['Connect, team', CONNECT, TYPED, { iss: ISSUER, ...TIMES }],
    ['Connect, individual', { ...CONNECT, individual: true }, TYPED, { sub: 'user', ...TIMES }],
    [
      'Connect, scope',
      { ...CONNECT, scope: READS },
      TYPED,
      { iss: ISSUER, ...TIMES, scope: READS },
    ],
  ])('%s', async (_, order, header, claims) => {
    expect(orderedParts(order, NOW + 0.9)).toEqual({ header, claims })
    const { privateKey, publicKey } = await generateKeyPair('ES256')
    const token = await mintToken(orderedParts(order, NOW), privateKey)
    const read = await jwtVerify(token, publicKey, { currentDate: new Date(NOW * 1000) })
    expect(read.protectedHeader).toEqual(header)
    expect(read.payload).toEqual(claims)
  })

  it.each<[MintOrder]>([[ORDER], [IAP], [CONNECT], [{ ...CONNECT, individual: true }]])(
    'the engine calls it valid for its service',
    async (order) => {
      const { privateKey, publicKey } = await generateKeyPair('ES256')
      const token = await mintToken(orderedParts(order, NOW), privateKey)
      const pem = publicKeyPem(new Uint8Array(await crypto.subtle.exportKey('spki', publicKey)))
      const inspection = await inspect(token, {
        now: new Date((NOW + 5) * 1000),
        keys: [{ name: 'kept', pem }],
        expect: { tokenFor: serviceOf(order.kind) },
      })
      expect(inspection.verdict).toBe('valid')
      expect(inspection.findings).toEqual([])
    },
  )
})

describe('what the rules say of an order', () => {
  it.each<[string, MintOrder, string[]]>([
    ['in order', ORDER, []],
    ['no Key ID', { ...ORDER, keyId: '' }, ['token/kid-missing']],
    ['short Key ID', { ...ORDER, keyId: 'ABC' }, ['token/kid-length']],
    ['no team', { ...ORDER, teamId: '' }, ['token/issuer-missing']],
    ['an issuer as the team', { ...ORDER, teamId: ISSUER }, ['token/issuer-other-id']],
    ['an hour for the Server API', { ...IAP, lives: 3_600 }, []],
    ['more than an hour', { ...IAP, lives: 3_601 }, ['token/expiry-too-late']],
    ['no bundle ID', { ...IAP, bundleId: '' }, ['token/bundle-id-missing']],
    ['no issuer', { ...IAP, issuerId: '' }, ['token/issuer-missing']],
    ['twenty minutes', { ...CONNECT, lives: 1_200 }, []],
    ['more than twenty minutes', { ...CONNECT, lives: 1_201 }, ['token/expiry-too-late']],
    ['180 days to read', { ...CONNECT, lives: 180 * DAYS, scope: READS }, []],
    [
      '180 days to write',
      { ...CONNECT, lives: 180 * DAYS, scope: [...READS, 'POST /v1/apps'] },
      ['token/expiry-too-late'],
    ],
    ['a year to read', { ...CONNECT, lives: 365 * DAYS, scope: READS }, ['token/expiry-too-late']],
    ['an odd scope', { ...CONNECT, scope: ['/v1/apps'] }, ['token/scope-form']],
    ['an individual without issuer', { ...CONNECT, individual: true, issuerId: '' }, []],
    ['a team without issuer', { ...CONNECT, issuerId: '' }, ['token/issuer-missing']],
  ])('%s', (_, order, codes) => {
    expect(orderFindings(order, NOW).map(({ code }) => code)).toEqual(codes)
  })

  it.each<[string, MintOrder, number | null]>([
    ['APNs', ORDER, null],
    ['Server API', IAP, 3_600],
    ['Connect', CONNECT, 1_200],
    ['Connect, reading', { ...CONNECT, scope: READS }, 184 * DAYS],
    ['Connect, reading, individual', { ...CONNECT, individual: true, scope: READS }, 184 * DAYS],
    ['Connect, writing', { ...CONNECT, scope: ['GET /v1/apps', 'PATCH /v1/apps/1'] }, 1_200],
  ])('the longest life: %s', (_, order, seconds) => {
    expect(longestLife(order)).toBe(seconds)
  })
})
