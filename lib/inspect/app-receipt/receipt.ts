import { octets, readBer } from '../../bytes/ber'
import type { Cms } from '../../verify/cms'
import { readCertificate } from '../../x509/read-certificate'
import type { Place } from './fields'
import { type PayloadReading, type ReceiptPayload, readPayload } from './payload'
import { type Purchase, purchaseOf } from './purchases'
import { readReceiptDate } from './receipt-date'

/** Documented for every receipt, of the App Store, of the sandbox and of Xcode. */
const REQUIRED = [2, 3, 4, 5, 12] as const
const PURCHASE = 17

/** What a receipt says, in the terms of whoever asks. Nothing is verified. */
export interface ReceiptFacts {
  /** As it came: `ProductionSandbox`. */
  receiptType: string | null
  appItemId: string | null
  bundleId: string | null
  createdAt: number | null
  expiresAt: number | null
  purchases: Purchase[]
  missingTypes: number[]
  repeatedTypes: number[]
}

export function factsOf(payload: ReceiptPayload): ReceiptFacts {
  const counts = new Map<number, number>()
  for (const { type } of payload.attributes) counts.set(type, (counts.get(type) ?? 0) + 1)
  const text = (type: number): string | null => {
    const attribute = payload.attributes.find((one) => one.type === type)
    const read = attribute?.says
    if (read?.kind === 'text') return read.text || null
    return read?.kind === 'integer' ? read.digits : null
  }
  const date = (type: number) => readReceiptDate(text(type) ?? '')
  return {
    receiptType: text(0),
    appItemId: text(1),
    bundleId: text(2),
    createdAt: date(12),
    expiresAt: date(21),
    purchases: payload.purchases.map(purchaseOf),
    missingTypes: REQUIRED.filter((type) => !counts.has(type)),
    repeatedTypes: [...counts].flatMap(([type, count]) =>
      count > 1 && type !== PURCHASE ? [type] : [],
    ),
  }
}

/** The attributes inside a signed message, and where they stand. */
export interface Content {
  reading: PayloadReading
  bytes: Uint8Array
  /** Whether the attributes are one piece of the message; else they are shown as a view of their own. */
  place: Place
}

/** What is signed: the attributes, which Xcode wraps into one more OCTET STRING. */
export function contentOf(cms: Cms): Content | null {
  if (!cms.content) return null
  const bytes = unwrapped(cms.content)
  const whole = bytes.buffer === cms.bytes.buffer
  return {
    reading: readPayload(bytes),
    bytes,
    place: whole
      ? { view: 'receipt', offset: bytes.byteOffset - cms.bytes.byteOffset }
      : { view: 'payload', offset: 0 },
  }
}

const OCTET_STRING = 0x04

function unwrapped(content: Uint8Array): Uint8Array {
  if ((content[0] ?? 0) % 0x20 !== OCTET_STRING) return content
  const read = readBer(content, 0, { depth: 6, nodes: 100_000 })
  const inside = read.ok && read.leftover === 0 ? octets(content, read.node) : null
  return inside ?? content
}

/** Does the signature or a certificate below the root rest on SHA-1? */
export function restsOnSha1(cms: Cms): boolean {
  return (
    cms.signers.some(
      ({ digestAlgorithm, signatureAlgorithm }) =>
        digestAlgorithm.hash === 'SHA-1' || signatureAlgorithm.hash === 'SHA-1',
    ) ||
    cms.certificates.some((der) => {
      const read = readCertificate(der)
      if (!read.ok) return false
      const { signatureAlgorithm, subject, issuer } = read.certificate
      return signatureAlgorithm.hash === 'SHA-1' && subject.text !== issuer.text
    })
  )
}
