import { encodeBase64, encodeBase64Url } from '../../bytes/base64'
import { encodeUtf8 } from '../../bytes/utf8'
import { type Issued, type IssueOptions, issue } from './issue'

/** A made chain in the form of Apple's: root, intermediate, leaf. */
export interface Pki {
  root: Issued
  intermediate: Issued
  leaf: Issued
  /** Leaf first, the root last: the header of a JWS. */
  x5c: string[]
}

export interface PkiOptions {
  /** `EC` as in Apple's JWS (root P-384, else P-256), `RSA` as in receipts and profiles. */
  kind: 'EC' | 'RSA'
  rootName?: string
  intermediateName?: string
  leafName?: string
  /** OIDs; `null` for none. Left out: those of Apple's receipt signing. */
  marks?: { leaf: string | null; intermediate: string | null }
  rootFrom?: Date
  rootTo?: Date
  intermediateFrom?: Date
  intermediateTo?: Date
  leafFrom?: Date
  leafTo?: Date
  /** Left out: true. */
  intermediateCa?: boolean
  /** Whatever else a test needs otherwise. */
  root?: Partial<IssueOptions>
  intermediate?: Partial<IssueOptions>
  leaf?: Partial<IssueOptions>
}

/** Of a certificate that signs App Store data. */
export const RECEIPT_SIGNING = '1.2.840.113635.100.6.11.1'
/** Of Apple's Worldwide Developer Relations authorities. */
export const WWDR = '1.2.840.113635.100.6.2.1'

const ORGANIZATION = { OU: 'Samples', O: 'Assay', C: 'US' }

/** A new chain: the keys are random, the names say that they are samples. */
export async function makePki(options: PkiOptions): Promise<Pki> {
  const ec = options.kind === 'EC'
  const marks = options.marks ?? { leaf: RECEIPT_SIGNING, intermediate: WWDR }
  const hash = ec ? ('SHA-384' as const) : ('SHA-256' as const)
  const root = await issue({
    name: options.rootName ?? 'Assay sample root',
    attributes: ORGANIZATION,
    key: ec ? 'P-384' : 'RSA',
    hash,
    ca: true,
    serial: '01',
    ...dates(options.rootFrom, options.rootTo),
    ...options.root,
  })
  const intermediate = await issue({
    name: options.intermediateName ?? 'Sample: Worldwide Developer Relations',
    attributes: ORGANIZATION,
    issuer: root,
    key: ec ? 'P-256' : 'RSA',
    hash,
    ca: options.intermediateCa ?? true,
    ...(options.intermediateCa === false ? {} : { pathLength: 0 }),
    serial: '02',
    marks: marks.intermediate === null ? [] : [marks.intermediate],
    ...dates(options.intermediateFrom, options.intermediateTo),
    ...options.intermediate,
  })
  const leaf = await issue({
    name: options.leafName ?? 'Sample: Mac App Store and iTunes Store Receipt Signing',
    attributes: ORGANIZATION,
    issuer: intermediate,
    key: ec ? 'P-256' : 'RSA',
    hash: 'SHA-256',
    serial: '03',
    marks: marks.leaf === null ? [] : [marks.leaf],
    ...dates(options.leafFrom, options.leafTo),
    ...options.leaf,
  })
  return { root, intermediate, leaf, x5c: x5cOf(leaf, intermediate, root) }
}

/** The certificates as the header of a JWS lists them. */
export function x5cOf(...certificates: readonly Pick<Issued, 'der'>[]): string[] {
  return certificates.map(({ der }) => encodeBase64(der))
}

/**
 * A JWS in compact form, signed with the leaf's key (ES256). A payload that is a text is signed as
 * it is; `header` goes over `{ alg, x5c }`, where `undefined` takes a member out.
 */
export async function signJws(
  pki: Pick<Pki, 'leaf' | 'x5c'>,
  payload: object | string,
  header: Record<string, unknown> = {},
): Promise<string> {
  const head = JSON.stringify({ alg: 'ES256', x5c: pki.x5c, ...header })
  const body = typeof payload === 'string' ? payload : JSON.stringify(payload)
  const signed = `${encodeBase64Url(encodeUtf8(head))}.${encodeBase64Url(encodeUtf8(body))}`
  const signature = await crypto.subtle.sign(
    { name: 'ECDSA', hash: 'SHA-256' },
    pki.leaf.privateKey,
    new Uint8Array(encodeUtf8(signed)),
  )
  return `${signed}.${encodeBase64Url(new Uint8Array(signature))}`
}

function dates(from: Date | undefined, to: Date | undefined): { from?: Date; to?: Date } {
  return { ...(from ? { from } : {}), ...(to ? { to } : {}) }
}
