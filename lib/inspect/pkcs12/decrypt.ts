import type { Scratch } from '../../bytes/scratch'
import { encodeUtf8 } from '../../bytes/utf8'
import { derive, PURPOSE, passwordBytes } from './derive'
import { decryptTripleDes } from './des'
import { decryptRc2 } from './rc2'
import type { Scheme } from './scheme'

/** Keys and certificates have a few kilobytes; the ciphers here are slow. */
const LARGEST = 2_000_000

/**
 * What was encrypted, without its padding, in a buffer of the scratch; `null` where the password is
 * not the one, the padding is broken, or this platform does not have the cipher. The rounds were
 * counted against the budget before. Never throws.
 */
export async function decrypt(
  scheme: Scheme,
  data: Uint8Array,
  password: string | null,
  scratch: Scratch,
): Promise<Uint8Array | null> {
  if (data.length > LARGEST || data.length === 0) return null
  if (scheme.kind === 'pkcs12') return decryptOld(scheme, data, password, scratch)
  if (scheme.kind === 'pbes2') return decryptPbes2(scheme, data, password, scratch)
  return null
}

function decryptOld(
  scheme: Extract<Scheme, { kind: 'pkcs12' }>,
  data: Uint8Array,
  password: string | null,
  scratch: Scratch,
): Uint8Array | null {
  if (data.length % 8 !== 0) return null
  const { salt, rounds, keyLength, bits, cipher } = scheme
  const bytes = passwordBytes(password, scratch)
  const order = { hash: 'SHA-1' as const, password: bytes, salt, rounds }
  const key = derive({ ...order, purpose: PURPOSE.key, length: keyLength }, scratch)
  const iv = derive({ ...order, purpose: PURPOSE.iv, length: 8 }, scratch)
  const plain =
    cipher === 'rc2'
      ? decryptRc2(key, bits, iv, data)
      : decryptTripleDes(threeKeys(key, scratch), iv, data)
  scratch.taken.push(plain)
  return withoutPadding(plain)
}

/** With two keys the first one is used again as the third. */
function threeKeys(key: Uint8Array, scratch: Scratch): Uint8Array {
  if (key.length === 24) return key
  const three = scratch.take(24)
  three.set(key)
  three.set(key.subarray(0, 8), 16)
  return three
}

async function decryptPbes2(
  scheme: Extract<Scheme, { kind: 'pbes2' }>,
  data: Uint8Array,
  password: string | null,
  scratch: Scratch,
): Promise<Uint8Array | null> {
  const { salt, rounds, hash, keyLength, iv, cipher } = scheme
  const secret = new Uint8Array(encodeUtf8(password ?? ''))
  scratch.taken.push(secret)
  try {
    const base = await crypto.subtle.importKey('raw', secret, 'PBKDF2', false, ['deriveBits'])
    const how = { name: 'PBKDF2', hash, salt: new Uint8Array(salt), iterations: rounds }
    const key = new Uint8Array(await crypto.subtle.deriveBits(how, base, 8 * keyLength))
    scratch.taken.push(key)
    if (cipher === '3des') {
      if (data.length % 8 !== 0) return null
      const plain = decryptTripleDes(key, iv, data)
      scratch.taken.push(plain)
      return withoutPadding(plain)
    }
    const aes = { name: 'AES-CBC', iv: new Uint8Array(iv) }
    const unlocked = await crypto.subtle.importKey('raw', key, aes, false, ['decrypt'])
    const plain = new Uint8Array(await crypto.subtle.decrypt(aes, unlocked, new Uint8Array(data)))
    scratch.taken.push(plain)
    return plain
  } catch {
    // The wrong password shows as broken padding; some browsers do not have AES-192.
    return null
  }
}

/** https://www.rfc-editor.org/rfc/rfc8018#section-6.1.1 */
function withoutPadding(plain: Uint8Array): Uint8Array | null {
  const count = plain.at(-1) ?? 0
  if (count < 1 || count > 8 || count > plain.length) return null
  const padding = plain.subarray(plain.length - count)
  return padding.every((byte) => byte === count) ? plain.subarray(0, plain.length - count) : null
}
