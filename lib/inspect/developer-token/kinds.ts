import { TOKEN_PAGES } from '../../apple/token-sources'
import type { JsonObject, JsonValue } from '../../json/node'

/** What a token that a developer signs is for. */
export type TokenKind =
  | 'provider'
  | 'server-api'
  | 'connect-team'
  | 'connect-individual'
  | 'connect-enterprise'
  | 'vapid'
  | 'sign-in'
  | 'identity'
  | 'weatherkit'
  | 'maps'
  | 'musickit'
  | 'maps-or-musickit'
  | 'promotional-offer'
  | 'introductory-offer'
  | 'advanced-commerce'
  | 'other'

export type TokenFormat = 'provider-token' | 'server-api-token' | 'connect-token' | 'other-jwt'

export interface KindRow {
  format: TokenFormat
  /** A few words, no full stop. */
  title: string
  /** What it opens: a sentence. */
  about: string
  /** The claims that its description names; `null`: nothing is known of them. */
  claims: readonly string[] | null
  see: string
  /** Of the key that signs it: where it is made. */
  key: string
}

const IAP_KEY = 'an In-App Purchase key (SubscriptionKey_….p8)'
const DEVELOPER_KEY = 'a key of the developer account (AuthKey_….p8)'
const CONNECT_KEY = 'an App Store Connect API key'

export const TOKEN_KINDS: Readonly<Record<TokenKind, KindRow>> = {
  provider: {
    format: 'provider-token',
    title: 'Provider token for APNs',
    about:
      'It lets whoever holds it send pushes for the team’s apps for an hour. DeviceCheck accepts tokens of the same form.',
    claims: ['iss', 'iat'],
    see: TOKEN_PAGES.provider,
    key: 'an APNs key (AuthKey_….p8)',
  },
  'server-api': {
    format: 'server-api-token',
    title: 'Token for the App Store Server API',
    about: 'It gives access to the App Store Server API for one app.',
    claims: ['iss', 'iat', 'exp', 'aud', 'bid', 'nonce'],
    see: TOKEN_PAGES.serverApi,
    key: IAP_KEY,
  },
  'connect-team': {
    format: 'connect-token',
    title: 'App Store Connect token (team key)',
    about:
      'It gives access to the App Store Connect API for all apps of the team, within its role.',
    claims: ['iss', 'iat', 'exp', 'aud', 'scope'],
    see: TOKEN_PAGES.connect,
    key: CONNECT_KEY,
  },
  'connect-individual': {
    format: 'connect-token',
    title: 'App Store Connect token (individual key)',
    about: 'It gives access to the App Store Connect API with the rights of one user.',
    claims: ['sub', 'iat', 'exp', 'aud', 'scope'],
    see: TOKEN_PAGES.connect,
    key: CONNECT_KEY,
  },
  'connect-enterprise': {
    format: 'connect-token',
    title: 'Token for the Enterprise Program API',
    about: 'It gives access to the API of the Apple Developer Enterprise Program.',
    claims: ['iss', 'sub', 'iat', 'exp', 'aud', 'scope'],
    see: TOKEN_PAGES.connect,
    key: 'a key of the Enterprise Program API',
  },
  vapid: {
    format: 'other-jwt',
    title: 'Web push token (VAPID)',
    about: 'It says who sends a web push to the push service in “aud”. It is not for APNs.',
    claims: ['aud', 'exp', 'sub', 'iat'],
    see: TOKEN_PAGES.webPush,
    key: 'the VAPID key of the site',
  },
  'sign-in': {
    format: 'other-jwt',
    title: 'Client secret for Sign in with Apple',
    about: 'It stands in for a client secret when a server talks to appleid.apple.com.',
    claims: ['iss', 'iat', 'exp', 'aud', 'sub'],
    see: TOKEN_PAGES.signIn,
    key: DEVELOPER_KEY,
  },
  identity: {
    format: 'other-jwt',
    title: 'Identity token of Sign in with Apple',
    about:
      'Apple signed it, with a key of https://appleid.apple.com/auth/keys, to say who signed in.',
    claims: null,
    see: TOKEN_PAGES.identity,
    key: 'one of Apple’s public keys for Sign in with Apple',
  },
  weatherkit: {
    format: 'other-jwt',
    title: 'WeatherKit token',
    about: 'It gives access to the WeatherKit REST API for one service.',
    claims: ['iss', 'iat', 'exp', 'sub'],
    see: TOKEN_PAGES.weather,
    key: DEVELOPER_KEY,
  },
  maps: {
    format: 'other-jwt',
    title: 'Maps token',
    about: 'It gives access to MapKit JS or the Apple Maps Server API.',
    claims: ['iss', 'iat', 'exp', 'origin', 'scope', 'sub', 'appid'],
    see: TOKEN_PAGES.maps,
    key: DEVELOPER_KEY,
  },
  musickit: {
    format: 'other-jwt',
    title: 'Developer token for Apple Music',
    about: 'It gives access to the Apple Music API.',
    claims: ['iss', 'iat', 'exp', 'origin'],
    see: TOKEN_PAGES.music,
    key: DEVELOPER_KEY,
  },
  'maps-or-musickit': {
    format: 'other-jwt',
    title: 'Developer token for Apple Music or Maps',
    about:
      'Tokens for Apple Music and for Maps look the same if they name no origin; for APNs this one lives too long.',
    claims: ['iss', 'iat', 'exp'],
    see: TOKEN_PAGES.music,
    key: DEVELOPER_KEY,
  },
  'promotional-offer': {
    format: 'other-jwt',
    title: 'Signature of a promotional offer',
    about: 'An app hands it to StoreKit to redeem a promotional offer.',
    claims: ['iss', 'iat', 'aud', 'bid', 'nonce', 'productId', 'offerIdentifier', 'transactionId'],
    see: TOKEN_PAGES.offers,
    key: IAP_KEY,
  },
  'introductory-offer': {
    format: 'other-jwt',
    title: 'Signature for the eligibility of an introductory offer',
    about: 'An app hands it to StoreKit to say whether a customer gets the introductory offer.',
    claims: [
      'iss',
      'iat',
      'aud',
      'bid',
      'nonce',
      'productId',
      'allowIntroductoryOffer',
      'transactionId',
    ],
    see: TOKEN_PAGES.offers,
    key: IAP_KEY,
  },
  'advanced-commerce': {
    format: 'other-jwt',
    title: 'Signature of an Advanced Commerce request',
    about: 'An app hands it to StoreKit with an Advanced Commerce purchase.',
    claims: ['iss', 'iat', 'aud', 'bid', 'nonce', 'request'],
    see: TOKEN_PAGES.offers,
    key: IAP_KEY,
  },
  other: {
    format: 'other-jwt',
    title: 'JWT of an unknown kind',
    about: 'Its claims match no token that Apple’s services accept or issue.',
    claims: null,
    see: TOKEN_PAGES.provider,
    key: 'the key of whoever made it',
  },
}

const AUDIENCES: Readonly<Record<string, TokenKind>> = {
  'promotional-offer': 'promotional-offer',
  'introductory-offer-eligibility': 'introductory-offer',
  'advanced-commerce-api': 'advanced-commerce',
  'apple-developer-enterprise-v1': 'connect-enterprise',
  'https://appleid.apple.com': 'sign-in',
}

/** Claims that a provider token may have: more than these, and it is something else. */
const PLAIN_CLAIMS = ['iss', 'iat', 'exp', 'nbf', 'jti']
const DAY = 24 * 60 * 60

/** What a token is for, told by its claims alone. */
export function kindOf(header: JsonObject, claims: JsonObject): TokenKind {
  const { iss, sub, origin } = claims
  const aud = onlyAudience(claims.aud)
  if (iss === 'https://appleid.apple.com') return 'identity'
  if (aud === 'appstoreconnect-v1') {
    if (claims.bid !== undefined) return 'server-api'
    return sub === 'user' && iss === undefined ? 'connect-individual' : 'connect-team'
  }
  if (typeof aud === 'string') {
    if (Object.hasOwn(AUDIENCES, aud)) return AUDIENCES[aud] ?? 'other'
    if (aud.startsWith('https://appleid.apple.com') && isTeam(iss)) return 'sign-in'
    if (/^https:\/\/[^/]/.test(aud) && claims.exp !== undefined && iss === undefined) return 'vapid'
  }
  if (typeof header.id === 'string' && sub !== undefined) return 'weatherkit'
  // Without their audience, or with a misspelled one.
  if (claims.bid !== undefined && isIssuer(iss)) return 'server-api'
  if (isIssuer(iss) && claims.exp !== undefined) return 'connect-team'
  if (aud !== undefined) return 'other'
  if (Array.isArray(origin)) return 'musickit'
  if (isTeam(iss) && (typeof origin === 'string' || typeof claims.scope === 'string')) return 'maps'
  const plain = Object.keys(claims).every((claim) => PLAIN_CLAIMS.includes(claim))
  const ofTeam = isTeam(iss) && sub === undefined
  if (iss === undefined && claims.iat === undefined) return 'other'
  if (!plain && !ofTeam) return 'other'
  return livesLong(claims) ? 'maps-or-musickit' : 'provider'
}

/** RFC 7519, section 4.1.3: one audience may stand in a list. */
const onlyAudience = (aud: JsonValue | undefined): JsonValue | undefined =>
  Array.isArray(aud) && aud.length === 1 ? aud[0] : aud

function livesLong({ iat, exp }: JsonObject): boolean {
  return typeof iat === 'number' && typeof exp === 'number' && exp - iat > DAY
}

/** Ten characters, as Apple writes Team IDs and Key IDs. */
export function isTeam(value: JsonValue | undefined): value is string {
  return typeof value === 'string' && /^[A-Z0-9]{10}$/.test(value)
}

/** An Issuer ID of App Store Connect. */
export function isIssuer(value: JsonValue | undefined): value is string {
  return (
    typeof value === 'string' &&
    /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(value)
  )
}
