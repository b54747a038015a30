import type { Certificate, DistinguishedName } from '../x509/types'
import { verifySignature } from './signature'

/** Whether one certificate issued another: what failed of it, in the order in which it is looked at. */
export type Issuance = 'issued' | 'other name' | 'other key' | 'not supported'

/** Name and signature both: neither alone says anything. Never throws. */
export async function issuedBy(certificate: Certificate, issuer: Certificate): Promise<Issuance> {
  if (!sameName(certificate.issuer, issuer.subject)) return 'other name'
  const result = await verifySignature({
    spki: issuer.spki,
    publicKey: issuer.publicKey,
    algorithm: certificate.signatureAlgorithm,
    data: certificate.tbs,
    signature: certificate.signature,
  })
  if (result === 'not supported') return 'not supported'
  return result === 'matches' ? 'issued' : 'other key'
}

/** Did it sign itself? */
export async function isSelfSigned(certificate: Certificate): Promise<boolean> {
  return (await issuedBy(certificate, certificate)) === 'issued'
}

/**
 * Names compared byte by byte, or attribute by attribute without case and double spaces: an
 * authority may write the same name in another string type.
 * https://www.rfc-editor.org/rfc/rfc5280#section-7.1
 */
export function sameName(one: DistinguishedName, other: DistinguishedName): boolean {
  if (one.der.length === other.der.length && one.der.every((byte, at) => byte === other.der[at])) {
    return true
  }
  return (
    one.attributes.length === other.attributes.length &&
    one.attributes.every(({ type, value }, index) => {
      const same = other.attributes[index]
      return same?.type === type && folded(same.value) === folded(value)
    })
  )
}

const folded = (value: string): string => value.trim().replace(/\s+/g, ' ').toLowerCase()
