/** A certificate as it was read: facts only, nothing is verified. RFC 5280, section 4. */
export interface Certificate {
  /** The whole, as a view on what was read. */
  der: Uint8Array
  /** What the signature is over. */
  tbs: Uint8Array
  /** Lower-case hex without leading zeros beyond the first byte. */
  serial: string
  subject: DistinguishedName
  issuer: DistinguishedName
  /** Milliseconds since 1970 UTC. */
  notBefore: number
  notAfter: number
  publicKey: PublicKeyFacts
  /** SubjectPublicKeyInfo. */
  spki: Uint8Array
  signatureAlgorithm: SignatureAlgorithm
  /** As in the certificate: DER of r and s for ECDSA. */
  signature: Uint8Array
  extensions: Extension[]
  /** Of basicConstraints; false where it is missing. */
  isCa: boolean
  pathLength: number | null
  /** `digitalSignature`, `keyCertSign`, …; `null`: the extension is missing, so any use is allowed. */
  keyUsage: readonly string[] | null
  /** Where its parts stand in `der`. */
  places: Record<CertificatePart, Place>
}

/** `[start, end)` */
export interface Place {
  start: number
  end: number
}

export type CertificatePart =
  | 'serial'
  | 'signatureAlgorithm'
  | 'issuer'
  | 'notBefore'
  | 'notAfter'
  | 'subject'
  | 'spki'
  | 'signature'

export interface DistinguishedName {
  /** DER, for comparing issuer with subject byte by byte. */
  der: Uint8Array
  /** In the order of the certificate: `CN`, `O`, `UID`, … or the dotted OID. */
  attributes: { type: string; value: string }[]
  /** The common name, or the whole name as `O=…, C=…` where there is none. */
  text: string
}

export type PublicKeyFacts =
  | { kind: 'EC'; curve: 'P-256' | 'P-384' | 'P-521' }
  | { kind: 'RSA'; bits: number }
  | { kind: 'other'; oid: string }

/** A signature algorithm by its OID; `null` hash: not one that is verified here. */
export interface SignatureAlgorithm {
  oid: string
  /** `ecdsa-with-SHA384`; the OID where it has no name here. */
  name: string
  hash: 'SHA-1' | 'SHA-256' | 'SHA-384' | 'SHA-512' | null
  kind: 'ECDSA' | 'RSA' | 'other'
}

export interface Extension {
  oid: string
  critical: boolean
  /** The contents of its OCTET STRING. */
  value: Uint8Array
  /** Where the extension stands in `der`: `[start, end)`. */
  start: number
  end: number
}

export type CertificateReading =
  | { ok: true; certificate: Certificate; leftover: number }
  /** What is wrong, as a sentence, and where. */
  | { ok: false; problem: string; at: number }
