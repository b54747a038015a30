import { patiently } from '@/components/ui/patiently'

export type CredentialFile = { ok: true; name: string; pem: string } | { ok: false; why: string }

/** A .p8 has about 250 bytes, a certificate one or two thousand. */
const LARGEST = 64 * 1024

/** A root certificate as PEM, from PEM or DER. */
export async function readRootFile(file: File): Promise<CredentialFile> {
  const bytes = await bytesOf(file)
  if (typeof bytes === 'string') return { ok: false, why: bytes }
  return rootOf(file.name, isDer(bytes) ? pemOf(bytes) : new TextDecoder().decode(bytes))
}

/** A root certificate that was pasted. */
export async function rootOf(name: string, pem: string): Promise<CredentialFile> {
  const { certificateOf } = await patiently(() => import('@/lib/x509/certificate-of'))
  if (!certificateOf(pem)) {
    return {
      ok: false,
      why: `${name} contains no certificate. It should be PEM, which begins with -----BEGIN CERTIFICATE-----, or DER.`,
    }
  }
  return { ok: true, name, pem }
}

/** A key to check a signature with: a .p8 or a public key, as PEM. */
export async function readKeyFile(file: File): Promise<CredentialFile> {
  const bytes = await bytesOf(file)
  if (typeof bytes === 'string') return { ok: false, why: bytes }
  return keyOf(file.name, new TextDecoder().decode(bytes))
}

/** A key that was pasted. What is wrong inside of it, the engine says. */
export function keyOf(name: string, pem: string): CredentialFile {
  if (!/-----BEGIN (?:[A-Z]+ )?(?:PRIVATE|PUBLIC) KEY-----/.test(pem)) {
    return {
      ok: false,
      why: `${name} contains no key. It should begin with -----BEGIN PRIVATE KEY----- or -----BEGIN PUBLIC KEY-----.`,
    }
  }
  return { ok: true, name, pem }
}

async function bytesOf(file: File): Promise<Uint8Array | string> {
  if (file.size > LARGEST)
    return `${file.name} is too large for a key or a certificate. Choose another file.`
  try {
    return new Uint8Array(await file.arrayBuffer())
  } catch {
    return `${file.name} could not be read. Choose it again.`
  }
}

const isDer = (bytes: Uint8Array): boolean => bytes[0] === 0x30 && (bytes[1] ?? 0) > 0x7f

function pemOf(der: Uint8Array): string {
  const base64 = btoa(Array.from(der, (byte) => String.fromCharCode(byte)).join(''))
  const lines = base64.match(/.{1,64}/g) ?? []
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n')
}
