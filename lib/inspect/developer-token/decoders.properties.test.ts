import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FULL_SIZE } from '@/lib/testing/full-size'
import { inspect } from '..'
import { connectToken, otherJwt, providerToken, serverApiToken } from './decoders'
import { makeKey, unsigned } from './testing/sign'

const NOW = new Date('2026-11-22T10:00:00Z')
const KEY = makeKey()
const SAMPLES = [providerToken, serverApiToken, connectToken, otherJwt].flatMap(
  ({ samples }) => samples,
)

describe('any mutated token', () => {
  const mutated = fc
    .tuple(
      fc.constantFrom(...SAMPLES.map(({ text = '' }) => text)),
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
      { numRuns: FULL_SIZE ? 5_000 : 2_000 },
    )
  }, 60_000)
})
