import 'server-only'
import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'
import { SECRET_BYTES } from './secret-text'

/** The server secret, as what is derived from it: the secret itself is not kept. */
export interface ServerSecret {
  /** Names the secret in every envelope, and tells nothing about it. 8 bytes. */
  kid: Uint8Array
  /** Proves that a store was written with this secret. 32 bytes. */
  check: Uint8Array
  /** Wraps what belongs to a session, outside the wrap of its cookie. */
  sessions: KeyObject
  /** Seals what belongs to the installation. */
  installation: KeyObject
}

const NOTHING = new Uint8Array(0)

/** Throws where the secret is shorter than 32 bytes. */
export function serverSecret(secret: Uint8Array): ServerSecret {
  if (secret.length < SECRET_BYTES) throw new Error('a server secret has at least 32 bytes')
  return {
    kid: mac(secret, 'assay/kid/v1').subarray(0, 8),
    check: mac(secret, 'assay/check/v1'),
    sessions: derive(secret, 'assay/kek/server/v1'),
    installation: derive(secret, 'assay/kek/installation/v1'),
  }
}

function mac(secret: Uint8Array, label: string): Uint8Array {
  return new Uint8Array(createHmac('sha256', secret).update(label).digest())
}

/** HKDF-SHA256: https://www.rfc-editor.org/rfc/rfc5869 */
function derive(secret: Uint8Array, info: string): KeyObject {
  const key = new Uint8Array(hkdfSync('sha256', secret, NOTHING, info, 32))
  try {
    return createSecretKey(key)
  } finally {
    key.fill(0)
  }
}
