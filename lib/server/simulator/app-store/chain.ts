import 'server-only'
import 'reflect-metadata'
import * as x509 from '@peculiar/x509'
import { EC, fingerprintOf, keyToPem, openRoot, type Root, serialNumber } from '../root-file'

/** Of a certificate that signs App Store data. */
const RECEIPT_SIGNING = '1.2.840.113635.100.6.11.1'
/** Of Apple's Worldwide Developer Relations authorities. */
const WWDR = '1.2.840.113635.100.6.2.1'
const NULL = Uint8Array.of(5, 0)

/** The simulated clock can be moved, and a signature is checked at its own date. */
const FROM = new Date('2010-01-01T00:00:00Z')
const TO = new Date('2049-12-31T00:00:00Z')

export interface SigningChain {
  /** Leaf first, the root last: base64 of DER, as the header of a JWS has it. */
  x5c: string[]
  /** PKCS#8 in PEM, of the leaf. Never leaves this process. */
  key: string
  /** PEM: what a verifier has to trust, in the Simulator environment alone. */
  rootPem: string
  /** Where that file is, or `null` where nothing is kept on disk. */
  rootPath: string | null
  /** SHA-256 of the root, hex with colons. */
  fingerprint: string
}

/**
 * The chain that signs what the simulated App Store says, in the form of Apple's: a root of its own,
 * kept like that of TLS and apart from it, and an intermediate and a leaf with Apple's marks, new
 * with every start. Throws where the folder cannot be written.
 */
export async function openSigningChain(
  dataFolder: string | null,
  now: number,
): Promise<SigningChain> {
  const root = await openRoot({
    dataFolder,
    name: 'app-store-root',
    now,
    leastMs: 0,
    make: makeRoot,
  })
  const authority = await issue(root, 'Assay Simulator Developer Relations', {
    mark: WWDR,
    ca: true,
  })
  const leaf = await issue(authority, 'Assay Simulator App Store Signing', {
    mark: RECEIPT_SIGNING,
    ca: false,
  })
  const der = ({ cert }: Root) => Buffer.from(cert.rawData).toString('base64')
  return {
    x5c: [leaf, authority, root].map(der),
    key: await keyToPem(leaf.key),
    rootPem: `${root.cert.toString('pem')}\n`,
    rootPath: root.path,
    fingerprint: await fingerprintOf(root.cert),
  }
}

async function makeRoot(): Promise<Root> {
  const keys = await crypto.subtle.generateKey(EC, true, ['sign', 'verify'])
  const cert = await x509.X509CertificateGenerator.createSelfSigned(
    {
      serialNumber: serialNumber(),
      name: 'CN=Assay Simulator App Store Root, O=Assay',
      notBefore: FROM,
      notAfter: TO,
      keys,
      signingAlgorithm: EC,
      extensions: [
        new x509.BasicConstraintsExtension(true, 1, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign, true),
        await x509.SubjectKeyIdentifierExtension.create(keys.publicKey, false, crypto),
      ],
    },
    crypto,
  )
  return { cert, key: keys.privateKey }
}

async function issue(
  issuer: Root,
  name: string,
  { mark, ca }: { mark: string; ca: boolean },
): Promise<Root> {
  const keys = await crypto.subtle.generateKey(EC, true, ['sign', 'verify'])
  const usage = ca ? x509.KeyUsageFlags.keyCertSign : x509.KeyUsageFlags.digitalSignature
  const cert = await x509.X509CertificateGenerator.create(
    {
      serialNumber: serialNumber(),
      subject: `CN=${name}, O=Assay`,
      issuer: issuer.cert.subject,
      notBefore: FROM,
      notAfter: TO,
      publicKey: keys.publicKey,
      signingKey: issuer.key,
      signingAlgorithm: EC,
      extensions: [
        new x509.BasicConstraintsExtension(ca, ca ? 0 : undefined, true),
        new x509.KeyUsagesExtension(usage, true),
        new x509.Extension(mark, false, NULL),
        await x509.SubjectKeyIdentifierExtension.create(keys.publicKey, false, crypto),
        await x509.AuthorityKeyIdentifierExtension.create(issuer.cert, false, crypto),
      ],
    },
    crypto,
  )
  return { cert, key: keys.privateKey }
}
