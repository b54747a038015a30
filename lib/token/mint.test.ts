import { generateKeyPair, jwtVerify } from 'jose'
import { describe, expect, it } from 'vitest'
import { mintToken, providerTokenParts } from './mint'

const PARTS = { keyId: 'ABC123DEFG', teamId: 'DEF123GHIJ', issuedAt: 1_437_179_036 }

describe('a provider token', () => {
  it('says what Apple asks for and nothing else', () => {
    // https://developer.apple.com/documentation/usernotifications/establishing-a-token-based-connection-to-apns
    expect(providerTokenParts(PARTS)).toEqual({
      header: { alg: 'ES256', kid: 'ABC123DEFG' },
      claims: { iss: 'DEF123GHIJ', iat: 1_437_179_036 },
    })
  })

  it('carries whole seconds', () => {
    expect(providerTokenParts({ ...PARTS, issuedAt: 12.9 }).claims.iat).toBe(12)
  })

  it('verifies with the public half, with a signature of 64 bytes', async () => {
    const { privateKey, publicKey } = await generateKeyPair('ES256')
    const token = await mintToken(providerTokenParts(PARTS), privateKey)
    const { protectedHeader, payload } = await jwtVerify(token, publicKey)
    expect(protectedHeader).toEqual({ alg: 'ES256', kid: 'ABC123DEFG' })
    expect(payload).toEqual({ iss: 'DEF123GHIJ', iat: 1_437_179_036 })
    expect(Buffer.from(token.split('.')[2] ?? '', 'base64url')).toHaveLength(64)
  })

  it('refuses a key of another curve', async () => {
    const { privateKey } = await generateKeyPair('ES384')
    await expect(mintToken(providerTokenParts(PARTS), privateKey)).rejects.toThrow(TypeError)
  })
})
