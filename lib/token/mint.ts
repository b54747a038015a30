import { type CryptoKey, SignJWT } from 'jose'

/** What a token says, before it is signed. Times are whole seconds since 1970 UTC. */
export interface TokenParts {
  header: { alg: 'ES256'; kid: string; typ?: 'JWT' }
  claims: {
    iss?: string
    sub?: 'user'
    iat: number
    exp?: number
    aud?: 'appstoreconnect-v1'
    bid?: string
    scope?: readonly string[]
  }
}

/**
 * The header and the claims of a provider token: Apple asks for these four and no others.
 * `issuedAt` is in seconds since 1970 UTC, as `iat` is.
 * https://developer.apple.com/documentation/usernotifications/establishing-a-token-based-connection-to-apns
 */
export function providerTokenParts(of: {
  keyId: string
  teamId: string
  issuedAt: number
}): TokenParts {
  return {
    header: { alg: 'ES256', kid: of.keyId },
    claims: { iss: of.teamId, iat: Math.floor(of.issuedAt) },
  }
}

/**
 * Those of a token for the App Store Server API. `issuedAt` is in seconds since 1970 UTC, `lives` in
 * seconds: at most an hour.
 * https://developer.apple.com/documentation/appstoreserverapi/generating-json-web-tokens-for-api-requests
 */
export function serverApiTokenParts(of: {
  keyId: string
  issuerId: string
  bundleId: string
  issuedAt: number
  lives: number
}): TokenParts {
  const iat = Math.floor(of.issuedAt)
  return {
    header: { alg: 'ES256', kid: of.keyId, typ: 'JWT' },
    claims: {
      iss: of.issuerId,
      iat,
      exp: iat + of.lives,
      aud: 'appstoreconnect-v1',
      bid: of.bundleId,
    },
  }
}

/**
 * Those of a token for the App Store Connect API. A key of one person has no issuer (`null`): its
 * tokens say “sub”: “user” instead. `lives` is in seconds; an empty `scope` is left out.
 * https://developer.apple.com/documentation/appstoreconnectapi/generating-tokens-for-api-requests
 */
export function connectTokenParts(of: {
  keyId: string
  issuerId: string | null
  scope: readonly string[]
  issuedAt: number
  lives: number
}): TokenParts {
  const iat = Math.floor(of.issuedAt)
  return {
    header: { alg: 'ES256', kid: of.keyId, typ: 'JWT' },
    claims: {
      ...(of.issuerId === null ? { sub: 'user' } : { iss: of.issuerId }),
      iat,
      exp: iat + of.lives,
      aud: 'appstoreconnect-v1',
      ...(of.scope.length === 0 ? {} : { scope: of.scope }),
    },
  }
}

/**
 * Signs them with an EC P-256 private key (RFC 7518 §3.4: the signature is R and S, 64 bytes).
 * Throws a `TypeError` where the key cannot sign ES256.
 */
export function mintToken(parts: TokenParts, key: CryptoKey): Promise<string> {
  return new SignJWT({ ...parts.claims }).setProtectedHeader({ ...parts.header }).sign(key)
}
