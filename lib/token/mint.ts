import { type CryptoKey, SignJWT } from 'jose'

/** What a provider token says, before it is signed. */
export interface ProviderTokenParts {
  header: { alg: 'ES256'; kid: string }
  claims: { iss: string; iat: number }
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
}): ProviderTokenParts {
  return {
    header: { alg: 'ES256', kid: of.keyId },
    claims: { iss: of.teamId, iat: Math.floor(of.issuedAt) },
  }
}

/**
 * Signs them with an EC P-256 private key (RFC 7518 §3.4: the signature is R and S, 64 bytes).
 * Throws a `TypeError` where the key cannot sign ES256.
 */
export function mintProviderToken(parts: ProviderTokenParts, key: CryptoKey): Promise<string> {
  return new SignJWT({ ...parts.claims }).setProtectedHeader({ ...parts.header }).sign(key)
}
