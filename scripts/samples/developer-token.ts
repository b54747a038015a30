import { exportSPKI, generateKeyPair, SignJWT } from 'jose'
import { encodeBase64Url } from '../../lib/bytes/base64'
import type { SampleFamily } from './family'

const ISSUER = '57246542-96fe-1a63-e053-0824d011072a'
/** 2026-11-01 00:00:00 UTC: in the past, so that no clock finds them made in the future. */
const MADE = 1_793_491_200
const UUID = '6f9619ff-8b86-4011-b42d-00cf4fc964ff'

const HEADER = { alg: 'ES256', kid: 'ABC123DEFG' }
const JWT = { ...HEADER, typ: 'JWT' }
const API = { iat: MADE, exp: MADE + 300, aud: 'appstoreconnect-v1' }
const OFFER = { iss: ISSUER, iat: MADE, bid: 'com.example.app', nonce: UUID }

const TOKENS: Record<string, { header: Record<string, unknown>; claims: Record<string, unknown> }> =
  {
    provider: { header: HEADER, claims: { iss: 'DEF123GHIJ', iat: MADE } },
    serverApi: { header: JWT, claims: { iss: ISSUER, ...API, bid: 'com.example.app' } },
    team: { header: JWT, claims: { iss: ISSUER, ...API, scope: ['GET /v1/apps'] } },
    individual: { header: JWT, claims: { sub: 'user', ...API } },
    tooLong: { header: JWT, claims: { iss: ISSUER, ...API, exp: MADE + 86_400 } },
    vapid: {
      header: { typ: 'JWT', alg: 'ES256' },
      claims: {
        aud: 'https://web.push.apple.com',
        exp: MADE + 3_600,
        sub: 'mailto:push@example.com',
      },
    },
    signIn: {
      header: HEADER,
      claims: {
        iss: 'DEF123GHIJ',
        iat: MADE,
        exp: MADE + 86_400,
        aud: 'https://appleid.apple.com',
        sub: 'com.example.app',
      },
    },
    weather: {
      header: { ...JWT, id: 'DEF123GHIJ.com.example.weather' },
      claims: { iss: 'DEF123GHIJ', iat: MADE, exp: MADE + 3_600, sub: 'com.example.weather' },
    },
    maps: {
      header: JWT,
      claims: { iss: 'DEF123GHIJ', iat: MADE, exp: MADE + 86_400, origin: 'https://example.com' },
    },
    music: {
      header: HEADER,
      claims: { iss: 'DEF123GHIJ', iat: MADE, exp: MADE + 86_400, origin: ['https://example.com'] },
    },
    promotionalOffer: {
      header: JWT,
      claims: {
        ...OFFER,
        aud: 'promotional-offer',
        productId: 'com.example.app.monthly',
        offerIdentifier: 'winback',
      },
    },
    introductoryOffer: {
      header: JWT,
      claims: {
        ...OFFER,
        aud: 'introductory-offer-eligibility',
        productId: 'com.example.app.monthly',
        allowIntroductoryOffer: true,
        transactionId: '2000000123456789',
      },
    },
    advancedCommerce: {
      header: JWT,
      claims: {
        ...OFFER,
        aud: 'advanced-commerce-api',
        request: Buffer.from('{"operation":"CREATE_ONE_TIME_CHARGE"}').toString('base64'),
      },
    },
  }

/** Tokens signed with one made key, of which the public half alone is kept. */
export const developerToken: SampleFamily = {
  file: 'lib/inspect/developer-token/signed-samples.json',
  make: async () => {
    const { privateKey, publicKey } = await generateKeyPair('ES256')
    const samples: Record<string, string> = {}
    for (const [name, { header, claims }] of Object.entries(TOKENS)) {
      samples[name] = await new SignJWT(claims)
        .setProtectedHeader({ alg: 'ES256', ...header })
        .sign(privateKey)
    }
    return { root: await exportSPKI(publicKey), samples: { ...samples, hmac: await hmacSample() } }
  },
}

/** As Swift code makes it that signs with HMAC<SHA256> and says ES256. */
async function hmacSample(): Promise<string> {
  const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value, null, 2))
  const header = bytes(HEADER)
  const claims = bytes({ iss: 'DEF123GHIJ', iat: MADE })
  const signed = `${encodeBase64Url(header)}.${encodeBase64Url(claims)}`
  const secret = await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  const signature = await crypto.subtle.sign('HMAC', secret, new TextEncoder().encode(signed))
  return `${signed}.${encodeBase64Url(new Uint8Array(signature))}`
}
