import { fingerprint } from '../bytes/digest'
import { publicKeyPem } from './public-key-pem'

const P256 = { name: 'ECDSA', namedCurve: 'P-256' } as const
const ES256 = { name: 'ECDSA', hash: 'SHA-256' } as const

/** A key that signs and that nothing can read out again, with its public half. */
export interface ImportedKey {
  /** Not extractable: WebCrypto refuses to export it, in this page and in every other. */
  key: CryptoKey
  /** The public half as PEM (SubjectPublicKeyInfo). */
  pem: string
  /** SHA-256 of the SubjectPublicKeyInfo, hex. */
  fingerprint: string
}

/**
 * Imports PKCS#8 bytes of a key on P-256. They and every copy made here are wiped, whatever comes of
 * it. Rejects where WebCrypto does not take them.
 */
export async function importSigningKey(pkcs8: Uint8Array): Promise<ImportedKey> {
  const copy = new Uint8Array(pkcs8)
  try {
    const key = await crypto.subtle.importKey('pkcs8', copy, P256, false, ['sign'])
    const half = await publicHalf(copy)
    if (!(await belongTogether(key, half))) throw new Error('the halves of the key do not match')
    const spki = new Uint8Array(await crypto.subtle.exportKey('spki', half))
    return { key, pem: publicKeyPem(spki), fingerprint: await fingerprint(spki) }
  } finally {
    copy.fill(0)
    pkcs8.fill(0)
  }
}

/**
 * WebCrypto has no way from a private key to its public half but over an export, so there is an
 * extractable copy for the length of this function and for nobody else.
 */
async function publicHalf(pkcs8: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const extractable = await crypto.subtle.importKey('pkcs8', pkcs8, P256, true, ['sign'])
  const exported = new Uint8Array(await crypto.subtle.exportKey('pkcs8', extractable))
  try {
    const point = pointOf(exported)
    if (point) return await crypto.subtle.importKey('raw', point, P256, true, ['verify'])
  } finally {
    exported.fill(0)
  }
  // An engine that writes no public half into PKCS#8. The scalar is a string here, and cannot be wiped.
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', extractable)
  return crypto.subtle.importKey('jwk', { kty, crv, x, y } as JsonWebKey, P256, true, ['verify'])
}

/** RFC 5915: the public half stands last, as [1] with a bit string of an uncompressed point. */
const BEFORE_POINT = [0xa1, 0x44, 0x03, 0x42, 0x00, 0x04]
const POINT = 65

function pointOf(pkcs8: Uint8Array): Uint8Array<ArrayBuffer> | null {
  const start = pkcs8.length - POINT
  const before = pkcs8.subarray(start - 5, start + 1)
  return BEFORE_POINT.every((byte, index) => before[index] === byte)
    ? new Uint8Array(pkcs8.subarray(start))
    : null
}

/** Whoever wrote the file wrote both halves, and they need not be of one key. */
async function belongTogether(key: CryptoKey, half: CryptoKey): Promise<boolean> {
  const probe = new Uint8Array(32)
  return crypto.subtle.verify(ES256, half, await crypto.subtle.sign(ES256, key, probe), probe)
}
