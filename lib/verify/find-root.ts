import { fingerprint } from '../bytes/digest'
import type { Step } from '../rules/rule'
import { readCertificate } from '../x509/read-certificate'
import type { Certificate } from '../x509/types'
import { capital, colons, fail, pass, quoted } from './chain-words'
import { isSelfSigned, issuedBy, sameName } from './issued-by'
import type { TrustedRoot } from './trust'

const NAME = 'Root is trusted'

export interface RootSearch {
  step: Step
  /** `null`: no trusted root issued it. */
  root: TrustedRoot | null
  /** The root's certificate. */
  certificate: Certificate | null
}

/**
 * Looks for the trusted root that issued `top`: among those whose certificate is known, and among
 * the `brought` ones that are trusted by their fingerprint. Where there is none, the step says what
 * stands in its place. `role` is what `top` is: `intermediate`.
 */
export async function findRoot(
  top: Certificate,
  role: string,
  brought: readonly Certificate[],
  trust: readonly TrustedRoot[],
): Promise<RootSearch> {
  const candidates = await trustedCertificates(brought, trust)
  for (const { root, certificate } of candidates) {
    if ((await issuedBy(top, certificate)) === 'issued') {
      return { step: pass(NAME, endsAt(root)), root, certificate }
    }
  }
  return {
    step: await whyNot(top, role, brought, trust, candidates),
    root: null,
    certificate: null,
  }
}

/** The trusted root that this certificate is, by its fingerprint. */
export async function trustedAs(
  certificate: Certificate,
  trust: readonly TrustedRoot[],
): Promise<TrustedRoot | null> {
  const own = await fingerprint(certificate.der)
  return trust.find((root) => root.fingerprint === own) ?? null
}

/** `The chain ends at Apple Root CA - G3, …`. */
export function endsAt(root: TrustedRoot): string {
  const print = `SHA-256 ${colons(root.fingerprint)}`
  return root.origin === 'apple'
    ? `The chain ends at ${root.name}, one of Apple’s roots that the console knows (${print}).`
    : `The chain ends at ${quoted(root.name)}, which was added here as trusted and is not Apple’s (${print}).`
}

interface Candidate {
  root: TrustedRoot
  certificate: Certificate
}

async function trustedCertificates(
  brought: readonly Certificate[],
  trust: readonly TrustedRoot[],
): Promise<Candidate[]> {
  const known = trust.flatMap((root) => {
    const reading = root.der ? readCertificate(root.der) : null
    return reading?.ok ? [{ root, certificate: reading.certificate }] : []
  })
  const byPrint: Candidate[] = []
  for (const certificate of brought) {
    const root = await trustedAs(certificate, trust)
    if (root && root.der === null) byPrint.push({ root, certificate })
  }
  return [...known, ...byPrint]
}

async function whyNot(
  top: Certificate,
  role: string,
  brought: readonly Certificate[],
  trust: readonly TrustedRoot[],
  candidates: readonly Candidate[],
): Promise<Step> {
  const issuer = brought.find((certificate) => sameName(top.issuer, certificate.subject))
  const own = issuer ?? ((await isSelfSigned(top)) ? top : undefined)
  const named = candidates.find(({ certificate }) => sameName(top.issuer, certificate.subject))
  const imitated = own ? await imitatedBy(own, trust, candidates) : null
  if (own && imitated) {
    const print = colons(await fingerprint(own.der))
    return fail(
      NAME,
      'look-alike-root',
      `The root that the chain brings has the name of ${quoted(imitated.name)} but another key: its fingerprint is ${print}, and that of the real one ${colons(imitated.fingerprint)}.`,
    )
  }
  const subject = `${capital(role)} ${quoted(top.subject)}`
  if (named) {
    return fail(
      NAME,
      'root-signature',
      `The ${subject.replace(/^./, (letter) => letter.toLowerCase())} says that ${quoted(named.root.name)} issued it, but the signature on it does not match that root’s key.`,
    )
  }
  if (own) {
    const print = colons(await fingerprint(own.der))
    return fail(
      NAME,
      'untrusted-root',
      `The chain ends at ${quoted(own.subject)} (SHA-256 ${print}), which is not one of the trusted roots: ${trust.map(({ name }) => name).join(', ')}.`,
    )
  }
  return fail(NAME, 'root-missing', missing(subject, top, trust))
}

function missing(subject: string, top: Certificate, trust: readonly TrustedRoot[]): string {
  const known = trust.find((root) => root.der === null && root.name === top.issuer.text)
  return known
    ? `${subject} says that ${known.name} issued it. That root is known here by its fingerprint only, so the chain has to include it, and does not.`
    : `${subject} was issued by ${quoted(top.issuer)}, which is neither in the chain nor a trusted root.`
}

/** The trusted root whose name this certificate bears without being it. */
async function imitatedBy(
  certificate: Certificate,
  trust: readonly TrustedRoot[],
  candidates: readonly Candidate[],
): Promise<TrustedRoot | null> {
  if (await trustedAs(certificate, trust)) return null
  const same = candidates.find(
    ({ certificate: real }) =>
      sameName(real.subject, certificate.subject) || real.subject.text === certificate.subject.text,
  )
  if (same) return same.root
  return trust.find((root) => root.der === null && root.name === certificate.subject.text) ?? null
}
