import type { DigestName } from '../bytes/digest'
import type { BudgetName } from '../inspect/budgets'
import type { DistinguishedName, Place, SignatureAlgorithm } from '../x509/types'

export { readCms } from './read-cms'
export { type CmsOrder, type CmsResult, unreadCms, verifyCms } from './verify-cms'

/**
 * A signed message as it was read: facts only, nothing is verified. Receipts, provisioning profiles
 * and the signature of a Wallet pass are such messages.
 * https://www.rfc-editor.org/rfc/rfc5652#section-5.1
 */
export interface Cms {
  /** What was read, from the message's first byte; every place counts from there. */
  bytes: Uint8Array
  /** Is it written in BER that is not DER? */
  loose: boolean
  /** How many bytes follow the message. */
  leftover: number
  /** What the content is, as an OID: `1.2.840.113549.1.7.1` is plain data. */
  contentType: string
  /** `null`: it is detached, so that the signature is over something that is elsewhere. */
  content: Uint8Array | null
  /** Where the content stands; `null` where there is none or it comes in pieces. */
  contentPlace: Place | null
  /** In the order of the message, each in DER as it came. */
  certificates: Uint8Array[]
  certificatePlaces: Place[]
  signers: CmsSigner[]
}

/** One who signed. https://www.rfc-editor.org/rfc/rfc5652#section-5.3 */
export interface CmsSigner {
  id: CmsSignerId
  digestAlgorithm: DigestAlgorithm
  signatureAlgorithm: SignatureAlgorithm
  /** `null`: there are none, and the signature is over the content itself. */
  attributes: CmsAttributes | null
  signature: Uint8Array
  place: Place
}

/** Whose certificate it is: by issuer and serial number, or by the identifier of the key in hex. */
export type CmsSignerId =
  | { by: 'issuer'; issuer: DistinguishedName; serial: string }
  | { by: 'key'; keyId: string }

export interface DigestAlgorithm {
  oid: string
  /** `SHA-256`; the OID where it has no name here. */
  name: string
  /** `null`: not one that is computed here. */
  hash: DigestName | null
}

export interface CmsAttributes {
  /** The attributes as a SET in DER: what the signature is over. */
  signed: Uint8Array
  place: Place
  contentType: string | null
  messageDigest: Uint8Array | null
  /** Milliseconds since 1970 UTC. */
  signingTime: number | null
  /** All of them, in their order. */
  oids: string[]
}

export type CmsReading =
  | { ok: true; cms: Cms }
  /** What is wrong, as a sentence, and where; `budget`: reading was ended by one. */
  | { ok: false; problem: string; at: number; budget: BudgetName | null }
