import { appleOid } from '../apple/oids'
import type { Step } from '../rules/rule'
import type { Certificate } from '../x509/types'
import type { UndatedChain } from './chain'
import { capital, fail, pass, quoted, roleOf } from './chain-words'

/** Extensions that are looked at here, or that say nothing against a signature. */
const UNDERSTOOD: ReadonlySet<string> = new Set([
  '2.5.29.14',
  '2.5.29.15',
  '2.5.29.17',
  '2.5.29.18',
  '2.5.29.19',
  '2.5.29.31',
  '2.5.29.32',
  '2.5.29.35',
  '2.5.29.37',
])
/** Apple's own arc: marks of what a certificate was made for, some of them critical. */
const APPLE_ARC = '1.2.840.113635.100.6.'

/** Whether everything between leaf and root may issue certificates. */
export function authoritySteps(path: readonly Certificate[]): Step[] {
  return path
    .slice(1)
    .map((certificate, below) => authorityStep(certificate, below, roleOf(below + 1, path)))
}

/** `below`: how many authorities stand between it and the leaf. `role`: `intermediate`, `root`. */
export function authorityStep(certificate: Certificate, below: number, role: string): Step {
  const name = `${capital(role)} is an authority`
  const subject = `${role} ${quoted(certificate.subject)}`
  const { isCa, keyUsage, pathLength } = certificate
  if (!isCa) {
    return fail(
      name,
      'not-a-ca',
      `The ${subject} does not say CA:TRUE, so it may not issue certificates.`,
    )
  }
  if (keyUsage && !keyUsage.includes('keyCertSign')) {
    return fail(
      name,
      'may-not-sign-certificates',
      `The keyUsage of the ${subject} lists ${keyUsage.join(', ') || 'nothing'}; keyCertSign is missing.`,
    )
  }
  if (pathLength !== null && pathLength < below) {
    return fail(
      name,
      'path-length',
      `The ${subject} allows ${pathLength} authorities between it and the leaf, and the chain has ${below}.`,
    )
  }
  return pass(name, `The ${subject} says CA:TRUE, and its key may sign certificates.`)
}

/** Whether the leaf's key was made for signing data. */
export function leafStep(leaf: Certificate): Step {
  const name = 'Leaf may sign data'
  const uses = leaf.keyUsage
  if (uses && !uses.includes('digitalSignature')) {
    return fail(
      name,
      'leaf-may-not-sign',
      `The keyUsage of the leaf ${quoted(leaf.subject)} lists ${uses.join(', ') || 'nothing'}; digitalSignature is missing.`,
    )
  }
  return pass(
    name,
    uses
      ? `The keyUsage of the leaf ${quoted(leaf.subject)} lists digitalSignature.`
      : `The leaf ${quoted(leaf.subject)} has no keyUsage, so any use is allowed.`,
  )
}

/** Whether the certificates carry Apple's marks of what they were made for. */
export function markSteps(path: readonly Certificate[], { marks }: UndatedChain): Step[] {
  const [leaf, intermediate] = path
  const steps: Step[] = []
  if (marks.leaf !== null && leaf) {
    steps.push(markStep('Leaf has Apple’s mark', 'leaf-mark', 'leaf', leaf, marks.leaf))
  }
  if (marks.intermediate !== null) {
    const name = 'Intermediate has Apple’s mark'
    steps.push(
      intermediate
        ? markStep(name, 'intermediate-mark', 'intermediate', intermediate, marks.intermediate)
        : fail(
            name,
            'intermediate-mark',
            `There is no intermediate that could have the extension ${marks.intermediate}.`,
          ),
    )
  }
  return steps
}

function markStep(
  name: string,
  problem: 'leaf-mark' | 'intermediate-mark',
  role: string,
  certificate: Certificate,
  mark: string,
): Step {
  const what = `${mark} (${appleOid(mark)?.name ?? 'one of Apple’s marks'})`
  const subject = `The ${role} ${quoted(certificate.subject)}`
  return certificate.extensions.some(({ oid }) => oid === mark)
    ? pass(name, `${subject} has the extension ${what}.`)
    : fail(name, problem, `${subject} does not have the extension ${what}.`)
}

/** RFC 5280, section 4.2: what is critical and not understood makes a certificate unusable. */
export function criticalStep(path: readonly Certificate[]): Step {
  const name = 'Critical extensions are understood'
  for (const [index, certificate] of path.entries()) {
    const stranger = certificate.extensions.find(
      ({ oid, critical }) => critical && !UNDERSTOOD.has(oid) && !oid.startsWith(APPLE_ARC),
    )
    if (stranger) {
      return fail(
        name,
        'critical-extension',
        `The ${roleOf(index, path)} ${quoted(certificate.subject)} marks ${stranger.oid} as critical, and Assay does not know it.`,
      )
    }
  }
  return pass(name, 'No certificate below the root marks an unknown extension as critical.')
}
