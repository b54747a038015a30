import { readDer } from '../../bytes/der'
import { contents, isDer } from '../../bytes/der-value'

/** How a signature is written, told by its length and first bytes. */
export type SignatureForm =
  | 'raw'
  | 'zero'
  | 'out-of-range'
  | 'der'
  | 'hmac-sha256'
  | 'hmac-sha384'
  | 'empty'
  | 'other'

/** R and S of P-256, 32 bytes each (RFC 7518, section 3.4). */
const RAW = 64
const HALF = 32
const SHA384 = 48

export function signatureForm(signature: Uint8Array): SignatureForm {
  if (signature.length === RAW) return rawForm(signature)
  if (signature.length === 0) return 'empty'
  if (signature.length === HALF) return 'hmac-sha256'
  if (signature.length === SHA384) return 'hmac-sha384'
  return rawOfDer(signature) ? 'der' : 'other'
}

/** R and S are at least 1 and less than the order of P-256 (FIPS 186-5, section 6.4.2). */
function rawForm(signature: Uint8Array): SignatureForm {
  if (signature.every((byte) => byte === 0)) return 'zero'
  const halves = [signature.subarray(0, HALF), signature.subarray(HALF)]
  return halves.every(isInRange) ? 'raw' : 'out-of-range'
}

function isInRange(number: Uint8Array): boolean {
  if (number.every((byte) => byte === 0)) return false
  const differs = ORDER.findIndex((byte, index) => byte !== number[index])
  return differs >= 0 && (number[differs] ?? 0) < (ORDER[differs] ?? 0)
}

/** The order of P-256 (SEC 2, section 2.4.2). */
const ORDER = [
  0xff, 0xff, 0xff, 0xff, 0x00, 0x00, 0x00, 0x00, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
  0xbc, 0xe6, 0xfa, 0xad, 0xa7, 0x17, 0x9e, 0x84, 0xf3, 0xb9, 0xca, 0xc2, 0xfc, 0x63, 0x25, 0x51,
]

/**
 * The 64 bytes of a signature that is written as DER, as OpenSSL and Java write it; `null` where it
 * is not DER of two numbers that fit P-256.
 */
export function rawOfDer(signature: Uint8Array): Uint8Array | null {
  if (signature.length > 80) return null
  const read = readDer(signature, 0, { depth: 2, nodes: 4 })
  if (!read.ok || read.leftover > 0 || !isDer(read.node, 'sequence')) return null
  const [r, s, more] = read.node.children
  if (!isDer(r, 'integer') || !isDer(s, 'integer') || more) return null
  const raw = new Uint8Array(RAW)
  for (const [index, node] of [r, s].entries()) {
    const number = unsigned(contents(signature, node))
    if (!number) return null
    raw.set(number, (index + 1) * HALF - number.length)
  }
  return raw
}

/** An INTEGER without the zero that keeps it positive; `null` where it is negative or too large. */
function unsigned(bytes: Uint8Array): Uint8Array | null {
  if (bytes.length === 0 || (bytes[0] ?? 0) > 0x7f) return null
  const number = bytes[0] === 0 ? bytes.subarray(1) : bytes
  return number.length <= HALF ? number : null
}
