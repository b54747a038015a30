import { type DerNode, readDer } from '../../bytes/der'
import { contents, isContext, isDer, oidText, wholeBits } from '../../bytes/der-value'
import type { Scratch } from '../../bytes/scratch'
import { CURVES, EC_PUBLIC_KEY, EDWARDS, P256, RSA } from '../private-key/algorithms'
import { derivePublicHalf } from '../private-key/public-half'

/** What may be said of a private key: its kind and size, and its public half to compare. */
export interface KeyFacts {
  /** `RSA with 2048 bits`, `EC on P-256`. */
  words: string
  /** Whether it can sign provider tokens. */
  p256: boolean
  /** The bytes that a certificate of this key has in its SubjectPublicKeyInfo; `null`: not known. */
  publicBytes: Uint8Array | null
}

/** Reads a key in PKCS #8; nothing secret is in the result. Never throws. */
export async function readKeyFacts(pkcs8: Uint8Array, scratch: Scratch): Promise<KeyFacts> {
  const read = readDer(pkcs8)
  const [, algorithm, octets] = read.ok ? read.node.children : []
  const oid = oidText(pkcs8, algorithm?.children[0])
  if (oid === null || !isDer(octets, 'octetString')) return other('a key that cannot be read')
  const inner = contents(pkcs8, octets)
  if (RSA.has(oid)) return rsaFacts(inner)
  if (oid === EC_PUBLIC_KEY) {
    const curve = oidText(pkcs8, algorithm?.children[1])
    return ecFacts(pkcs8, inner, curve, scratch)
  }
  return other(EDWARDS.get(oid) ?? `a key for the algorithm ${oid}`)
}

function rsaFacts(inner: Uint8Array): KeyFacts {
  const read = readDer(inner)
  const modulus = read.ok ? read.node.children[1] : undefined
  if (!isDer(modulus, 'integer')) return other('an RSA key that cannot be read')
  const value = contents(inner, modulus)
  const digits = value[0] === 0 ? value.subarray(1) : value
  const bits = digits.length * 8 - (Math.clz32(digits[0] ?? 0) - 24)
  return { words: `RSA with ${bits} bits`, p256: false, publicBytes: digits.slice() }
}

async function ecFacts(
  pkcs8: Uint8Array,
  inner: Uint8Array,
  curve: string | null,
  scratch: Scratch,
): Promise<KeyFacts> {
  const read = readDer(inner)
  const holder: DerNode | undefined = read.ok
    ? read.node.children.find((node) => isContext(node, 1))
    : undefined
  const p256 = curve === P256
  const half = p256 ? await derivePublicHalf(pkcs8, scratch) : null
  const own = wholeBits(inner, holder?.children[0])
  return {
    words: `EC on ${CURVES.get(curve ?? '') ?? `the curve ${curve ?? 'without a name'}`}`,
    p256,
    // The point is the last of SubjectPublicKeyInfo.
    publicBytes: half ? half.spki.slice(-65) : (own?.slice() ?? null),
  }
}

const other = (words: string): KeyFacts => ({ words, p256: false, publicBytes: null })

/** Does the certificate's SubjectPublicKeyInfo hold that public half? `null`: it cannot be told. */
export function belongs(key: KeyFacts, spki: Uint8Array): boolean | null {
  const { publicBytes } = key
  if (!publicBytes || publicBytes.length < 16) return null
  const last = spki.length - publicBytes.length
  for (let at = 0; at <= last; at++) {
    if (publicBytes.every((byte, index) => spki[at + index] === byte)) return true
  }
  return false
}
