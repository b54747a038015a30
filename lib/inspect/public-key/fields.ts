import { encodeBase64 } from '../../bytes/base64'
import type { Field } from '../inspection'

/** A public key, as PEM and by the digest that it is known by. `spki` is SubjectPublicKeyInfo in DER. */
export function publicKeyFields(spki: Uint8Array, print: string): Field[] {
  return [
    {
      label: 'publicKey',
      title: 'Public half',
      value: pemOf('PUBLIC KEY', encodeBase64(spki)),
      kind: 'text',
      note: 'Checks what the private key signed, and can be shown to anyone.',
    },
    {
      label: 'fingerprint',
      title: 'Fingerprint of the public key',
      value: print,
      kind: 'bytes',
      note: 'SHA-256 of its SubjectPublicKeyInfo: the same for every copy of the key, however it is written.',
    },
  ]
}

/** PEM, lines of 64 characters. https://www.rfc-editor.org/rfc/rfc7468#section-2 */
export function pemOf(label: string, base64: string): string {
  const lines = base64.match(/.{1,64}/g) ?? []
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`].join('\n')
}
