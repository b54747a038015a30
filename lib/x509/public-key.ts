import type { DerNode } from '../bytes/der'
import { readDer } from '../bytes/der'
import { contents, isDer, oidText, wholeBits } from '../bytes/der-value'
import { Refusal } from './refusal'
import type { PublicKeyFacts } from './types'

const RSA = '1.2.840.113549.1.1.1'
const EC = '1.2.840.10045.2.1'
const CURVES: Readonly<Record<string, { curve: 'P-256' | 'P-384' | 'P-521'; size: number }>> = {
  '1.2.840.10045.3.1.7': { curve: 'P-256', size: 32 },
  '1.3.132.0.34': { curve: 'P-384', size: 48 },
  '1.3.132.0.35': { curve: 'P-521', size: 66 },
}

/**
 * What kind of key a SubjectPublicKeyInfo holds; throws a `Refusal` where it is none. Keys that are
 * not verified with here, compressed points among them, are `other` with their algorithm or curve.
 * https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.7
 */
export function readPublicKey(bytes: Uint8Array, node: DerNode | undefined): PublicKeyFacts {
  const [algorithm, key] = node?.children ?? []
  const oid = oidText(bytes, algorithm?.children[0])
  const bits = wholeBits(bytes, key)
  if (!isDer(node, 'sequence') || node.children.length !== 2 || oid === null || !bits) {
    throw new Refusal('The public key is not a SubjectPublicKeyInfo.', node?.start ?? 0)
  }
  if (oid === RSA) return readRsa(bits, node.start)
  if (oid !== EC) return { kind: 'other', oid }
  const curveOid = oidText(bytes, algorithm?.children[1]) ?? oid
  const row = Object.hasOwn(CURVES, curveOid) ? CURVES[curveOid] : undefined
  const uncompressed = row && bits[0] === 4 && bits.length === 1 + 2 * row.size
  return uncompressed ? { kind: 'EC', curve: row.curve } : { kind: 'other', oid: curveOid }
}

function readRsa(bits: Uint8Array, at: number): PublicKeyFacts {
  const read = readDer(bits, 0, { depth: 3, nodes: 4 })
  const modulus = read.ok ? read.node.children[0] : undefined
  if (!isDer(modulus, 'integer')) throw new Refusal('The RSA key has no modulus.', at)
  const value = contents(bits, modulus)
  const first = value.findIndex((byte) => byte !== 0)
  if (first < 0) return { kind: 'RSA', bits: 0 }
  return { kind: 'RSA', bits: (value.length - first) * 8 - Math.clz32(value[first] ?? 0) + 24 }
}
