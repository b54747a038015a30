import { encodeBase64 } from '../../../bytes/base64'
import { encodeUtf8 } from '../../../bytes/utf8'

/** A dictionary of texts as StoreKit writes it. */
export function openStep(pairs: Readonly<Record<string, string>>): string {
  const lines = Object.entries(pairs).map(([key, value]) => `\t"${key}" = "${value}";\n`)
  return `{\n${lines.join('')}}`
}

/** A transaction receipt as text, signed as StoreKit’s are: RSA with SHA-1 over version and purchase. */
export async function buildTransactionReceipt(options: {
  purchase: Readonly<Record<string, string>>
  certificate: Uint8Array
  /** Extractable; whatever hash it was made for. */
  key: CryptoKey
  version?: number
  outer?: Readonly<Record<string, string>>
}): Promise<string> {
  const { purchase, certificate, key, version = 2, outer = {} } = options
  const info = encodeUtf8(openStep(purchase))
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-1' }
  const pkcs8 = await crypto.subtle.exportKey('pkcs8', key)
  const signer = await crypto.subtle.importKey('pkcs8', pkcs8, algorithm, false, ['sign'])
  const signature = await crypto.subtle.sign(algorithm, signer, Uint8Array.of(version, ...info))
  const length = new DataView(new ArrayBuffer(4))
  length.setUint32(0, certificate.length)
  const blob = Uint8Array.of(
    version,
    ...new Uint8Array(signature),
    ...new Uint8Array(length.buffer),
    ...certificate,
  )
  return openStep({
    signature: encodeBase64(blob),
    'purchase-info': encodeBase64(info),
    ...outer,
  })
}
