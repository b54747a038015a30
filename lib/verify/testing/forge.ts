import { APPLE_ROOTS } from '../../apple/roots'
import { certificateOf } from '../../x509/certificate-of'
import { readCertificate } from '../../x509/read-certificate'
import type { Certificate } from '../../x509/types'
import type { ChainOrder } from '../chain'
import type { ChainProblemName } from '../chain-problems'
import { readTrust, type TrustedRoot } from '../trust'
import { type Issued, issue } from './issue'
import { makePki, type Pki, RECEIPT_SIGNING, WWDR } from './pki'

/** A chain that was forged, and the step that must fail for it. */
export interface ForgedChain {
  /** What was forged. */
  name: string
  chain(pkis: Pkis): Promise<readonly Pick<Issued, 'der'>[]>
  /** What differs from the usual order. */
  order?: Partial<ChainOrder>
  problem: ChainProblemName
  /** What the words of the step must say. */
  says?: RegExp
}

/** Two that are trusted, and one that is not: the same names, other keys. */
export interface Pkis {
  good: Pki
  rsa: Pki
  evil: Pki
}

export const SIGNED = Date.UTC(2026, 0, 15)
export const NOW = Date.UTC(2026, 5, 1)
export const MARKS = { leaf: RECEIPT_SIGNING, intermediate: WWDR }
export const NO_MARKS = { leaf: null, intermediate: null }
/** The attributes of Apple’s G3 besides its common name. */
export const G3 = { OU: 'Apple Certification Authority', O: 'Apple Inc.', C: 'US' }

export async function makePkis(): Promise<Pkis & { trust: readonly TrustedRoot[] }> {
  const good = await makePki({ kind: 'EC' })
  const rsa = await makePki({ kind: 'RSA' })
  const evil = await makePki({ kind: 'EC', rootName: 'Evil root' })
  const trust = await readTrust([
    { name: 'Sample root', pem: good.root.pem },
    { name: 'Sample RSA root', pem: rsa.root.pem },
  ])
  return { good, rsa, evil, trust }
}

/** What is asked of a chain where a case does not say otherwise. */
export function orderOf(
  certificates: readonly Pick<Issued, 'der'>[],
  trust: readonly TrustedRoot[],
  more: Partial<ChainOrder> = {},
): ChainOrder {
  return {
    certificates: certificates.map(({ der }) => read(der)),
    form: 'x5c',
    trust,
    signedAt: SIGNED,
    now: NOW,
    marks: MARKS,
    ...more,
  }
}

export function read(der: Uint8Array): Certificate {
  const reading = readCertificate(der)
  if (!reading.ok) throw new Error(reading.problem)
  return reading.certificate
}

export function apple(name: string): Pick<Issued, 'der'> {
  const der = certificateOf(APPLE_ROOTS.find((root) => root.name === name)?.pem ?? '')
  if (!der) throw new Error(`no root ${name}`)
  return { der }
}

export const chainOf = ({ leaf, intermediate, root }: Pki) => [leaf, intermediate, root]

/** A leaf as Apple’s, issued by whomever. */
export const leafBy = (issuer: Issued, more: object = {}) =>
  issue({ name: 'Sample: leaf', issuer, marks: [RECEIPT_SIGNING], ...more })

export const intermediateBy = (issuer: Issued, more: object = {}) =>
  issue({ name: 'Sample: authority', issuer, ca: true, marks: [WWDR], ...more })

/** A whole chain below that root. */
export async function under(
  root: Issued,
  more: { intermediate?: object; leaf?: object } = {},
): Promise<Pick<Issued, 'der'>[]> {
  const intermediate = await intermediateBy(root, more.intermediate)
  return [await leafBy(intermediate, more.leaf), intermediate, root]
}

/** A root of that name, on a key of its own. */
export const imitation = (name: string, attributes: Record<string, string>) =>
  issue({ name, attributes, key: 'P-384', ca: true })

/** One bit of the signature, which are the last bytes. */
export const bentSignature = ({ der }: Pick<Issued, 'der'>): Pick<Issued, 'der'> => ({
  der: der.with(der.length - 1, (der[der.length - 1] ?? 0) ^ 1),
})

/** The last letter of the subject. */
export function renamed({ der }: Pick<Issued, 'der'>): Pick<Issued, 'der'> {
  const at = read(der).places.subject.end - 1
  return { der: der.with(at, (der[at] ?? 0) ^ 1) }
}
