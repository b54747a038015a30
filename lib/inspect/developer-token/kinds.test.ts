import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../json/node'
import { inspect } from '..'
import { Source } from '../source'
import { connectToken, otherJwt, providerToken, serverApiToken } from './decoders'
import { makeKey, signed } from './testing/sign'

const NOW = new Date('2026-11-22T10:00:00Z')
const IAT = NOW.getTime() / 1000 - 300
const ISSUER = '57246542-96fe-1a63-e053-0824d011072a'
const API = { iat: IAT, exp: IAT + 600, aud: 'appstoreconnect-v1' }
const KEY = makeKey()
const of = (claims: object, header?: JsonObject) => signed(KEY.p8, claims, header)

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
    ['nobody knows', { hello: 'world' }, 'JWT of an unknown kind'],
    ['another audience', { iss: 'x', aud: ['a', 'b'] }, 'JWT of an unknown kind'],
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
