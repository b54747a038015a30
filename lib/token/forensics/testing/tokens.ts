// biome-ignore lint/correctness/noNodejsModules: runs in tests only, which want it without await
import { createHmac, createPublicKey, createSign } from 'node:crypto'
import type { CompactJws } from '../../../verify/jws'
import { readCompact } from '../../../verify/read-compact'
import type { SuspectedKey } from '../find-mistakes'

export const HEADER = '{"alg":"ES256","kid":"ABC123DEFG"}'
export const CLAIMS = '{"iss":"DEF123GHIJ","iat":1795341300}'

export const part = (json: string): string => Buffer.from(json).toString('base64url')
export const INPUT = `${part(HEADER)}.${part(CLAIMS)}`

/** The token of the input with this signature, or with this text in its place. */
export function tokenWith(signature: Uint8Array | string): CompactJws {
  const third =
    typeof signature === 'string' ? signature : Buffer.from(signature).toString('base64url')
  const { jws } = readCompact(`${INPUT}.${third}`)
  if (!jws) throw new Error('no token')
  return jws
}

export function sign(
  p8: string,
  over: string | Uint8Array,
  { hash = 'sha256', der = false } = {},
): Buffer {
  const dsaEncoding = der ? 'der' : 'ieee-p1363'
  return createSign(hash).update(over).sign({ key: p8, dsaEncoding })
}

export const hmac = (secret: string | Uint8Array, hash = 'sha256', over: string | Buffer = INPUT) =>
  createHmac(hash, secret).update(over).digest()

export async function suspect(pem: string, label = 'ABC123DEFG'): Promise<SuspectedKey> {
  const spki = createPublicKey(pem).export({ type: 'spki', format: 'der' })
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }
  const publicKey = await crypto.subtle.importKey('spki', spki, algorithm, true, ['verify'])
  return { label, publicKey, text: pem }
}
