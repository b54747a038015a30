import type { TokenSubject } from './subject'

/** 2026-01-15 12:00:00 UTC, in seconds. */
const NOW = 1_768_478_400
const ISSUER = '57246542-96fe-1a63-e053-0824d011072a'

/** A provider token in order, made five minutes ago, with only what differs. */
export function exampleProvider(differs: Partial<TokenSubject> = {}): TokenSubject {
  return {
    kind: 'provider',
    looksLike: 'provider',
    header: { alg: 'ES256', kid: 'ABC123DEFG' },
    claims: { iss: 'DEF123GHIJ', iat: NOW - 300 },
    signature: { bytes: 64, form: 'raw', matches: null },
    signerKeyId: null,
    keyIds: [],
    meantFor: null,
    bundleId: null,
    now: NOW,
    ...differs,
  }
}

/** A token for the App Store Server API in order. */
export function exampleServerApi(differs: Partial<TokenSubject> = {}): TokenSubject {
  return exampleProvider({
    kind: 'server-api',
    looksLike: 'server-api',
    header: { alg: 'ES256', kid: 'ABC123DEFG', typ: 'JWT' },
    claims: {
      iss: ISSUER,
      iat: NOW - 60,
      exp: NOW + 240,
      aud: 'appstoreconnect-v1',
      bid: 'com.example.app',
    },
    ...differs,
  })
}

/** A token of a team key of App Store Connect in order. */
export function exampleConnect(differs: Partial<TokenSubject> = {}): TokenSubject {
  return exampleServerApi({
    kind: 'connect-team',
    looksLike: 'connect-team',
    claims: { iss: ISSUER, iat: NOW - 60, exp: NOW + 1_140, aud: 'appstoreconnect-v1' },
    ...differs,
  })
}

/** A token of an individual key of App Store Connect in order. */
export function exampleIndividual(differs: Partial<TokenSubject> = {}): TokenSubject {
  return exampleConnect({
    kind: 'connect-individual',
    looksLike: 'connect-individual',
    claims: { sub: 'user', iat: NOW - 60, exp: NOW + 1_140, aud: 'appstoreconnect-v1' },
    ...differs,
  })
}
