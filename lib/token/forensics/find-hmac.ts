import { Scratch } from '../../bytes/scratch'
import { LARGEST_KEY_FILE } from '../../inspect/private-key/read'
import type { Mistake } from './mistake'
import { type Secret, secretsOf } from './secrets'
import type { SignedText } from './signed-texts'

const HASHES: Record<number, 'SHA-256' | 'SHA-384' | 'SHA-512'> = {
  32: 'SHA-256',
  48: 'SHA-384',
  64: 'SHA-512',
}

/** `HMAC-SHA256`, where the signature has the length of one. */
export function hmacName(length: number): string | null {
  return HASHES[length]?.replace('SHA-', 'HMAC-SHA') ?? null
}

/**
 * Whether the signature is an HMAC with some text of the key as its secret, over what should have
 * been signed or over something else. Each secret is imported once. Empty: it is not.
 */
export async function findHmac(
  key: { label: string; text: string },
  signature: Uint8Array,
  signed: Uint8Array,
  others: readonly SignedText[],
): Promise<Mistake[]> {
  const hash = HASHES[signature.length]
  if (hash === undefined || key.text.length > LARGEST_KEY_FILE) return []
  const scratch = new Scratch()
  try {
    const secrets = secretsOf(key.text, scratch)
    const keys = await Promise.all(secrets.map((secret) => importSecret(secret, hash)))
    const which = async (bytes: Uint8Array): Promise<Secret | undefined> => {
      const made = await Promise.all(keys.map((secret) => isHmac(secret, signature, bytes)))
      return secrets[made.indexOf(true)]
    }
    const secret = await which(signed)
    if (secret) return [hmac(signature.length, key.label, secret)]
    // 64 bytes are ECDSA nearly always: thousands of operations are not spent on the rest.
    for (const text of signature.length === 64 ? [] : others) {
      const other = await which(text.bytes)
      if (!other) continue
      const over: Mistake = {
        mistake: text.mistake,
        words: `It was made over ${text.words}.`,
        proof: 'shown',
      }
      return [hmac(signature.length, key.label, other), over]
    }
    return []
  } finally {
    scratch.wipe()
  }
}

/** What the length alone says. */
export function suspectedHmac(length: number): Mistake | null {
  const name = length === 64 ? null : hmacName(length)
  const words = `The signature has ${length} bytes, so it is an ${name} and not ECDSA, which has 64.`
  return name === null ? null : { mistake: 'hmac-signature', words, proof: 'suspected' }
}

function hmac(length: number, label: string, { words }: Secret): Mistake {
  const name = hmacName(length)
  const first =
    length === 64
      ? `The signature has 64 bytes, like ECDSA, but it is an ${name} all the same.`
      : suspectedHmac(length)?.words
  return {
    mistake: 'hmac-signature',
    words: `${first} The key ${label} shows it: the secret was ${words}.`,
    proof: 'shown',
  }
}

function importSecret({ bytes }: Secret, hash: string): Promise<CryptoKey> {
  const copy = new Uint8Array(bytes)
  const imported = crypto.subtle.importKey('raw', copy, { name: 'HMAC', hash }, false, ['verify'])
  return imported.finally(() => copy.fill(0))
}

function isHmac(key: CryptoKey, signature: Uint8Array, bytes: Uint8Array): Promise<boolean> {
  return crypto.subtle.verify('HMAC', key, new Uint8Array(signature), new Uint8Array(bytes))
}
