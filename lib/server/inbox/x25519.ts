import 'server-only'
import {
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto'

// A key of X25519 in PKCS #8 and in SPKI is its 32 bytes behind these:
// https://www.rfc-editor.org/rfc/rfc8410#section-4
const PKCS8 = Buffer.from('302e020100300506032b656e04220420', 'hex')
const SPKI = Buffer.from('302a300506032b656e032100', 'hex')

export function privateKeyOf(raw: Uint8Array): KeyObject {
  const der = Buffer.concat([PKCS8, raw])
  try {
    return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  } finally {
    der.fill(0)
  }
}

export function publicKeyOf(raw: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.concat([SPKI, raw]), format: 'der', type: 'spki' })
}

/** The 32 bytes of the public half, given either half. */
export function publicBytes(key: KeyObject): Uint8Array {
  const half = key.type === 'private' ? createPublicKey(key) : key
  const spki = half.export({ format: 'der', type: 'spki' })
  return new Uint8Array(spki.subarray(SPKI.length))
}

export function newKeyPair(): { privateKey: KeyObject; publicKey: KeyObject } {
  return generateKeyPairSync('x25519')
}

/** The 32 bytes that both sides have in common. `null` for a public key that gives nothing away. */
export function agree(privateKey: KeyObject, publicKey: KeyObject): Uint8Array | null {
  try {
    return new Uint8Array(diffieHellman({ privateKey, publicKey }))
  } catch {
    // A point of low order: https://www.rfc-editor.org/rfc/rfc7748#section-6.1
    return null
  }
}
