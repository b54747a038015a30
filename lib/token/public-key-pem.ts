import { encodeBase64 } from '../bytes/base64'

/** A SubjectPublicKeyInfo as PEM. https://www.rfc-editor.org/rfc/rfc7468#section-13 */
export function publicKeyPem(spki: Uint8Array): string {
  const lines = encodeBase64(spki).match(/.{1,64}/g) ?? []
  return ['-----BEGIN PUBLIC KEY-----', ...lines, '-----END PUBLIC KEY-----', ''].join('\n')
}
