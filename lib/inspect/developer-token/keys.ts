import { fingerprint } from '../../bytes/digest'
import { decodePemBody, findPemBlocks } from '../../bytes/pem'
import { Scratch } from '../../bytes/scratch'
import { encodeUtf8 } from '../../bytes/utf8'
import type { PastedKey } from '../decoder'
import { readKeyFileName } from '../private-key/file-name'
import { readPrivateKey } from '../private-key/read'

const P256 = { name: 'ECDSA', namedCurve: 'P-256' } as const

/** A key that signatures can be checked with: the public half of what was given. */
export interface CheckingKey {
  ok: true
  /** Its Key ID, the name it was given, or the beginning of its fingerprint. */
  label: string
  /** From the file’s name; `null`: it says none. */
  keyId: string | null
  key: CryptoKey
}

export type KeyReading =
  | CheckingKey
  /** What is wrong with it, as a sentence; nothing of its contents. */
  | { ok: false; label: string; problem: string }

/**
 * Reads a .p8 or a public key on P-256. Of a private key only the public half is kept: it is
 * imported, its coordinates are taken, and its bytes are wiped. Never throws.
 */
export async function readKey({ name, pem }: PastedKey, index: number): Promise<KeyReading> {
  const given = name?.trim().slice(0, 80) || null
  const label = given ?? `number ${index + 1}`
  const bytes = encodeUtf8(pem)
  try {
    const key = await publicHalf(bytes, name)
    if (typeof key === 'string') return { ok: false, label, problem: key }
    const keyId = name === undefined ? null : (readKeyFileName(name)?.keyId ?? null)
    return { ok: true, label: keyId ?? given ?? (await shortFingerprint(key)), keyId, key }
  } catch {
    // WebCrypto’s own words for a key that is none differ from browser to browser.
    return { ok: false, label, problem: 'It is not a key on the curve P-256.' }
  } finally {
    bytes.fill(0)
  }
}

/** The key, or why there is none, as a sentence. */
async function publicHalf(bytes: Uint8Array, name?: string): Promise<CryptoKey | string> {
  const read = readPrivateKey(bytes, name === undefined ? {} : { fileName: name })
  if (read.ok) {
    try {
      return await publicOf(read.pkcs8)
    } finally {
      read.pkcs8.fill(0)
    }
  }
  if (read.problem.code !== 'public-key') return `${read.problem.title}.`
  const block = findPemBlocks(bytes).find(({ label }) => label === 'PUBLIC KEY')
  if (!block) return `${read.problem.title}, in a form that Assay does not read.`
  const { reading, bytes: spki } = decodePemBody(bytes, block, new Scratch())
  return reading.ok
    ? crypto.subtle.importKey('spki', new Uint8Array(spki), P256, true, ['verify'])
    : 'The text between its BEGIN and END lines is not base64.'
}

async function publicOf(pkcs8: Uint8Array): Promise<CryptoKey> {
  const copy = new Uint8Array(pkcs8)
  try {
    const secret = await crypto.subtle.importKey('pkcs8', copy, P256, true, ['sign'])
    const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', secret)
    const half = { kty, crv, x, y } as JsonWebKey
    return await crypto.subtle.importKey('jwk', half, P256, true, ['verify'])
  } finally {
    copy.fill(0)
  }
}

async function shortFingerprint(key: CryptoKey): Promise<string> {
  const spki = new Uint8Array(await crypto.subtle.exportKey('spki', key))
  return `with the fingerprint ${(await fingerprint(spki)).slice(0, 16)}…`
}
