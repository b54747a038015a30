import { decodeBase64, decodeBase64Url } from '../../bytes/base64'
import { decodeHex } from '../../bytes/hex'
import type { Mistake } from './mistake'

/** The signature without the encodings that were put around it once too often. */
export interface PeeledSignature {
  bytes: Uint8Array
  /** The encoding that was taken off; `null`: there was none. */
  mistake: Mistake | null
}

/** Hex of an HMAC-SHA256 has 64 digits, of the longest DER 144; SHA-512 has 128. */
const FEWEST_DIGITS = 64
const MOST_DIGITS = 160
/** With a figure in it: the base64 of zeros is A and nothing else. */
const HEX = /^(?=.*\d)[\da-f]+$/i
const BASE64 = /^[\w+/-]+={0,2}\s*$/

/**
 * A signature that was written as text before it was encoded, or written as hex and not encoded at
 * all. No signature looks like that by chance: 64 random bytes are all hex digits once in 10^68.
 */
export function peelSignature(part: string, signature: Uint8Array): PeeledSignature {
  const length = part.length
  if (length >= FEWEST_DIGITS && length <= MOST_DIGITS && length % 2 === 0 && HEX.test(part)) {
    const words = `The third part is ${length} hex digits, which are ${length / 2} bytes.`
    return peeled(decodeHex(part), words, signature)
  }
  if (signature.length < 40 || signature.length > 200) return { bytes: signature, mistake: null }
  const text = String.fromCharCode(...signature)
  if (text.length >= FEWEST_DIGITS && text.length % 2 === 0 && HEX.test(text)) {
    const words = `Its ${text.length} bytes are hex digits: text, not the ${text.length / 2} bytes that they stand for.`
    return peeled(decodeHex(text), words, signature)
  }
  if (BASE64.test(text)) {
    const trimmed = text.trim().replace(/=+$/, '')
    const plain = /[-_]/.test(trimmed) ? decodeBase64Url(trimmed) : decodeBase64(padded(trimmed))
    const words = `Its ${text.length} bytes are base64 text, not the bytes that it stands for.`
    return peeled(plain, words, signature)
  }
  return { bytes: signature, mistake: null }
}

const padded = (text: string): string => text + '='.repeat((4 - (text.length % 4)) % 4)

function peeled(
  read: { ok: true; bytes: Uint8Array } | { ok: false },
  words: string,
  signature: Uint8Array,
): PeeledSignature {
  if (!read.ok) return { bytes: signature, mistake: null }
  return {
    bytes: read.bytes,
    mistake: { mistake: 'signature-as-text', words, proof: 'shown' },
  }
}
