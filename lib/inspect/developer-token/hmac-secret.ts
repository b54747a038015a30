import { decodePemBody, findPemBlocks } from '../../bytes/pem'
import { Scratch } from '../../bytes/scratch'
import { encodeUtf8 } from '../../bytes/utf8'
import type { PastedKey } from '../decoder'
import { LARGEST_KEY_FILE } from '../private-key/read'

/**
 * Which text of a key was the secret of an HMAC-SHA256, in words; `null` where none was. People
 * give the .p8 to a function that wants a secret, as a whole or as they cut it out of its PEM.
 */
export async function findHmacSecret(
  keys: readonly PastedKey[],
  signed: Uint8Array,
  signature: Uint8Array,
): Promise<string | null> {
  for (const { pem } of keys) {
    if (pem.length > LARGEST_KEY_FILE) continue
    for (const { words, secret } of secretsOf(pem)) {
      const made = secret.length > 0 && (await isHmac(secret, signed, signature))
      secret.fill(0)
      if (made) return words
    }
  }
  return null
}

function* secretsOf(pem: string): Generator<{ words: string; secret: Uint8Array }> {
  const whole = 'the whole text of the key file'
  const text = pem.replaceAll('\r\n', '\n')
  for (const form of new Set([pem, text, text.trim(), `${text.trim()}\n`])) {
    yield { words: whole, secret: encodeUtf8(form) }
  }
  const body = /-----BEGIN [^-]+-----([^-]*)-----END/.exec(text)?.[1]
  if (body === undefined) return
  for (const form of new Set([body, body.trim(), `${body.trim()}\n`])) {
    yield { words: 'the base64 lines of the key, line breaks included', secret: encodeUtf8(form) }
  }
  yield {
    words: 'the base64 of the key without its line breaks',
    secret: encodeUtf8(body.replaceAll(/\s/g, '')),
  }
  const bytes = encodeUtf8(text)
  const [block] = findPemBlocks(bytes)
  if (block) {
    const { reading, bytes: der } = decodePemBody(bytes, block, new Scratch())
    if (reading.ok) yield { words: 'the bytes of the key (DER)', secret: der }
  }
}

async function isHmac(
  secret: Uint8Array,
  signed: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', new Uint8Array(secret), algorithm, false, [
    'verify',
  ])
  return crypto.subtle.verify('HMAC', key, new Uint8Array(signature), new Uint8Array(signed))
}
