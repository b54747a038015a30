import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../json/node'
import { inspect } from '..'
import type { Decoder } from '../decoder'
import { Source } from '../source'
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
const of = (claims: object, header?: JsonObject) => signed(KEY.p8, claims, header)
const codes = async (text: string, as?: string) => {
  const inspection = await inspect(text, { now: NOW, ...(as === undefined ? {} : { as }) })
  return [inspection.format, ...inspection.findings.map(({ code }) => code)]
}

describe('what a token is for', () => {
  it.each<[what: string, claims: object, title: string, header?: JsonObject]>([
    ['APNs', { iss: 'DEF123GHIJ', iat: IAT }, 'Provider token for APNs'],
    ['APNs, with exp', { iss: 'X', iat: IAT, exp: IAT + 3600 }, 'Provider token for APNs'],
    [
      'an app’s server',
      { iss: ISSUER, ...API, bid: 'com.example.app' },
      'Token for the App Store Server API',
    ],
    ['a team', { iss: ISSUER, ...API }, 'App Store Connect token (team key)'],
    ['a person', { sub: 'user', ...API }, 'App Store Connect token (individual key)'],
    [
      'an enterprise',
      { iss: ISSUER, ...API, aud: 'apple-developer-enterprise-v1' },
      'Token for the Enterprise Program API',
    ],
    [
      'web push',
      { aud: 'https://web.push.apple.com', exp: IAT, sub: 'mailto:a@example.com' },
      'Web push token (VAPID)',
      { typ: 'JWT', alg: 'ES256' },
    ],
    [
      'sign in',
      {
        iss: 'DEF123GHIJ',
        iat: IAT,
        exp: IAT,
        aud: 'https://appleid.apple.com',
        sub: 'com.example.app',
      },
      'Client secret for Sign in with Apple',
    ],
    [
      'who signed in',
      { iss: 'https://appleid.apple.com', aud: 'com.example.app', sub: '000000.00' },
      'Identity token of Sign in with Apple',
      { alg: 'RS256', kid: 'X' },
    ],
    [
      'weather',
      { iss: 'DEF123GHIJ', iat: IAT, exp: IAT, sub: 'com.example.weather' },
      'WeatherKit token',
      { alg: 'ES256', kid: 'ABC123DEFG', id: 'DEF123GHIJ.com.example.weather' },
    ],
    ['maps', { iss: 'DEF123GHIJ', iat: IAT, exp: IAT, scope: 'server_api' }, 'Maps token'],
    [
      'music',
      { iss: 'DEF123GHIJ', iat: IAT, exp: IAT, origin: ['https://example.com'] },
      'Developer token for Apple Music',
    ],
    [
      'music or maps',
      { iss: 'DEF123GHIJ', iat: IAT, exp: IAT + 8e6 },
      'Developer token for Apple Music or Maps',
    ],
    ['nobody knows', { hello: 'world' }, 'JWT of a kind that is not known here'],
    ['another audience', { iss: 'x', aud: ['a', 'b'] }, 'JWT of a kind that is not known here'],
  ])('%s', async (_what, claims, title, header) => {
    expect((await inspect(of(claims, header))).title).toBe(title)
  })

  it('leaves what Apple signs to others', () => {
    const apple = Source.of(of({ transactionId: '1' }, { alg: 'ES256', x5c: ['a', 'b', 'c'] }))
    for (const decoder of [providerToken, serverApiToken, connectToken, otherJwt])
      expect(decoder.detect(apple)).toBe(0)
  })

  it('takes neither JSON nor words nor keys', () => {
    for (const text of [
      '',
      '{"a":1}',
      'e',
      'ex.am.ple',
      'hello world',
      '-----BEGIN',
      'e'.repeat(60_000),
    ])
      for (const decoder of [providerToken, serverApiToken, connectToken])
        expect(decoder.detect(Source.of(text))).toBe(0)
  })
})

// Apple Developer Forums: PHP code with the claims of an individual key, sent to the Server API.
describe('an individual key at the App Store Server API', () => {
  const asked = of({ sub: 'user', ...API, scope: ['GET /inApps/v1/history'] })

  it('is recognised as a token for App Store Connect only', async () => {
    const inspection = await inspect(asked, { now: NOW })
    expect(inspection).toMatchObject({ format: 'connect-token', verdict: 'unverified' })
    const [finding] = inspection.findings
    expect(finding?.code).toBe('token/connect-only')
    expect(finding?.message).toContain('Individual keys open App Store Connect only')
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
      ['provider-token', 'token/alg-not-es256'],
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
      `${Buffer.from('{"alg":"ES256","kid":"ABC123DEFG"}').toString('base64url')}.${Buffer.from(`{"iss":"DEF123GHIJ","iat":1,"iat":${IAT}}`).toString('base64url')}.${'A'.repeat(85)}Q`,
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
      (await inspect(text, { now: NOW, expect: { bundleId } })).steps.at(-1)
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
    expect(header?.children?.map(({ label }) => label)).toEqual(['alg', 'kid'])
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

describe('any mutated token', () => {
  const mutated = fc
    .tuple(
      fc.constantFrom(...rows.map(({ text = '' }) => text)),
      fc.array(fc.tuple(fc.nat(600), fc.nat(4), fc.string({ unit: 'binary', maxLength: 4 })), {
        minLength: 1,
        maxLength: 4,
      }),
    )
    .map(([text, changes]) =>
      changes.reduce((now, [at, gone, put]) => now.slice(0, at) + put + now.slice(at + gone), text),
    )
  const json = fc
    .tuple(fc.jsonValue(), fc.jsonValue(), fc.uint8Array({ maxLength: 80 }))
    .map(
      ([header, claims, end]) =>
        `${unsigned(header, claims)}.${Buffer.from(end).toString('base64url')}`,
    )
  const claim = fc.constantFrom(
    'iss',
    'iat',
    'exp',
    'aud',
    'bid',
    'sub',
    'scope',
    'origin',
    '__proto__',
    'toString',
  )
  const claims = fc
    .tuple(
      fc.dictionary(
        claim,
        fc.oneof(fc.jsonValue(), fc.constant('appstoreconnect-v1'), fc.double()),
      ),
      fc.dictionary(fc.constantFrom('alg', 'kid', 'typ', 'id'), fc.jsonValue()),
    )
    .map(([payload, header]) => `${unsigned(header, payload)}.AAAA`)

  it('is answered in plain JSON and never valid without its key', async () => {
    const keys = [{ name: 'AuthKey_ABC123DEFG.p8', pem: KEY.publicPem }]
    const as = fc.constantFrom('provider-token', 'server-api-token', 'connect-token', 'other-jwt')
    await fc.assert(
      fc.asyncProperty(fc.oneof(mutated, json, claims), as, async (text, format) => {
        const inspection = await inspect(text, { now: NOW, keys, as: format })
        expect(inspection.verdict).not.toBe('valid')
        expect(JSON.stringify(JSON.parse(JSON.stringify(inspection)))).toBe(
          JSON.stringify(inspection),
        )
      }),
      { numRuns: 5_000 },
    )
  }, 60_000)
})
