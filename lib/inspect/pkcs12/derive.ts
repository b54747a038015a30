import { sha1 } from '@noble/hashes/legacy.js'
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js'
import type { DigestName } from '../../bytes/digest'
import type { Scratch } from '../../bytes/scratch'

/** Synchronous, since one derivation is thousands of digests; WebCrypto has a promise for each. */
export const HASHES = {
  'SHA-1': sha1,
  'SHA-256': sha256,
  'SHA-384': sha384,
  'SHA-512': sha512,
} as const satisfies Record<DigestName, unknown>

/** What is derived: the three kinds of bytes that the standard numbers. */
export const PURPOSE = { key: 1, iv: 2, mac: 3 } as const

export interface Derivation {
  hash: DigestName
  purpose: 1 | 2 | 3
  /** As `passwordBytes` gives it. */
  password: Uint8Array
  salt: Uint8Array
  rounds: number
  length: number
}

/**
 * A round here against one of PBKDF2, which the platform does: script is about three times slower,
 * and the budget is one of time.
 */
const SCRIPTED = 3

/** What a derivation costs, in rounds of the budget. */
export function costOf(order: Pick<Derivation, 'hash' | 'rounds' | 'length'>): number {
  return SCRIPTED * digestsOf(order)
}

/** How many times a password is hashed for that many bytes. */
export function digestsOf({
  hash,
  rounds,
  length,
}: Pick<Derivation, 'hash' | 'rounds' | 'length'>): number {
  return rounds * Math.ceil(length / HASHES[hash].outputLen)
}

/** The password as big-endian UTF-16 with a zero behind it; `null`: no bytes at all. */
export function passwordBytes(password: string | null, scratch: Scratch): Uint8Array {
  if (password === null) return new Uint8Array(0)
  const bytes = scratch.take(2 * password.length + 2)
  for (let at = 0; at < password.length; at++) {
    const code = password.charCodeAt(at)
    bytes[2 * at] = code >> 8
    bytes[2 * at + 1] = code & 0xff
  }
  return bytes
}

/**
 * Bytes from a password as PKCS #12 derives them. Whoever calls has counted the rounds against the
 * budget. https://www.rfc-editor.org/rfc/rfc7292#appendix-B.2
 */
export function derive(order: Derivation, scratch: Scratch): Uint8Array {
  const hash = HASHES[order.hash]
  const { blockLen, outputLen } = hash
  const filled = (bytes: Uint8Array) => Math.ceil(bytes.length / blockLen) * blockLen
  const { salt, password } = order
  const whole = scratch.take(blockLen + filled(salt) + filled(password))
  whole.fill(order.purpose, 0, blockLen)
  const input = whole.subarray(blockLen)
  for (let at = 0; at < filled(salt); at++) input[at] = salt[at % salt.length] ?? 0
  for (let at = 0; at < filled(password); at++) {
    input[filled(salt) + at] = password[at % password.length] ?? 0
  }
  const result = scratch.take(order.length)
  for (let done = 0; done < order.length; done += outputLen) {
    let digest: Uint8Array = hash(whole)
    for (let round = 1; round < order.rounds; round++) digest = hash(digest)
    scratch.taken.push(digest)
    result.set(digest.subarray(0, Math.min(outputLen, order.length - done)), done)
    if (done + outputLen < order.length) addToBlocks(input, digest, blockLen)
  }
  return result
}

/** Each block of the input plus the digest, repeated, plus one. */
function addToBlocks(input: Uint8Array, digest: Uint8Array, blockLen: number): void {
  for (let block = 0; block < input.length; block += blockLen) {
    let carry = 1
    for (let at = blockLen - 1; at >= 0; at--) {
      carry += (input[block + at] ?? 0) + (digest[at % digest.length] ?? 0)
      input[block + at] = carry & 0xff
      carry >>= 8
    }
  }
}
