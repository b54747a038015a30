import 'reflect-metadata'
import {
  BasicConstraintsExtension,
  Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509'

export { KeyUsageFlags }

export type KeyKind = 'P-256' | 'P-384' | 'P-521' | 'RSA'
export type Hash = 'SHA-1' | 'SHA-256' | 'SHA-384' | 'SHA-512'

/** A certificate that was made here, with the key that belongs to it. */
export interface Issued {
  der: Uint8Array
  pem: string
  privateKey: CryptoKey
  publicKey: CryptoKey
  kind: KeyKind
}

export interface IssueOptions {
  /** The common name. */
  name: string
  /** Further attributes of the name, such as `{ O: 'Apple Inc.' }`. */
  attributes?: Record<string, string>
  /** Left out: signed with its own key. */
  issuer?: Issued
  key?: KeyKind
  /** Instead of a new key of that kind. */
  keys?: CryptoKeyPair
  /** What the issuer signs with. */
  hash?: Hash
  from?: Date
  to?: Date
  /** `null`: without basicConstraints. Left out: `false`. */
  ca?: boolean | null
  pathLength?: number
  /** Bits of KeyUsageFlags; `null`: without keyUsage. Left out: what `ca` asks for. */
  keyUsage?: number | null
  /** Apple's marks: extensions that say nothing but that they are there. */
  marks?: readonly string[]
  extensions?: readonly { oid: string; critical?: boolean; value: Uint8Array }[]
  /** Hex. */
  serial?: string
}

/** The years in which samples are valid. */
export const SAMPLE_FROM = new Date('2020-01-01T00:00:00Z')
export const SAMPLE_TO = new Date('2045-01-01T00:00:00Z')

const NULL = Uint8Array.of(5, 0)

/** Makes a certificate, of any form that a test needs. */
export async function issue(options: IssueOptions): Promise<Issued> {
  const kind = options.key ?? 'P-256'
  const keys = options.keys ?? (await generateKeys(kind))
  const { issuer } = options
  const certificate = await X509CertificateGenerator.create({
    serialNumber: options.serial ?? '4a53532d31',
    subject: nameOf(options),
    issuer: issuer ? new X509Certificate(copy(issuer.der)).subjectName.toJSON() : nameOf(options),
    notBefore: options.from ?? SAMPLE_FROM,
    notAfter: options.to ?? SAMPLE_TO,
    publicKey: keys.publicKey,
    signingKey: issuer?.privateKey ?? keys.privateKey,
    signingAlgorithm: signingAlgorithm(issuer?.kind ?? kind, options.hash ?? 'SHA-256'),
    extensions: extensionsOf(options),
  })
  return {
    der: new Uint8Array(certificate.rawData),
    pem: `${certificate.toString('pem')}\n`,
    privateKey: keys.privateKey,
    publicKey: keys.publicKey,
    kind,
  }
}

/** A new key pair that may sign. */
export async function generateKeys(kind: KeyKind): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey(
    kind === 'RSA'
      ? {
          name: 'RSASSA-PKCS1-v1_5',
          modulusLength: 2048,
          publicExponent: Uint8Array.of(1, 0, 1),
          hash: 'SHA-256',
        }
      : { name: 'ECDSA', namedCurve: kind },
    true,
    ['sign', 'verify'],
  )
}

function nameOf({ name, attributes = {} }: IssueOptions): Record<string, string[]>[] {
  return [
    { CN: [name] },
    ...Object.entries(attributes).map(([type, value]) => ({ [type]: [value] })),
  ]
}

function signingAlgorithm(kind: KeyKind, hash: Hash) {
  return kind === 'RSA'
    ? { name: 'RSASSA-PKCS1-v1_5', hash }
    : { name: 'ECDSA', namedCurve: kind, hash }
}

function extensionsOf(options: IssueOptions): Extension[] {
  const ca = options.ca === undefined ? false : options.ca
  const usage =
    options.keyUsage === undefined
      ? ca
        ? KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign
        : KeyUsageFlags.digitalSignature
      : options.keyUsage
  return [
    ...(ca === null ? [] : [new BasicConstraintsExtension(ca, options.pathLength, true)]),
    ...(usage === null ? [] : [new KeyUsagesExtension(usage, true)]),
    ...(options.marks ?? []).map((oid) => new Extension(oid, false, NULL)),
    ...(options.extensions ?? []).map(
      ({ oid, critical = false, value }) => new Extension(oid, critical, copy(value)),
    ),
  ]
}

const copy = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes)
