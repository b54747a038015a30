import 'server-only'
import 'reflect-metadata'
import * as x509 from '@peculiar/x509'
import { EC, fingerprintOf, keyToPem, openRoot, type Root, serialNumber } from '../root-file'

const DAY = 86_400_000
const ROOT_DAYS = 3650
const SERVER_DAYS = 90
const ROOT_NAME = 'CN=Assay Simulator APNs Root, O=Assay'

/**
 * NameConstraints that permit `localhost`, 127.0.0.1 and ::1 only: whoever trusts this root trusts
 * it for their own machine and for nothing else.
 * https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.10
 */
const LOOPBACK_ONLY = Uint8Array.from([
  ...[0x30, 0x3f, 0xa0, 0x3d],
  ...[0x30, 0x0b, 0x82, 0x09, ...new TextEncoder().encode('localhost')],
  ...[0x30, 0x0a, 0x87, 0x08, 127, 0, 0, 1, 255, 255, 255, 255],
  ...[0x30, 0x22, 0x87, 0x20, ...Array(15).fill(0), 1, ...Array(16).fill(255)],
])

export interface ServerCertificate {
  /** PEM: the server's certificate, then the root. */
  cert: string
  /** PEM, PKCS#8. */
  key: string
  /** Milliseconds since 1970 UTC. */
  notAfter: number
}

export interface Authority {
  /** PEM: what a client has to trust. */
  rootPem: string
  /** Where that file is, or `null` where nothing is kept on disk. */
  rootPath: string | null
  /** SHA-256, hex with colons. */
  fingerprint: string
  /** `replaced`: the files on disk did not fit together, so people have to trust the new root. */
  root: 'kept' | 'made' | 'replaced'
  /** A new certificate for localhost, 127.0.0.1 and ::1, good for 90 days. */
  issueServerCertificate(now: number): Promise<ServerCertificate>
}

/**
 * The simulator's own root, kept in `<dataFolder>/simulator/` (`apns-root.pem`, and its key with
 * mode 0600) so that it has to be trusted once. `dataFolder: null` keeps it in memory.
 * Throws where the folder cannot be written.
 */
export async function openAuthority(dataFolder: string | null, now: number): Promise<Authority> {
  const root = await openRoot({
    dataFolder,
    name: 'apns-root',
    now,
    leastMs: SERVER_DAYS * DAY,
    make: () => makeRoot(now),
  })
  return {
    rootPem: `${root.cert.toString('pem')}\n`,
    rootPath: root.path,
    fingerprint: await fingerprintOf(root.cert),
    root: root.origin,
    issueServerCertificate: (at) => issueServerCertificate(root, at),
  }
}

async function makeRoot(now: number): Promise<Root> {
  const keys = await crypto.subtle.generateKey(EC, true, ['sign', 'verify'])
  const cert = await x509.X509CertificateGenerator.createSelfSigned(
    {
      serialNumber: serialNumber(),
      name: ROOT_NAME,
      notBefore: new Date(now - DAY),
      notAfter: new Date(now + ROOT_DAYS * DAY),
      keys,
      signingAlgorithm: EC,
      extensions: [
        new x509.BasicConstraintsExtension(true, 0, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign, true),
        await x509.SubjectKeyIdentifierExtension.create(keys.publicKey, false, crypto),
        new x509.Extension('2.5.29.30', true, LOOPBACK_ONLY),
      ],
    },
    crypto,
  )
  return { cert, key: keys.privateKey }
}

async function issueServerCertificate(root: Root, now: number): Promise<ServerCertificate> {
  const keys = await crypto.subtle.generateKey(EC, true, ['sign', 'verify'])
  const notAfter = now + SERVER_DAYS * DAY
  const cert = await x509.X509CertificateGenerator.create(
    {
      serialNumber: serialNumber(),
      subject: 'CN=localhost, O=Assay Simulator',
      issuer: root.cert.subject,
      notBefore: new Date(now - DAY),
      notAfter: new Date(notAfter),
      publicKey: keys.publicKey,
      signingKey: root.key,
      signingAlgorithm: EC,
      extensions: [
        new x509.BasicConstraintsExtension(false, undefined, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
        new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
        await x509.SubjectKeyIdentifierExtension.create(keys.publicKey, false, crypto),
        await x509.AuthorityKeyIdentifierExtension.create(root.cert, false, crypto),
        new x509.SubjectAlternativeNameExtension([
          { type: 'dns', value: 'localhost' },
          { type: 'ip', value: '127.0.0.1' },
          { type: 'ip', value: '::1' },
        ]),
      ],
    },
    crypto,
  )
  return {
    cert: `${cert.toString('pem')}\n${root.cert.toString('pem')}\n`,
    key: await keyToPem(keys.privateKey),
    notAfter,
  }
}
