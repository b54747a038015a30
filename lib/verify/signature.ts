import { readDer } from '../bytes/der'
import { contents, isDer } from '../bytes/der-value'
import type { DigestName } from '../bytes/digest'
import type { PublicKeyFacts, SignatureAlgorithm } from '../x509/types'

/** `not supported`: nothing is known of it, since this key or algorithm is not checked here. */
export type SignatureResult = 'matches' | 'does not match' | 'not supported'

type EcKey = Extract<PublicKeyFacts, { kind: 'EC' }>

/** How many bytes each half of an ECDSA signature has. */
export const SCALAR_BYTES = { 'P-256': 32, 'P-384': 48, 'P-521': 66 } as const

/** Longer keys than any authority has only make a verifier work. */
const LONGEST_RSA = 8192

/**
 * Checks a signature as certificates and CMS carry them: DER of r and s for ECDSA, PKCS #1 v1.5 for
 * RSA. `spki` is the SubjectPublicKeyInfo in DER and `publicKey` what was read from it. Never throws.
 */
export async function verifySignature(check: {
  spki: Uint8Array
  publicKey: PublicKeyFacts
  algorithm: SignatureAlgorithm
  data: Uint8Array
  signature: Uint8Array
}): Promise<SignatureResult> {
  const { spki, publicKey, algorithm, data, signature } = check
  const { hash, kind } = algorithm
  if (hash === null || kind === 'other' || publicKey.kind === 'other') return 'not supported'
  if (kind === 'RSA') {
    if (publicKey.kind !== 'RSA') return 'does not match'
    if (publicKey.bits > LONGEST_RSA) return 'not supported'
    return verify({ name: 'RSASSA-PKCS1-v1_5', hash }, spki, { data, signature })
  }
  if (publicKey.kind !== 'EC') return 'does not match'
  const raw = rawFromDer(signature, publicKey.curve)
  return raw ? verifyRaw({ spki, publicKey, hash, data, signature: raw }) : 'does not match'
}

/**
 * Checks an ECDSA signature as JOSE writes it: r and s one after the other, each as long as the
 * curve. A half that is zero is refused before anything looks at it (CVE-2022-21449). Never throws.
 * https://www.rfc-editor.org/rfc/rfc7518#section-3.4
 */
export async function verifyRaw(check: {
  spki: Uint8Array
  publicKey: PublicKeyFacts
  hash: DigestName
  data: Uint8Array
  signature: Uint8Array
}): Promise<SignatureResult> {
  const { spki, publicKey, hash, data, signature } = check
  if (publicKey.kind === 'other') return 'not supported'
  if (publicKey.kind !== 'EC') return 'does not match'
  const size = SCALAR_BYTES[publicKey.curve]
  const isZero = (half: Uint8Array) => half.every((byte) => byte === 0)
  if (signature.length !== 2 * size) return 'does not match'
  if (isZero(signature.subarray(0, size)) || isZero(signature.subarray(size))) {
    return 'does not match'
  }
  return verify({ name: 'ECDSA', hash, namedCurve: publicKey.curve }, spki, { data, signature })
}

/**
 * DER of r and s as the two halves one after the other; `null` where it is not DER, a number is
 * negative, zero or longer than the curve, or anything follows.
 * https://www.rfc-editor.org/rfc/rfc3279#section-2.2.3
 */
export function rawFromDer(signature: Uint8Array, curve: EcKey['curve']): Uint8Array | null {
  const read = readDer(signature, 0, { depth: 2, nodes: 3 })
  if (!read.ok || read.leftover > 0 || !isDer(read.node, 'sequence')) return null
  if (read.node.children.length !== 2) return null
  const size = SCALAR_BYTES[curve]
  const raw = new Uint8Array(2 * size)
  for (const [index, node] of read.node.children.entries()) {
    if (!isDer(node, 'integer')) return null
    const value = contents(signature, node)
    const [first = 0x80, second = 0] = value
    const padded = first === 0 && second >= 0x80
    const digits = padded ? value.subarray(1) : value
    // Negative, zero, or with a zero in front that DER does not write.
    if (first >= 0x80 || (first === 0 && !padded) || digits.length > size) return null
    raw.set(digits, (index + 1) * size - digits.length)
  }
  return raw
}

type Algorithm = { name: string; hash: DigestName; namedCurve?: string }

async function verify(
  algorithm: Algorithm,
  spki: Uint8Array,
  { data, signature }: { data: Uint8Array; signature: Uint8Array },
): Promise<SignatureResult> {
  try {
    const key = await crypto.subtle.importKey('spki', copy(spki), algorithm, false, ['verify'])
    const matches = await crypto.subtle.verify(algorithm, key, copy(signature), copy(data))
    return matches ? 'matches' : 'does not match'
  } catch (error) {
    // A curve that this browser does not have; whatever else is refused is no key or no signature.
    const name = error instanceof Error ? error.name : ''
    return name === 'NotSupportedError' ? 'not supported' : 'does not match'
  }
}

const copy = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes)
