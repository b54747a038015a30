import type { SignatureAlgorithm } from './types'

type Row = Omit<SignatureAlgorithm, 'oid'>

/**
 * Signature algorithms by OID: https://www.rfc-editor.org/rfc/rfc8017#appendix-C and
 * https://www.rfc-editor.org/rfc/rfc5758#section-3.2. `hash: null` where none is verified here.
 */
const ROWS: Readonly<Record<string, Row>> = {
  '1.2.840.113549.1.1.4': { name: 'md5WithRSAEncryption', hash: null, kind: 'RSA' },
  '1.2.840.113549.1.1.5': { name: 'sha1WithRSAEncryption', hash: 'SHA-1', kind: 'RSA' },
  '1.2.840.113549.1.1.10': { name: 'rsassaPss', hash: null, kind: 'RSA' },
  '1.2.840.113549.1.1.11': { name: 'sha256WithRSAEncryption', hash: 'SHA-256', kind: 'RSA' },
  '1.2.840.113549.1.1.12': { name: 'sha384WithRSAEncryption', hash: 'SHA-384', kind: 'RSA' },
  '1.2.840.113549.1.1.13': { name: 'sha512WithRSAEncryption', hash: 'SHA-512', kind: 'RSA' },
  '1.2.840.10045.4.1': { name: 'ecdsa-with-SHA1', hash: 'SHA-1', kind: 'ECDSA' },
  '1.2.840.10045.4.3.2': { name: 'ecdsa-with-SHA256', hash: 'SHA-256', kind: 'ECDSA' },
  '1.2.840.10045.4.3.3': { name: 'ecdsa-with-SHA384', hash: 'SHA-384', kind: 'ECDSA' },
  '1.2.840.10045.4.3.4': { name: 'ecdsa-with-SHA512', hash: 'SHA-512', kind: 'ECDSA' },
  '1.3.101.112': { name: 'Ed25519', hash: null, kind: 'other' },
}

/** What a signature algorithm's OID stands for. */
export function signatureAlgorithm(oid: string): SignatureAlgorithm {
  const row = Object.hasOwn(ROWS, oid) ? ROWS[oid] : undefined
  return { oid, ...(row ?? { name: oid, hash: null, kind: 'other' as const }) }
}
