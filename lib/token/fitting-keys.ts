import { decodeBase64Url } from '../bytes/base64'
import type { PastedKey } from '../inspect/decoder'
import { readKey } from '../inspect/developer-token/keys'
import { rawOfDer, signatureForm } from '../inspect/developer-token/signature-form'

/** The public half of a key that is kept, and what is known of it. */
export interface PublicHalf {
  id: string
  name: string
  /** '' where it is not known. */
  keyId: string
  /** The Key ID that the file's name gave, where it gave one. */
  fileKeyId: string | null
  /** SubjectPublicKeyInfo as PEM. */
  pem: string
}

/**
 * Those of the kept keys that have to do with a token: one that signed it, and one whose Key ID it
 * names. A key that merely lies there says nothing about a token of somebody else. The parts are
 * base64url, as they came. Never throws.
 */
export async function fittingKeys(
  token: { header: string; claims: string; signature: string },
  keys: readonly PublicHalf[],
): Promise<PastedKey[]> {
  const kid = kidOf(token.header)
  const signature = signatureOf(token.signature)
  const signed = new TextEncoder().encode(`${token.header}.${token.claims}`)
  const fits = await Promise.all(
    keys.map(async (key) => (kid !== null && key.keyId === kid) || made(key, signature, signed)),
  )
  const fitting = keys.filter((_, index) => fits[index])
  return fitting
    .filter(({ pem }, index) => fitting.findIndex((other) => other.pem === pem) === index)
    .map(({ name, fileKeyId, pem }) => ({
      // The engine takes a Key ID from a file's name and from nothing else.
      name: fileKeyId === null ? name : `AuthKey_${fileKeyId}.p8`,
      pem,
    }))
}

async function made(
  { name, pem }: PublicHalf,
  signature: Uint8Array | null,
  signed: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const read = signature ? await readKey({ name, pem }, 0) : null
  if (!read?.ok || !signature) return false
  const algorithm = { name: 'ECDSA', hash: 'SHA-256' }
  return crypto.subtle.verify(algorithm, read.key, new Uint8Array(signature), signed)
}

/** As 64 bytes, where it is a signature that a key on P-256 can have made. */
function signatureOf(text: string): Uint8Array | null {
  const decoded = decodeBase64Url(text)
  if (!decoded.ok) return null
  const form = signatureForm(decoded.bytes)
  if (form === 'raw') return decoded.bytes
  return form === 'der' ? rawOfDer(decoded.bytes) : null
}

function kidOf(header: string): string | null {
  const decoded = decodeBase64Url(header)
  if (!decoded.ok) return null
  try {
    const { kid } = JSON.parse(new TextDecoder().decode(decoded.bytes)) as { kid?: unknown }
    return typeof kid === 'string' && kid !== '' ? kid : null
  } catch {
    return null
  }
}
