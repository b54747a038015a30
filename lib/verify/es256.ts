import type { Step } from '../rules/rule'
import type { Certificate } from '../x509/types'
import { verifyRaw } from './signature'

const NAME = 'Signature matches'
const LENGTH = 64

/**
 * Whether the certificate's key made the signature: ES256 alone (RFC 7518, section 3.4), two numbers
 * of 32 bytes. Both of the two signatures that ECDSA knows for one content count, as in the standard.
 * `null` certificate: there is none to check with.
 */
export async function es256Step(
  certificate: Certificate | null,
  signed: Uint8Array,
  signature: Uint8Array,
): Promise<Step> {
  const form = formStep(signature)
  if (form) return form
  if (!certificate) {
    return { name: NAME, result: 'skipped', detail: 'There is no certificate to check it with.' }
  }
  const { publicKey } = certificate
  if (publicKey.kind !== 'EC' || publicKey.curve !== 'P-256') {
    return fail(
      'jws/leaf-key',
      `The first certificate has ${keyText(publicKey)}, where ES256 needs one on P-256.`,
    )
  }
  const result = await verifyRaw({ ...certificate, hash: 'SHA-256', data: signed, signature })
  if (result === 'not supported') {
    return { name: NAME, result: 'unknown', detail: 'ES256 cannot be checked in this environment.' }
  }
  return result === 'matches'
    ? {
        name: NAME,
        result: 'pass',
        detail: `The key of “${certificate.subject.text}” confirms that the header and the payload are as they were signed.`,
      }
    : fail(
        'jws/signature-mismatch',
        `The key of “${certificate.subject.text}” does not confirm the signature: the header or the payload is not what was signed.`,
      )
}

function formStep(signature: Uint8Array): Step | null {
  const { length } = signature
  if (length === LENGTH) {
    return signature.every((byte) => byte === 0)
      ? fail('jws/signature-zero', 'All 64 bytes of the signature are zero.')
      : null
  }
  if (length === 32) {
    return fail(
      'jws/signature-hmac',
      'The signature has 32 bytes, as an HMAC has. ES256 has 64 bytes.',
    )
  }
  // SEQUENCE of two INTEGERs: RFC 3279, section 2.2.3.
  if (signature[0] === 0x30 && signature[1] === length - 2 && signature[2] === 0x02) {
    return fail(
      'jws/signature-der',
      `The signature has ${length} bytes and begins like ASN.1. ES256 has 64 bytes.`,
    )
  }
  if (length === 0) {
    return { name: NAME, result: 'skipped', detail: 'There is no signature to check.' }
  }
  return fail(
    'jws/signature-length',
    `The signature has ${length} ${length === 1 ? 'byte' : 'bytes'}. ES256 has 64 bytes.`,
  )
}

function keyText(key: Certificate['publicKey']): string {
  if (key.kind === 'EC') return `an EC key on ${key.curve}`
  return key.kind === 'RSA' ? `an RSA key of ${key.bits} bits` : `a key of the kind ${key.oid}`
}

function fail(code: string, detail: string): Step {
  return { name: NAME, result: 'fail', detail, code }
}
