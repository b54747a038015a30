import { type DerNode, readDer } from '../bytes/der'
import { isDer, oidText, wholeBits } from '../bytes/der-value'
import { signatureAlgorithm } from './algorithms'
import { readName } from './name'
import { readPublicKey } from './public-key'
import { derSentence } from './read-certificate'
import { Refusal } from './refusal'
import type { DistinguishedName, Place, PublicKeyFacts, SignatureAlgorithm } from './types'

/** A request for a certificate, PKCS #10: facts only. https://www.rfc-editor.org/rfc/rfc2986#section-4 */
export interface CertificateRequest {
  der: Uint8Array
  /** What the signature is over. */
  info: Uint8Array
  subject: DistinguishedName
  publicKey: PublicKeyFacts
  spki: Uint8Array
  signatureAlgorithm: SignatureAlgorithm
  signature: Uint8Array
  places: Record<'subject' | 'spki' | 'signatureAlgorithm' | 'signature', Place>
}

export type RequestReading =
  | { ok: true; request: CertificateRequest }
  /** What is wrong, as a sentence. */
  | { ok: false; problem: string }

/** Reads one request in DER. Bad input is a result; it never throws. */
export function readRequest(der: Uint8Array): RequestReading {
  const read = readDer(der, 0, { depth: 16, nodes: 5_000 })
  if (!read.ok) return { ok: false, problem: derSentence(read.problem) }
  try {
    return { ok: true, request: requestOf(der, read.node) }
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, problem: error.problem }
    throw error
  }
}

function requestOf(der: Uint8Array, whole: DerNode): CertificateRequest {
  const [info, algorithm, bits] = whole.children
  const [version, subject, spki] = info?.children ?? []
  const signature = wholeBits(der, bits)
  const oid = isDer(algorithm, 'sequence') ? oidText(der, algorithm.children[0]) : null
  const whole3 = isDer(whole, 'sequence') && isDer(info, 'sequence') && isDer(version, 'integer')
  if (!whole3 || !signature || !bits || !subject || !spki || !algorithm || oid === null) {
    throw new Refusal('It is not a certificate signing request: parts of it are missing.', 0)
  }
  return {
    der: der.subarray(0, whole.end),
    info: der.subarray(info.start, info.end),
    subject: readName(der, subject, 'subject'),
    publicKey: readPublicKey(der, spki),
    spki: der.subarray(spki.start, spki.end),
    signatureAlgorithm: signatureAlgorithm(oid),
    signature,
    places: {
      subject: place(subject),
      spki: place(spki),
      signatureAlgorithm: place(algorithm),
      signature: place(bits),
    },
  }
}

const place = ({ start, end }: DerNode): Place => ({ start, end })
