import type { Step } from '../rules/rule'
import type { Certificate } from '../x509/types'
import type { UndatedChain } from './chain'
import { capital, fail, pass, quoted, roleOf } from './chain-words'
import { trustedAs } from './find-root'
import { type Issuance, issuedBy, sameName } from './issued-by'

/** Longer than any chain of Apple’s. */
const LONGEST = 8

/** The way from the leaf up, the root left out; what else came along is `others`. */
export interface ChainPath {
  path: Certificate[]
  others: Certificate[]
}

/** Which certificates are to be looked at as leaf and intermediates. */
export async function pathOf(order: UndatedChain): Promise<ChainPath> {
  if (order.form === 'bag') return pathOfBag(order)
  return { path: order.certificates.slice(0, 2), others: order.certificates.slice(2) }
}

/** From the leaf to whatever issued it, as long as the bag has it and it is no trusted root itself. */
async function pathOfBag({ certificates, trust }: UndatedChain): Promise<ChainPath> {
  const [leaf, ...others] = certificates
  const path = leaf ? [leaf] : []
  for (let top = leaf; top && path.length < LONGEST; top = path.at(-1)) {
    const next = await issuerIn(others, top)
    if (!next || (await trustedAs(next, trust)) || sameName(next.issuer, next.subject)) break
    path.push(next)
    others.splice(others.indexOf(next), 1)
  }
  return { path, others }
}

/** Of several with the right name the one whose key signed; the first of the name where none did. */
async function issuerIn(
  others: readonly Certificate[],
  top: Certificate,
): Promise<Certificate | undefined> {
  const named = others.filter(({ subject }) => sameName(top.issuer, subject))
  for (const certificate of named) {
    if ((await issuedBy(top, certificate)) === 'issued') return certificate
  }
  return named[0]
}

/** One step for each link between two certificates of the path. */
export async function linkSteps(path: readonly Certificate[]): Promise<Step[]> {
  const steps: Step[] = []
  for (const [index, certificate] of path.entries()) {
    const issuer = path[index + 1]
    if (!issuer) break
    const role = roleOf(index, path)
    const name = `${capital(role)} is issued by ${index === 0 ? 'the ' : ''}${roleOf(index + 1, path)}`
    steps.push(linkStep(name, role, certificate, issuer, await issuedBy(certificate, issuer)))
  }
  return steps
}

function linkStep(
  name: string,
  role: string,
  certificate: Certificate,
  issuer: Certificate,
  issuance: Issuance,
): Step {
  const subject = `The ${role} ${quoted(certificate.subject)}`
  switch (issuance) {
    case 'issued':
      return pass(name, `${subject} names ${quoted(issuer.subject)}, and that key signed it.`)
    case 'other name':
      return fail(
        name,
        'issuer-name',
        `${subject} says that ${quoted(certificate.issuer)} issued it, but the next certificate is ${quoted(issuer.subject)}.`,
      )
    case 'other key':
      return fail(
        name,
        'issuer-signature',
        `${subject} names ${quoted(issuer.subject)}, but the signature on it does not match that certificate’s key.`,
      )
    case 'not supported':
      return fail(
        name,
        'algorithm',
        `${subject} is signed with ${certificate.signatureAlgorithm.name}, which Assay does not check with the key of ${quoted(issuer.subject)}.`,
      )
  }
}
