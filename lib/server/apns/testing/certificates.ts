import 'server-only'
import 'reflect-metadata'
import {
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  type X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509'

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
const DAY = 86_400_000

/** What a TLS server presents. */
export interface Identity {
  /** PEM: the leaf, then its issuer. */
  cert: string
  /** PEM, PKCS#8. */
  key: string
}

/** A certificate authority for tests: its keys exist for one run and never leave the process. */
export interface Authority {
  /** PEM of the root. */
  root: string
  issue(options?: { name?: string; from?: Date; to?: Date }): Promise<Identity>
}

export async function makeAuthority(name = 'Test root'): Promise<Authority> {
  const keys = await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])
  const now = Date.now()
  const root = await X509CertificateGenerator.createSelfSigned({
    name: `CN=${name}`,
    serialNumber: '01',
    keys,
    signingAlgorithm: ALGORITHM,
    notBefore: new Date(now - 1_000 * DAY),
    notAfter: new Date(now + 1_000 * DAY),
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
    ],
  })
  return {
    root: root.toString('pem'),
    issue: (options = {}) => issue(root, keys.privateKey, options),
  }
}

async function issue(
  root: X509Certificate,
  signingKey: CryptoKey,
  options: { name?: string; from?: Date; to?: Date },
): Promise<Identity> {
  const keys = await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])
  const name = options.name ?? 'localhost'
  const now = Date.now()
  const leaf = await X509CertificateGenerator.create({
    subject: `CN=${name}`,
    issuer: root.subject,
    serialNumber: '02',
    publicKey: keys.publicKey,
    signingKey,
    signingAlgorithm: ALGORITHM,
    notBefore: options.from ?? new Date(now - DAY),
    notAfter: options.to ?? new Date(now + DAY),
    extensions: [
      new SubjectAlternativeNameExtension([{ type: 'dns', value: name }]),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
    ],
  })
  const pkcs8 = await crypto.subtle.exportKey('pkcs8', keys.privateKey)
  const base64 = Buffer.from(pkcs8).toString('base64').replace(/.{64}/g, '$&\n').trimEnd()
  return {
    cert: leaf.toString('pem'),
    key: `-----BEGIN PRIVATE KEY-----\n${base64}\n-----END PRIVATE KEY-----\n`,
  }
}
