import type { Proof } from '../inspect/decoder'
import { budgetFinding } from '../rules/budget'
import { chainFindings } from '../rules/chain'
import { cmsFindings } from '../rules/cms'
import type { Finding, Step } from '../rules/rule'
import { readCertificate } from '../x509/read-certificate'
import type { Certificate } from '../x509/types'
import type { ChainOrder, ChainResult } from './chain'
import { quoted } from './chain-words'
import type { Cms, CmsReading, CmsSigner } from './cms'
import { attributesStep, digestStep, signatureStep } from './cms-signature'
import { cmsFail, cmsPass, formStep, NO_MARKS } from './cms-words'
import { sameName } from './issued-by'
import { localChain } from './local-testing'
import { verifyChain } from './verify-chain'

export interface CmsOrder extends Pick<ChainOrder, 'trust' | 'now'> {
  /** Milliseconds since 1970 UTC: when the content says that it was made; `null` where it does not. */
  signedAt: number | null
  /** Left out: no marks are asked for. */
  marks?: ChainOrder['marks']
  /** What a detached signature is over. Given, it counts, and not what the message holds. */
  detachedContent?: Uint8Array
  /** The content says that it comes from Xcode, whose certificate leads to nobody. */
  local?: boolean
}

export interface CmsResult {
  steps: Step[]
  findings: Finding[]
  /** `null` unless every step passed that is not about revocation. */
  proof: Proof | null
  /** Whose certificate signed; `null` where it is not there or cannot be read. */
  signer: Certificate | null
  /** The root that the chain ends at; `null` where it does not or a step of the chain failed. */
  root: ChainResult['root']
}

/**
 * Verifies a signed message, one step per check: its form, that one signed, that the certificate is
 * there, the digest of the content, the signature, and the certificates up to a root that is
 * trusted. Never throws.
 * https://www.rfc-editor.org/rfc/rfc5652#section-5.6
 */
export async function verifyCms(cms: Cms, order: CmsOrder): Promise<CmsResult> {
  const form = formStep(cms)
  const [signer, ...more] = cms.signers
  if (!signer || more.length > 0) {
    const detail = `There ${cms.signers.length === 1 ? 'is' : 'are'} ${cms.signers.length || 'no'} signatures, and 1 was expected.`
    return ended([...form, cmsFail('One signature', 'signers', detail)])
  }
  const one = cmsPass('One signature', 'There is 1 signature, as in Apple’s messages.')
  const { step, leaf, others } = signerStep(cms, signer)
  const content = order.detachedContent ?? cms.content
  const own = [
    ...form,
    one,
    step,
    attributesStep(signer, cms, content),
    await digestStep(signer, content),
    await signatureStep(signer, leaf, content),
  ]
  if (!leaf) return ended(own)
  const found = await verifyChain({
    certificates: [leaf, ...others],
    form: 'bag',
    trust: order.trust,
    signedAt: order.signedAt,
    now: order.now,
    marks: order.marks ?? NO_MARKS,
  })
  const chain = order.local ? localChain(found) : found
  const signed = own
    .slice(form.length)
    .every(({ result }) => result === 'pass' || result === 'skipped')
  return {
    steps: [...own, ...chain.steps],
    findings: [...cmsFindings(own), ...chainFindings(chain.steps)],
    proof:
      signed && chain.root
        ? { by: 'chain', signer: leaf.subject.text, root: chain.root, signedAt: order.signedAt }
        : null,
    signer: leaf,
    root: chain.root,
  }
}

/** What to say where the message could not even be read: a step and its finding. */
export function unreadCms(reading: Extract<CmsReading, { ok: false }>): CmsResult {
  const step = cmsFail('Form is a signed message', 'form', reading.problem)
  const { budget } = reading
  if (!budget) return ended([step])
  const finding = budgetFinding(budget, null)
  return { ...ended([{ ...step, code: finding.code }]), findings: [finding] }
}

function ended(steps: Step[]): CmsResult {
  return { steps, findings: cmsFindings(steps), proof: null, signer: null, root: null }
}

/** The certificate that the signer names, and the others that can be read. */
function signerStep(
  cms: Cms,
  { id }: CmsSigner,
): { step: Step; leaf: Certificate | null; others: Certificate[] } {
  const name = 'Signer’s certificate is there'
  const read = cms.certificates.map((der) => readCertificate(der))
  const certificates = read.flatMap((one) => (one.ok ? [one.certificate] : []))
  const unreadable = read.find((one) => !one.ok)
  const leaf = certificates.find((certificate) =>
    id.by === 'issuer'
      ? certificate.serial === id.serial && sameName(certificate.issuer, id.issuer)
      : keyIdOf(certificate) === id.keyId,
  )
  const wanted =
    id.by === 'issuer'
      ? `the serial number ${id.serial.slice(0, 64)}, issued by ${quoted(id.issuer)}`
      : `the key identifier ${id.keyId.slice(0, 64)}`
  if (leaf) {
    const detail = `The message names ${wanted}; that is ${quoted(leaf.subject)}, one of its ${read.length} certificates.`
    return { step: cmsPass(name, detail), leaf, others: certificates.filter((one) => one !== leaf) }
  }
  const broken = unreadable ? ` One of them cannot be read: ${unreadable.problem}` : ''
  const detail = `The message names ${wanted}; none of its ${read.length} certificates is that.${broken}`
  return { step: cmsFail(name, 'signer-certificate', detail), leaf: null, others: [] }
}

/** subjectKeyIdentifier in hex; `null` where there is none. */
function keyIdOf({ extensions }: Certificate): string | null {
  const value = extensions.find(({ oid }) => oid === '2.5.29.14')?.value
  // An OCTET STRING of less than 128 bytes: one of tag, one of length.
  if (value?.[0] !== 0x04 || value[1] !== value.length - 2) return null
  return Array.from(value.subarray(2), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
