import type { JsonObject } from '../../../json/node'
import { makeKey, signed } from './sign'

/** 2026-11-22 10:00:00 UTC, and five minutes before it in seconds. */
export const NOW = new Date('2026-11-22T10:00:00Z')
export const IAT = NOW.getTime() / 1000 - 300
export const ISSUER = '57246542-96fe-1a63-e053-0824d011072a'
export const KEY = makeKey()
export const OTHER_KEY = makeKey()

const HEADER = { alg: 'ES256', kid: 'ABC123DEFG', typ: 'JWT' }
const API = { iss: ISSUER, iat: IAT, exp: IAT + 900, aud: 'appstoreconnect-v1' }
const DAY = 86_400

/** The claims of a token in order, of every kind that is signed with ES256. */
export const CLAIMS = {
  provider: { iss: 'DEF123GHIJ', iat: IAT },
  api: { ...API, bid: 'com.example.app' },
  team: API,
  person: { sub: 'user', iat: IAT, exp: IAT + 900, aud: 'appstoreconnect-v1' },
  enterprise: { ...API, aud: 'apple-developer-enterprise-v1' },
  push: { aud: 'https://web.push.apple.com', exp: IAT + DAY, sub: 'mailto:push@example.com' },
  signIn: {
    iss: 'DEF123GHIJ',
    iat: IAT,
    exp: IAT + 180 * DAY,
    aud: 'https://appleid.apple.com',
    sub: 'com.example.app',
  },
  weather: { iss: 'DEF123GHIJ', iat: IAT, exp: IAT + 3_600, sub: 'com.example.weather' },
  maps: { iss: 'DEF123GHIJ', iat: IAT, exp: IAT + 365 * DAY, origin: 'https://example.com' },
  mapsServer: { iss: 'DEF123GHIJ', iat: IAT, exp: IAT + 1_800, scope: 'server_api' },
  music: { iss: 'DEF123GHIJ', iat: IAT, exp: IAT + 182 * DAY, origin: ['https://example.com'] },
  mapsOrMusic: { iss: 'DEF123GHIJ', iat: IAT, exp: IAT + 30 * DAY },
  offer: {
    iss: ISSUER,
    iat: IAT,
    bid: 'com.example.app',
    nonce: '6f9619ff-8b86-4011-b42d-00cf4fc964ff',
    aud: 'promotional-offer',
    productId: 'com.example.app.monthly',
    offerIdentifier: 'winback',
  },
} as const

/** A token of that kind, with what differs; `undefined` takes a claim or a member out. */
export function token(
  kind: keyof typeof CLAIMS,
  differs: Record<string, unknown> = {},
  header: Record<string, unknown> = {},
): string {
  const weather = kind === 'weather' ? { id: 'DEF123GHIJ.com.example.weather' } : {}
  return signed(KEY.p8, { ...CLAIMS[kind], ...differs }, {
    ...HEADER,
    ...weather,
    ...header,
  } as JsonObject)
}

/** The token with another third part. */
export const ending = (text: string, end: string | Uint8Array): string =>
  `${text.slice(0, text.lastIndexOf('.') + 1)}${typeof end === 'string' ? end : Buffer.from(end).toString('base64url')}`

/** The two texts as they are, and a signature of them that nobody made. */
export function written(header: string, claims: string): string {
  const parts = [header, claims].map((part) => Buffer.from(part).toString('base64url'))
  return `${parts.join('.')}.${Buffer.alloc(64, 1).toString('base64url')}`
}
