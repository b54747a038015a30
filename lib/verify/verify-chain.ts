import { fingerprint } from '../bytes/digest'
import { BUDGETS } from '../inspect/budgets'
import type { Step } from '../rules/rule'
import type { Certificate } from '../x509/types'
import type { ChainOrder, ChainResult, UndatedChain } from './chain'
import { authorityStep, authoritySteps, criticalStep, leafStep, markSteps } from './chain-checks'
import { linkSteps, pathOf } from './chain-path'
import { areValidAt, type Named, validitySteps } from './chain-validity'
import { fail, pass, quoted, roleOf, skipped, unknown } from './chain-words'
import { endsAt, findRoot, trustedAs } from './find-root'
import { isSelfSigned, sameName } from './issued-by'
import type { TrustedRoot } from './trust'

const X5C_LENGTH = 3

/** A chain of which everything was looked at that no instant changes. */
export interface PreparedChain {
  /** What `verifyChain` answers for these instants. Milliseconds since 1970 UTC. */
  at(signedAt: number | null, now: number | null): ChainResult
  /** The root of what was signed then; `null` where any step would fail. No words are made. */
  rootAt(signedAt: number): TrustedRoot | null
}

/**
 * Verifies a chain of certificates, one step per check: its form, each link by name and signature,
 * who may issue, Apple's marks, the root, validity when signed and now. Nothing is looked up, so
 * revocation stays unknown. A root is trusted for being in `trust` (by its fingerprint) and never
 * for being in the chain or for its name. Never throws.
 * https://www.rfc-editor.org/rfc/rfc5280#section-6.1
 */
export async function verifyChain({ signedAt, now, ...chain }: ChainOrder): Promise<ChainResult> {
  return (await prepareChain(chain)).at(signedAt, now)
}

/** The same for many instants: the certificates of a customer's tokens are all the same. */
export async function prepareChain(order: UndatedChain): Promise<PreparedChain> {
  const [leaf] = order.certificates
  const form = formStep(order)
  if (!leaf || order.certificates.length > BUDGETS.certificates) return failed([form])
  if (order.certificates.length === 1) {
    const own = await trustedAs(leaf, order.trust)
    if (own?.origin === 'added') return ownRoot(leaf, own, order)
    if (await isSelfSigned(leaf)) return failed(selfSigned(leaf))
  }
  const { path, others } = await pathOf(order)
  const top = path.at(-1) ?? leaf
  const search = await findRoot(top, roleOf(path.length - 1, path), others, order.trust)
  const named = [
    ...path.map((certificate, index) => ({ role: roleOf(index, path), certificate })),
    ...(search.certificate ? [{ role: 'root', certificate: search.certificate }] : []),
  ]
  const steps = [
    form,
    ...(await linkSteps(path)),
    ...authoritySteps(path),
    ...rootAuthority(path, search),
    leafStep(leaf),
    ...markSteps(path, order),
    search.step,
    ...(await thirdStep(order, search.root)),
    criticalStep(path),
  ]
  return dated(steps, named, search.root)
}

/** What no instant can mend. */
const failed = (steps: Step[]): PreparedChain => ({
  at: () => ({ steps: [...steps], root: null }),
  rootAt: () => null,
})

/** The chain holds at an instant where none of these steps failed and each certificate is valid. */
function dated(
  steps: readonly Step[],
  named: readonly Named[],
  root: TrustedRoot | null,
): PreparedChain {
  const holds = steps.every(({ result }) => result !== 'fail')
  return {
    at: (signedAt, now) => {
      const all = [...steps, ...validitySteps(named, signedAt, now), REVOCATION]
      return { steps: all, root: isProven(all, signedAt, now) ? root : null }
    },
    rootAt: (signedAt) => (holds && areValidAt(named, signedAt) ? root : null),
  }
}

/** Nothing failed, and validity was looked at for one instant at least: a chain holds at some time. */
function isProven(steps: readonly Step[], signedAt: number | null, now: number | null): boolean {
  return (signedAt !== null || now !== null) && steps.every(({ result }) => result !== 'fail')
}

/** Of every chain, since nothing is looked up. */
export const REVOCATION: Step = unknown(
  'Not revoked',
  'Not checked. Apple’s OCSP service would know whether a certificate was revoked; Assay asks nobody.',
)

function formStep({ certificates, form }: UndatedChain): Step {
  const count = certificates.length
  const counted = count === 1 ? 'There is 1 certificate' : `There are ${count} certificates`
  if (form === 'x5c') {
    const name = 'Chain has three certificates'
    return count === X5C_LENGTH
      ? pass(name, 'There are a leaf, an intermediate and a root, as Apple sends them.')
      : fail(name, 'length', `${counted}; Apple sends exactly ${X5C_LENGTH}.`)
  }
  const name = 'Certificates are there'
  if (count > BUDGETS.certificates) {
    return fail(name, 'length', `${counted}, and at most ${BUDGETS.certificates} are looked at.`)
  }
  return count > 0
    ? pass(name, `${counted}.`)
    : fail(name, 'root-missing', 'There is no certificate, so it is not clear who signed.')
}

/** What signed was itself added as trusted: StoreKit testing in Xcode works that way. */
function ownRoot(leaf: Certificate, root: TrustedRoot, { marks }: UndatedChain): PreparedChain {
  const steps = [
    pass(
      'Root is trusted',
      `${endsAt(root)} It is the certificate that signed, so there is no chain below it.`,
    ),
    ...(marks.leaf === null && marks.intermediate === null
      ? []
      : [skipped('Apple’s marks', 'Not checked: a root that was added here is not Apple’s.')]),
    criticalStep([leaf]),
  ]
  return dated(steps, [{ role: 'certificate', certificate: leaf }], root)
}

function selfSigned(leaf: Certificate): Step[] {
  const detail = `There is one certificate, ${quoted(leaf.subject)}, and it signed itself. StoreKit testing in Xcode does this on the developer’s Mac, for local testing; it is not Apple. It is not one of the trusted roots.`
  const rest = skipped('Root is trusted', 'Not checked: nobody else issued the certificate.')
  return [fail('Chain leads to a root', 'self-signed', detail), rest, REVOCATION]
}

/** A certificate that was added as trusted may be one that signs and does not issue. */
function rootAuthority(
  path: readonly Certificate[],
  { root, certificate }: Awaited<ReturnType<typeof findRoot>>,
): Step[] {
  if (root?.origin !== 'added' || !certificate) return []
  const itself =
    path.length === 1 && sameName(path[0]?.subject ?? certificate.subject, certificate.subject)
  return itself ? [] : [authorityStep(certificate, path.length - 1, 'root')]
}

/** What stands in the root's place. The intermediate's issuer counts, and not this. */
async function thirdStep(
  { certificates, form }: UndatedChain,
  root: TrustedRoot | null,
): Promise<Step[]> {
  const third = certificates[2]
  if (form === 'bag' || !third || !root) return []
  const name = 'Third certificate is the root'
  return (await fingerprint(third.der)) === root.fingerprint
    ? [pass(name, `The chain includes ${quoted(third.subject)}, byte for byte the trusted root.`)]
    : [
        unknown(
          name,
          `The third certificate is ${quoted(third.subject)} and not ${quoted(root.name)}. It was not used; the trusted root itself was.`,
          'third-certificate',
        ),
      ]
}
