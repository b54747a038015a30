import { formatInstant } from '../../push/instant'
import type { Step } from '../../rules/rule'
import { authoritySteps, criticalStep } from '../../verify/chain-checks'
import { linkSteps, pathOf } from '../../verify/chain-path'
import { pass, quoted, roleOf, skipped, unknown } from '../../verify/chain-words'
import { endsAt, findRoot, trustedAs } from '../../verify/find-root'
import type { TrustedRoot } from '../../verify/trust'
import { REVOCATION } from '../../verify/verify-chain'
import type { Certificate } from '../../x509/types'
import type { Context } from '../decoder'

/** What can be told of a certificate from itself and from those that came with it. */
export interface CertificateChain {
  steps: Step[]
  root: TrustedRoot | null
  /** Why nothing is proven although a trusted root was found, as a sentence. */
  doubt: string | null
}

/** An issuer that is not there leaves a certificate unverified; these make it a forgery. */
const FORGED: ReadonlySet<string | undefined> = new Set([
  'chain/look-alike-root',
  'chain/root-signature',
])

/** Who issued `certificate`, up to a trusted root, and whether it is valid now. */
export async function verifyCertificate(
  certificate: Certificate,
  others: readonly Certificate[],
  { trust, now }: Pick<Context, 'trust' | 'now'>,
): Promise<CertificateChain> {
  const validity = validNow(certificate, now)
  const own = await trustedAs(certificate, trust)
  if (own) {
    const detail = endsAt(own).replace('The chain ends at', 'It is')
    return { steps: [pass('Root is trusted', detail), validity], root: own, doubt: null }
  }
  const found = await pathOf({
    certificates: [certificate, ...others],
    form: 'bag',
    trust,
    marks: { leaf: null, intermediate: null },
  })
  const { path } = found
  const top = path.at(-1) ?? certificate
  const role = path.length > 1 ? roleOf(path.length - 1, path) : 'certificate'
  const { step, root } = await findRoot(top, role, found.others, trust)
  const rootStep = step.result === 'fail' && !FORGED.has(step.code) ? asUnknown(step) : step
  const doubts = [...issuersNow(path, certificate, now), ...strangeSteps(path)]
  const steps = [
    ...(await linkSteps(path)),
    ...authoritySteps(path),
    rootStep,
    validity,
    ...doubts,
    REVOCATION,
  ]
  const open = now === null ? 'The current time was not given.' : doubts[0]?.detail
  const proven = open === undefined && steps.every(({ result }) => result !== 'fail')
  return { steps, root: proven ? root : null, doubt: root && open !== undefined ? open : null }
}

/** An authority that has ended vouches for nothing that is to hold today. */
function issuersNow(path: readonly Certificate[], leaf: Certificate, now: number | null): Step[] {
  if (now === null || !holds(leaf, now)) return []
  const ended = path.slice(1).find((issuer) => !holds(issuer, now))
  if (!ended) return []
  const detail = `${quoted(ended.subject)}, which issued it, is valid from ${formatInstant(ended.notBefore)} to ${formatInstant(ended.notAfter)}; it is ${formatInstant(now)}.`
  return [unknown('Issuers are valid now', detail)]
}

/** What is critical and not understood leaves open what the certificate may be used for. */
function strangeSteps(path: readonly Certificate[]): Step[] {
  const { name, result, detail } = criticalStep(path)
  return result === 'fail' ? [unknown(name, detail)] : []
}

const holds = ({ notBefore, notAfter }: Certificate, now: number): boolean =>
  now >= notBefore && now <= notAfter

/** Nothing speaks against a certificate whose issuer is simply not there. */
function asUnknown({ name, detail }: Step): Step {
  return unknown(
    name,
    `${detail} Paste the certificates of its issuers along with it to have it verified.`,
  )
}

function validNow({ subject, notBefore, notAfter }: Certificate, now: number | null): Step {
  const name = 'Valid now'
  if (now === null) return skipped(name, 'Not checked: the current time was not given.')
  const dates = `${quoted(subject)} is valid from ${formatInstant(notBefore)} to ${formatInstant(notAfter)}`
  return now >= notBefore && now <= notAfter
    ? pass(name, `${dates}; it is ${formatInstant(now)}.`)
    : unknown(
        name,
        `${dates}, and it is ${formatInstant(now)}. What it signed while it was valid may still be good.`,
      )
}
