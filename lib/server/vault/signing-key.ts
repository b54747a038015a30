import 'server-only'
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'

export interface KeyRefusal {
  ok: false
  reason: 'not-a-private-key' | 'not-elliptic' | 'wrong-curve'
  /** Fit for a person. */
  message: string
}

export interface SigningKeyRead {
  ok: true
  key: KeyObject
  /** SHA-256 of the SubjectPublicKeyInfo, hex. */
  fingerprint: string
}

const PROBE = new Uint8Array(32)

function refuse(reason: KeyRefusal['reason'], message: string): KeyRefusal {
  return { ok: false, reason, message }
}

/** Imports PKCS#8 bytes. APNs takes ES256, so a key on P-256 (RFC 7518 §3.4); others are refused. */
export function readSigningKey(der: Uint8Array): SigningKeyRead | KeyRefusal {
  let key: KeyObject
  try {
    // A view, not a copy: there is one buffer to wipe.
    const view = Buffer.from(der.buffer, der.byteOffset, der.byteLength)
    key = createPrivateKey({ key: view, format: 'der', type: 'pkcs8' })
  } catch {
    return refuse('not-a-private-key', 'These bytes are not a private key in PKCS#8.')
  }
  if (key.asymmetricKeyType !== 'ec') {
    const kind = key.asymmetricKeyType?.toUpperCase() ?? 'unknown'
    return refuse(
      'not-elliptic',
      `This is a key of kind ${kind}. APNs accepts keys on the curve P-256.`,
    )
  }
  const curve = key.asymmetricKeyDetails?.namedCurve
  if (curve !== 'prime256v1') {
    return refuse('wrong-curve', `This key is on the curve ${curve}. APNs accepts keys on P-256.`)
  }
  const publicKey = createPublicKey(key)
  // OpenSSL takes the public half from the file and does not ask whose it is.
  if (!verify('sha256', PROBE, publicKey, sign('sha256', PROBE, key))) {
    return refuse('not-a-private-key', 'The public half in this file belongs to another key.')
  }
  const fingerprint = createHash('sha256').update(publicHalf(key)).digest('hex')
  return { ok: true, key, fingerprint }
}

/**
 * The SubjectPublicKeyInfo of a private key, DER, always with the whole point: a file that holds the
 * public half in its short form (RFC 5480 §2.2) is the same key.
 */
export function publicHalf(key: KeyObject): Buffer {
  const point = createPublicKey(key).export({ format: 'jwk' })
  return createPublicKey({ key: point, format: 'jwk' }).export({ format: 'der', type: 'spki' })
}

/** The same, and the bytes are gone whatever comes of it. */
export function readAndWipe(der: Uint8Array): SigningKeyRead | KeyRefusal {
  try {
    return readSigningKey(der)
  } finally {
    der.fill(0)
  }
}
