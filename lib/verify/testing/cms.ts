import { readCertificate } from '../../x509/read-certificate'
import type { Certificate } from '../../x509/types'
import { CMS_OIDS } from '../cms-oids'
import { integer, octetString, oid, open, raw, set, tlv } from './der'
import type { Issued } from './issue'

export interface SignCmsOptions {
  content: Uint8Array
  /** Whose key signs. */
  signer: Pick<Issued, 'der' | 'privateKey' | 'kind'>
  /** What the message brings along, in this order. Left out: the signer alone. */
  certificates?: readonly Pick<Issued, 'der'>[]
  /** Left out: true. */
  attributes?: boolean
  /** Left out: SHA-256. */
  digest?: 'SHA-1' | 'SHA-256' | 'SHA-384' | 'SHA-512'
  /** Left out: the content is in the message. */
  detached?: boolean
  /** Open lengths and the content in pieces, as Xcode writes receipts. */
  ber?: boolean
  /** Name the signer by its key’s identifier, which has to be given in hex. */
  keyId?: Uint8Array
  signingTime?: Date
  contentType?: string
  /** What the attributes say instead of what is. */
  claimed?: { contentType?: string; digestOf?: Uint8Array; without?: string; twice?: string }
  /** How often the signer stands there. Left out: once. */
  times?: number
}

const DIGEST_OIDS = {
  'SHA-1': '1.3.14.3.2.26',
  'SHA-256': '2.16.840.1.101.3.4.2.1',
  'SHA-384': '2.16.840.1.101.3.4.2.2',
  'SHA-512': '2.16.840.1.101.3.4.2.3',
} as const
const ECDSA_OIDS = {
  'SHA-1': '1.2.840.10045.4.1',
  'SHA-256': '1.2.840.10045.4.3.2',
  'SHA-384': '1.2.840.10045.4.3.3',
  'SHA-512': '1.2.840.10045.4.3.4',
} as const
const NULL = Uint8Array.of(5, 0)

/** A signed message (CMS SignedData) of any form that a test or a sample needs. */
export async function signCms(options: SignCmsOptions): Promise<Uint8Array> {
  const { content, signer, digest = 'SHA-256', ber = false } = options
  const contentType = options.contentType ?? CMS_OIDS.data
  const algorithm = tlv(0x30, oid(DIGEST_OIDS[digest]), NULL)
  const attributes = options.attributes === false ? null : await attributesOf(options, contentType)
  const signature = await signWith(signer, digest, attributes ? tlv(0x31, ...attributes) : content)
  const info = tlv(
    0x30,
    integer(options.keyId ? 3 : 1),
    options.keyId ? tlv(0x80, options.keyId) : issuerAndSerial(signer.der),
    algorithm,
    ...(attributes ? [tlv(0xa0, ...attributes)] : []),
    signer.kind === 'RSA'
      ? tlv(0x30, oid('1.2.840.113549.1.1.1'), NULL)
      : tlv(0x30, oid(ECDSA_OIDS[digest])),
    octetString(signature),
  )
  const wrap = ber ? open : tlv
  const string = ber ? open(0x24, ...pieces(content)) : octetString(content)
  const inner = options.detached
    ? tlv(0x30, oid(contentType))
    : wrap(0x30, oid(contentType), wrap(0xa0, string))
  const bag = options.certificates ?? [signer]
  const signed = wrap(
    0x30,
    integer(1),
    tlv(0x31, algorithm),
    inner,
    ...(bag.length > 0 ? [wrap(0xa0, ...bag.map(({ der }) => der))] : []),
    tlv(0x31, ...Array.from({ length: options.times ?? 1 }, () => info)),
  )
  return wrap(0x30, oid(CMS_OIDS.signedData), wrap(0xa0, signed))
}

function pieces(content: Uint8Array): Uint8Array[] {
  const count = Math.ceil(content.length / 1000)
  return Array.from({ length: count }, (_, index) =>
    octetString(content.subarray(index * 1000, (index + 1) * 1000)),
  )
}

async function attributesOf(options: SignCmsOptions, contentType: string): Promise<Uint8Array[]> {
  const { digest = 'SHA-256', claimed = {}, content, signingTime } = options
  const hash = await crypto.subtle.digest(digest, copy(claimed.digestOf ?? content))
  const rows: [string, Uint8Array][] = [
    [CMS_OIDS.contentType, oid(claimed.contentType ?? contentType)],
    ...(signingTime ? [[CMS_OIDS.signingTime, utcTime(signingTime)] as [string, Uint8Array]] : []),
    [CMS_OIDS.messageDigest, octetString(new Uint8Array(hash))],
  ]
  const kept = rows.filter(([type]) => type !== claimed.without)
  const again = kept.filter(([type]) => type === claimed.twice)
  return set([...kept, ...again].map(([type, value]) => tlv(0x30, oid(type), tlv(0x31, value))))
}

function utcTime(date: Date): Uint8Array {
  const digits = date.toISOString().replace(/\D/g, '').slice(2, 14)
  return tlv(0x17, new TextEncoder().encode(`${digits}Z`))
}

function issuerAndSerial(der: Uint8Array): Uint8Array {
  const { issuer, places } = certificateOf(der)
  return tlv(0x30, issuer.der, raw(der, places.serial))
}

function certificateOf(der: Uint8Array): Certificate {
  const read = readCertificate(der)
  if (!read.ok) throw new Error(read.problem)
  return read.certificate
}

async function signWith(
  { privateKey, kind }: Pick<Issued, 'privateKey' | 'kind'>,
  hash: NonNullable<SignCmsOptions['digest']>,
  data: Uint8Array,
): Promise<Uint8Array> {
  const name = kind === 'RSA' ? 'RSASSA-PKCS1-v1_5' : 'ECDSA'
  // A key of WebCrypto is bound to one digest, so it is taken out and put in again for this one.
  const pkcs8 = await crypto.subtle.exportKey('pkcs8', privateKey)
  const algorithm = kind === 'RSA' ? { name, hash } : { name, namedCurve: kind, hash }
  const key = await crypto.subtle.importKey('pkcs8', pkcs8, algorithm, false, ['sign'])
  const signature = new Uint8Array(await crypto.subtle.sign(algorithm, key, copy(data)))
  if (kind === 'RSA') return signature
  const half = signature.length / 2
  return tlv(0x30, integer(signature.subarray(0, half)), integer(signature.subarray(half)))
}

const copy = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes)
