import type { Step } from '../../rules/rule'
import { type CmsResult, readCms, unreadCms, verifyCms } from '../../verify/cms'
import type { Certificate } from '../../x509/types'
import type { Context } from '../decoder'
import type { PassFacts } from './pass-facts'

/** Of a certificate for a pass type, and of Apple’s intermediates; from Apple’s certificate policy. */
const MARKS = { leaf: '1.2.840.113635.100.6.1.16', intermediate: '1.2.840.113635.100.6.2.1' }

export interface PassSigner {
  passType: string | null
  team: string | null
}

/** Verifies the detached signature over manifest.json, at the instant at which it says it was made. */
export async function verifyPassSignature(
  signature: Uint8Array,
  manifest: Uint8Array,
  { trust, now }: Context,
): Promise<CmsResult> {
  const reading = readCms(signature)
  if (!reading.ok) return unreadCms(reading)
  const signedAt = reading.cms.signers[0]?.attributes?.signingTime ?? null
  return verifyCms(reading.cms, { trust, now, signedAt, marks: MARKS, detachedContent: manifest })
}

/** The pass type and the team that the certificate was made for: UID and OU of its subject. */
export function signerOf(certificate: Certificate | null): PassSigner | null {
  if (!certificate) return null
  const find = (wanted: string) =>
    certificate.subject.attributes.find(({ type }) => type === wanted)?.value ?? null
  return { passType: find('UID'), team: find('OU') }
}

/** Whether pass.json names what the certificate is for. */
export function nameSteps(pass: PassFacts | null, signer: PassSigner | null): Step[] {
  return [
    nameStep(
      'Pass type matches the certificate',
      'pass/type-mismatch',
      pass?.passTypeIdentifier,
      signer?.passType,
    ),
    nameStep(
      'Team matches the certificate',
      'pass/team-mismatch',
      pass?.teamIdentifier,
      signer?.team,
    ),
  ]
}

function nameStep(
  name: string,
  code: string,
  said: string | null | undefined,
  certified: string | null | undefined,
): Step {
  if (!said || !certified) {
    const missing = said ? 'The certificate does not say it.' : 'pass.json does not say it.'
    return { name, result: 'unknown', detail: missing }
  }
  return said === certified
    ? { name, result: 'pass', detail: `Both say ${said}.` }
    : {
        name,
        result: 'fail',
        detail: `pass.json says ${said}, the certificate ${certified}.`,
        code,
      }
}
