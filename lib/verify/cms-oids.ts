import type { DigestName } from '../bytes/digest'
import { signatureAlgorithm } from '../x509/algorithms'
import type { SignatureAlgorithm } from '../x509/types'
import type { DigestAlgorithm } from './cms'

/** https://www.rfc-editor.org/rfc/rfc5652#section-4 and section 11 */
export const CMS_OIDS = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
} as const

/** Messages of other kinds, by their names in the RFC. */
const KINDS: Readonly<Record<string, string>> = {
  [CMS_OIDS.data]: 'plain data',
  '1.2.840.113549.1.7.3': 'enveloped data, which is encrypted and not signed',
  '1.2.840.113549.1.7.5': 'digested data, which nobody signed',
  '1.2.840.113549.1.7.6': 'encrypted data, which nobody signed',
  '1.2.840.113549.1.9.16.1.2': 'authenticated data, which nobody signed',
}

/** `plain data`; the OID where it has no name here. */
export const contentKind = (oid: string): string =>
  Object.hasOwn(KINDS, oid) ? (KINDS[oid] ?? oid) : oid

/** https://www.rfc-editor.org/rfc/rfc3370#section-2 and https://www.rfc-editor.org/rfc/rfc5754#section-2 */
const DIGESTS: Readonly<Record<string, { name: string; hash: DigestName | null }>> = {
  '1.2.840.113549.2.5': { name: 'MD5', hash: null },
  '1.3.14.3.2.26': { name: 'SHA-1', hash: 'SHA-1' },
  '2.16.840.1.101.3.4.2.1': { name: 'SHA-256', hash: 'SHA-256' },
  '2.16.840.1.101.3.4.2.2': { name: 'SHA-384', hash: 'SHA-384' },
  '2.16.840.1.101.3.4.2.3': { name: 'SHA-512', hash: 'SHA-512' },
}

export function digestAlgorithm(oid: string): DigestAlgorithm {
  const row = Object.hasOwn(DIGESTS, oid) ? DIGESTS[oid] : undefined
  return { oid, ...(row ?? { name: oid, hash: null }) }
}

const RSA_ENCRYPTION = '1.2.840.113549.1.1.1'
const EC_PUBLIC_KEY = '1.2.840.10045.2.1'

/**
 * What a signer names as its signature's algorithm. Where that is the kind of key alone, the digest
 * is the signer's. https://www.rfc-editor.org/rfc/rfc3370#section-3.2
 */
export function signerAlgorithm(oid: string, digest: DigestAlgorithm): SignatureAlgorithm {
  if (oid !== RSA_ENCRYPTION && oid !== EC_PUBLIC_KEY) return signatureAlgorithm(oid)
  const kind = oid === RSA_ENCRYPTION ? 'RSA' : 'ECDSA'
  return { oid, name: `${kind} with ${digest.name}`, hash: digest.hash, kind }
}
