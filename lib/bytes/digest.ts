import { encodeHex } from './hex'

export type DigestName = 'SHA-1' | 'SHA-256' | 'SHA-384' | 'SHA-512'

/** The digest of bytes, by the platform. */
export async function digest(name: DigestName, bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest(name, new Uint8Array(bytes)))
}

/** SHA-256 as lower-case hex: what a certificate or a key is known by. */
export async function fingerprint(bytes: Uint8Array): Promise<string> {
  return encodeHex(await digest('SHA-256', bytes))
}
