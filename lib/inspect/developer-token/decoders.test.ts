import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../json/node'
import { inspect } from '..'
import type { Decoder } from '../decoder'
import { connectToken, otherJwt, providerToken, serverApiToken } from './decoders'
import { makeKey, signed, unsigned } from './testing/sign'

const rows = [providerToken, serverApiToken, connectToken, otherJwt].flatMap((decoder: Decoder) =>
  decoder.samples.map((sample) => ({ id: decoder.id, ...sample })),
)

describe('the samples', () => {
  it.each(rows)('$id: $name', async ({ id, text = '', keys = [], verdict, findings = [] }) => {
    const inspection = await inspect(text, { keys })
    expect(inspection.findings.map(({ code }) => code)).toEqual(findings)
    expect(inspection).toMatchObject({ format: id, verdict })
    expect(JSON.parse(JSON.stringify(inspection))).toEqual(inspection)
  })
})

const NOW = new Date('2026-11-22T10:00:00Z')
const IAT = NOW.getTime() / 1000 - 300
const ISSUER = '57246542-96fe-1a63-e053-0824d011072a'
const API = { iat: IAT, exp: IAT + 600, aud: 'appstoreconnect-v1' }
const KEY = makeKey()
const HEADER = { alg: 'ES256', kid: 'ABC123DEFG', typ: 'JWT' }
const of = (claims: object, header: JsonObject = HEADER) => signed(KEY.p8, claims, header)
const codes = async (text: string, as?: string) => {
  const inspection = await inspect(text, { now: NOW, ...(as === undefined ? {} : { as }) })
  return [inspection.format, ...inspection.findings.map(({ code }) => code)]
}

// Apple Developer Forums: PHP code with the claims of an individual key, sent to the Server API.
describe('an individual key at the App Store Server API', () => {
  const asked = of({ sub: 'user', ...API, scope: ['GET /inApps/v1/history'] })

  it('is recognised as a token for App Store Connect only', async () => {
    const inspection = await inspect(asked, { now: NOW })
    expect(inspection).toMatchObject({ format: 'connect-token', verdict: 'unverified' })
    const [finding] = inspection.findings
    expect(finding?.code).toBe('token/connect-only')
    expect(finding?.message).toContain('Individual keys work only with App Store Connect')
    expect(finding?.fix).toContain('In-App Purchase key')
  })

  it('is refused when it is read as a token for the Server API', async () => {
    expect(await codes(asked, 'server-api-token')).toEqual([
      'server-api-token',
      'token/individual-key-server-api',
      'token/bundle-id-missing',
      'token/claim-unknown',
    ])
  })
})

describe('what is wrong for sure', () => {
  it.each<[what: string, text: string, expected: string[], as?: string]>([
    [
      'HS256',
      of({ iss: 'DEF123GHIJ', iat: IAT }, { alg: 'HS256', kid: 'ABC123DEFG' }),
      ['provider-token', 'token/alg-hmac'],
    ],
    [
      'no kid',
      of({ iss: 'DEF123GHIJ', iat: IAT }, { alg: 'ES256' }),
      ['provider-token', 'token/kid-missing'],
    ],
    [
      'a file name as kid',
      of({ iss: 'DEF123GHIJ', iat: IAT }, { alg: 'ES256', kid: 'AuthKey_ABC123DEFG.p8' }),
      ['provider-token', 'token/kid-length'],
    ],
    ['no issuer', of({ iat: IAT }), ['provider-token', 'token/issuer-missing']],
    [
      'an Issuer ID for APNs',
      of({ iss: ISSUER, iat: IAT }),
      ['provider-token', 'token/issuer-other-id'],
    ],
    [
      'a Team ID for Connect',
      of({ iss: 'DEF123GHIJ', ...API }),
      ['connect-token', 'token/issuer-other-id', 'token/connect-only'],
    ],
    ['no time', of({ iss: 'DEF123GHIJ' }), ['provider-token', 'token/issued-at-missing']],
    [
      'milliseconds',
      of({ iss: 'DEF123GHIJ', iat: IAT * 1000 }),
      ['provider-token', 'token/milliseconds'],
    ],
    [
      'an hour and a second old',
      of({ iss: 'DEF123GHIJ', iat: IAT - 3301 }),
      ['provider-token', 'token/provider-token-expired'],
    ],
    [
      'made tomorrow',
      of({ iss: 'DEF123GHIJ', iat: IAT + 86400 }),
      ['provider-token', 'token/issued-in-future'],
    ],
    [
      '21 minutes for Connect',
      of({ iss: ISSUER, ...API, exp: IAT + 1260 }),
      ['connect-token', 'token/expiry-too-late', 'token/connect-only'],
    ],
    [
      '61 minutes for the Server API',
      of({ iss: ISSUER, ...API, exp: IAT + 3660, bid: 'com.example.app' }),
      ['server-api-token', 'token/expiry-too-late'],
    ],
    [
      'expired',
      of({ iss: ISSUER, ...API, exp: IAT + 300, bid: 'com.example.app' }),
      ['server-api-token', 'token/expired'],
    ],
    [
      'no bundle ID',
      of({ iss: ISSUER, ...API, bid: '' }),
      ['server-api-token', 'token/bundle-id-missing'],
    ],
    [
      'a claim of its own',
      of({ iss: 'DEF123GHIJ', iat: IAT, jti: '1' }),
      ['provider-token', 'token/claim-unknown'],
    ],
    [
      'a signature cut short',
      of({ iss: 'DEF123GHIJ', iat: IAT }).slice(0, -2),
      ['provider-token', 'token/signature-length'],
    ],
    [
      'no signature',
      `${unsigned({ alg: 'ES256', kid: 'ABC123DEFG' }, { iss: 'DEF123GHIJ', iat: IAT })}.`,
      ['provider-token', 'jws/signature-missing'],
    ],
    [
      'Connect where APNs is asked',
      of({ iss: ISSUER, ...API }),
      ['provider-token', 'token/other-service', 'token/issuer-other-id', 'token/claim-unknown'],
      'provider-token',
    ],
    [
      'a claim twice',
      `${Buffer.from('{"alg":"ES256","kid":"ABC123DEFG"}').toString('base64url')}.${Buffer.from(`{"iss":"DEF123GHIJ","iat":1,"iat":${IAT}}`).toString('base64url')}.${'AQ'.repeat(43)}`,
      ['provider-token', 'jws/payload-duplicate-key'],
    ],
    [
      'no audience',
      of({ iss: ISSUER, iat: IAT, exp: IAT + 600, bid: 'com.example.app' }),
      ['server-api-token', 'token/audience-wrong'],
    ],
    [
      'an audience of its own',
      of({ iss: ISSUER, ...API, aud: 'appstoreconnect' }),
      ['connect-token', 'token/audience-wrong', 'token/connect-only'],
    ],
    [
      'an individual key without an audience',
      of({ sub: 'user', iat: IAT, exp: IAT + 600 }),
      ['connect-token', 'token/audience-wrong'],
      'connect-token',
    ],
  ])('%s', async (_what, text, expected, as) => {
    expect(await codes(text, as)).toEqual(expected)
  })

  it('compares the bundle ID with the expected one', async () => {
    const text = of({ iss: ISSUER, ...API, bid: 'com.example.app' })
    const last = async (bundleId: string) =>
      (await inspect(text, { now: NOW, expect: { bundleId } })).steps.find(
        ({ name }) => name === 'Bundle ID names the app',
      )
    expect(await last('com.example.app')).toMatchObject({ result: 'pass' })
    expect(await last('com.example.other')).toMatchObject({ result: 'fail' })
  })

  it('says nothing of now without knowing it', async () => {
    const inspection = await inspect(of({ iss: 'DEF123GHIJ', iat: 1 }))
    expect(inspection).toMatchObject({ verdict: 'unverified', findings: [] })
  })
})

describe('the fields', () => {
  it('have meaning, age and place', async () => {
    const { fields, views } = await inspect(of({ iss: 'DEF123GHIJ', iat: IAT, role: 'é' }), {
      now: NOW,
    })
    const [header, payload, signature] = fields
    expect(header?.children?.map(({ label }) => label)).toEqual(['alg', 'kid', 'typ'])
    const [iss, iat, role] = payload?.children ?? []
    expect(iss).toMatchObject({ label: 'iss', title: 'Team ID', value: 'DEF123GHIJ' })
    expect(iat).toMatchObject({ kind: 'instant', instant: IAT * 1000, words: '5 minutes ago' })
    expect(iat?.value).toBe(String(IAT))
    expect(role).toMatchObject({ unknown: true })
    const bytes = Buffer.from(views.find(({ id }) => id === 'payload')?.base64 ?? '', 'base64')
    expect(bytes.subarray(iss?.range?.start, iss?.range?.end).toString()).toBe('"iss":"DEF123GHIJ"')
    expect(bytes.subarray(role?.range?.start, role?.range?.end).toString()).toBe('"role":"é"')
    expect(signature).toMatchObject({ label: 'signature', value: '64' })
    expect(views.map(({ id }) => id)).toEqual(['header', 'payload'])
  })

  it('show milliseconds as what they are', async () => {
    const { fields } = await inspect(of({ iss: 'DEF123GHIJ', iat: IAT * 1000 }))
    const iat = fields[1]?.children?.[1]
    expect(iat).toMatchObject({ kind: 'number', words: 'in milliseconds: 2026-11-22 09:55:00 UTC' })
  })
})
