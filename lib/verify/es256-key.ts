import type { Certificate } from '../x509/types'

/** RFC 7518, section 3.4: two numbers of 32 bytes. */
const LENGTH = 64
const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' }
const ES256 = { name: 'ECDSA', hash: 'SHA-256' }

/**
 * Whether a key made the signature, as ES256 writes it. Neither of the two may be written over
 * before it has answered. It never rejects.
 */
export type Es256Verifier = (
  signature: Uint8Array<ArrayBuffer>,
  signed: Uint8Array<ArrayBuffer>,
) => Promise<boolean>

/**
 * The key of a certificate, imported once to check many signatures with; `null` where ES256 has no
 * use for it, or what runs this cannot import it. A half that is zero is refused before anything
 * looks at it (CVE-2022-21449). Never throws.
 */
export async function es256Verifier({
  spki,
  publicKey,
}: Certificate): Promise<Es256Verifier | null> {
  if (publicKey.kind !== 'EC' || publicKey.curve !== 'P-256') return null
  let key: CryptoKey
  try {
    key = await crypto.subtle.importKey('spki', spki.slice(), ALGORITHM, false, ['verify'])
  } catch {
    return null
  }
  return async (signature, signed) => {
    if (signature.length !== LENGTH || isZero(signature, 0) || isZero(signature, LENGTH / 2)) {
      return false
    }
    try {
      return await crypto.subtle.verify(ES256, key, signature, signed)
    } catch {
      return false
    }
  }
}

function isZero(signature: Uint8Array, start: number): boolean {
  for (let at = start; at < start + LENGTH / 2; at++) if (signature[at] !== 0) return false
  return true
}
