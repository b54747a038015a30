import { readDer } from '../../bytes/der'
import { contents, isDer } from '../../bytes/der-value'

/** How a signature is written, told by its length and first bytes. */
export type SignatureForm = 'raw' | 'der' | 'hmac-sha256' | 'empty' | 'other'

/** R and S of P-256, 32 bytes each (RFC 7518, section 3.4). */
const RAW = 64
const HALF = 32

export function signatureForm(signature: Uint8Array): SignatureForm {
  if (signature.length === RAW) return 'raw'
  if (signature.length === 0) return 'empty'
  if (signature.length === HALF) return 'hmac-sha256'
  return rawOfDer(signature) ? 'der' : 'other'
}

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
