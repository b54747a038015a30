import { describe, expect, it } from 'vitest'
import {
  asCurl,
  asEnvironmentLine,
  asHeader,
  expiryOf,
  firstGet,
  type MintedToken,
  maskedToken,
} from './minted'
import { stillGood } from './token-age'

const of = (kind: MintedToken['kind']): MintedToken => ({
  token: 'eyJhbGciOiJFUzI1NiJ9.eyJpYXQiOjF9.c2lnbmF0dXJl',
  kind,
  issuedAt: 1,
  expiresAt: 2,
})

describe('a minted token to copy', () => {
  it.each<[MintedToken['kind'], string, string, string]>([
    ['apns', 'authorization: bearer eyJ', 'export APNS_TOKEN=eyJ', 'api.sandbox.push.apple.com'],
    [
      'app-store',
      'Authorization: Bearer eyJ',
      'export APP_STORE_SERVER_TOKEN=eyJ',
      'api.storekit-sandbox.apple.com/inApps/v1/transactions/1',
    ],
    [
      'connect',
      'Authorization: Bearer eyJ',
      'export APP_STORE_CONNECT_TOKEN=eyJ',
      "'https://api.appstoreconnect.apple.com/v1/apps'",
    ],
  ])('for %s', (kind, header, line, curl) => {
    const minted = of(kind)
    expect(asHeader(minted)).toContain(header)
    expect(asEnvironmentLine(minted)).toContain(line)
    expect(asCurl(minted)).toContain(curl)
    expect(asCurl(minted)).toContain(`'${asHeader(minted)}'`)
  })

  it('is tried with what its scope allows', () => {
    expect(asCurl(of('connect'), firstGet(['POST /v1/a', 'GET /v1/builds?limit=1']))).toContain(
      "apple.com/v1/builds?limit=1'",
    )
  })

  it.each([
    [['GET /v1/apps'], '/v1/apps'],
    [['PATCH /v1/apps/1'], undefined],
    [[], undefined],
    // It would end the quotes of the command.
    [["GET /v1/apps'; rm"], undefined],
  ])('%j reads %j', (scope, path) => {
    expect(firstGet(scope)).toBe(path)
  })

  it('shows nothing of itself while it is masked', () => {
    const masked = maskedToken(of('apns').token)
    expect(masked).toMatch(/^•+\.•+\.•+$/)
    expect(maskedToken('')).toBe('')
  })

  it.each([
    ['apns', 3_600 + 10],
    ['app-store', 310],
    ['connect', 310],
  ] as const)('%s ends at %i', (kind, at) => {
    expect(expiryOf(kind, 10, 300)).toBe(at)
  })
})

describe('a shared provider token', () => {
  const NOW = 1_768_478_400
  it.each<[number, boolean, boolean]>([
    [0, false, true],
    [49 * 60, false, true],
    [50 * 60, false, false],
    [-19 * 60, false, true],
    [-20 * 60, false, false],
    // Apple: "no more than once every 20 minutes", also where it says that the token has expired.
    [19 * 60, true, true],
    [20 * 60, true, false],
  ])('of %i seconds, expired %s: %s', (age, expired, good) => {
    expect(stillGood(NOW - age, NOW, expired)).toBe(good)
  })
})
