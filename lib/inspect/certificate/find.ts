import { decodePemBody, findPemBlocks } from '../../bytes/pem'
import { Scratch } from '../../bytes/scratch'
import { readCertificate } from '../../x509/read-certificate'
import type { CertificateReading } from '../../x509/types'
import type { Source } from '../source'

/** What an input holds of certificates, in its order. */
export interface FoundCertificates {
  readings: CertificateReading[]
  /** How many PEM blocks say that they are certificates, or 1 for bytes. */
  count: number
  /** A private key stands beside them; it is not read. */
  besideKey: boolean
}

const LABEL = /^(?:X509 |TRUSTED )?CERTIFICATE$/

/** The certificates of PEM text, or of DER in bytes or base64; at most `limit` are read. */
export function findCertificates(source: Source, limit: number): FoundCertificates {
  const blocks = findPemBlocks(source.bytes)
  const own = blocks.filter(({ label, begin }) => begin && LABEL.test(label))
  const besideKey = blocks.some(({ label }) => label.includes('PRIVATE KEY'))
  if (own.length > 0) {
    const readings = own.slice(0, limit).map((block): CertificateReading => {
      const { reading, bytes } = decodePemBody(source.bytes, block, new Scratch())
      if (reading.ok) return readCertificate(bytes.slice())
      return {
        ok: false,
        problem: 'There is something between BEGIN and END that is not base64.',
        at: reading.at,
      }
    })
    return { readings, count: own.length, besideKey }
  }
  const der = source.asn1
  return { readings: der ? [readCertificate(der)] : [], count: der ? 1 : 0, besideKey }
}
