import 'server-only'
import {
  type CipherKey,
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  randomBytes,
} from 'node:crypto'

const ALGORITHM = 'aes-256-gcm'
const NONCE = 12
const TAG = 16

/** How much longer a box is than what it holds. */
export const BOX_OVERHEAD = NONCE + TAG

/** `nonce ‖ ciphertext ‖ tag`, with a nonce of its own. */
export function box(key: CipherKey, plaintext: Uint8Array, aad: Uint8Array): Uint8Array {
  const nonce = randomBytes(NONCE)
  // Node takes tags of 4 bytes unless it is told how long they are.
  const cipher = createCipheriv(ALGORITHM, keyObject(key), nonce, { authTagLength: TAG })
  cipher.setAAD(aad)
  return Buffer.concat([nonce, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()])
}

/** The plaintext in a buffer of its own, or `null` where key, bytes or `aad` are not the ones. */
export function unbox(key: CipherKey, boxed: Uint8Array, aad: Uint8Array): Buffer | null {
  if (boxed.length < BOX_OVERHEAD) return null
  const end = boxed.length - TAG
  const decipher = createDecipheriv(ALGORITHM, keyObject(key), boxed.subarray(0, NONCE), {
    authTagLength: TAG,
  })
  decipher.setAAD(aad)
  decipher.setAuthTag(boxed.subarray(end))
  const plaintext = decipher.update(boxed.subarray(NONCE, end))
  try {
    decipher.final()
    return plaintext
  } catch {
    plaintext.fill(0)
    return null
  }
}

/** Node takes four times as long over the cipher where it is handed the bytes of the key. */
const keyObject = (key: CipherKey): CipherKey =>
  key instanceof Uint8Array ? createSecretKey(key) : key

/**
 * Fields of an `aad`, each with its length before it (32 bits, big-endian), so that no two lists
 * of fields read the same. Numbers are whole milliseconds, as 64 bits.
 */
export function lengthPrefixed(...fields: readonly (string | number | Uint8Array)[]): Uint8Array {
  return Buffer.concat(
    fields.flatMap((field) => {
      const bytes = fieldBytes(field)
      const length = Buffer.alloc(4)
      length.writeUInt32BE(bytes.length)
      return [length, bytes]
    }),
  )
}

function fieldBytes(field: string | number | Uint8Array): Uint8Array {
  if (typeof field === 'string') return Buffer.from(field, 'utf8')
  if (typeof field !== 'number') return field
  const bytes = Buffer.alloc(8)
  bytes.writeBigInt64BE(BigInt(field))
  return bytes
}
