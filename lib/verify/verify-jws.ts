import type { Context, Proof } from '../inspect/decoder'
import { chainFindings } from '../rules/chain'
import { jwsFindings } from '../rules/jws'
import type { Finding, Step } from '../rules/rule'
import type { Certificate } from '../x509/types'
import type { ChainOrder, ChainResult } from './chain'
import { es256Step } from './es256'
import { type Claims, expectationSteps } from './expectation'
import type { CompactJws } from './jws'
import { headerSteps } from './jws-header'
import { localChain } from './local-testing'
import type { TrustedRoot } from './trust'
import { verifyChain } from './verify-chain'
import { readX5c, type X5cReading } from './x5c'

export { jwsFindings } from '../rules/jws'

/** What Apple marks the certificates with that sign App Store data. */
export const APP_STORE_MARKS = {
  leaf: '1.2.840.113635.100.6.11.1',
  intermediate: '1.2.840.113635.100.6.2.1',
} as const

/** What the App Store does not sign: Xcode and test servers make them up. */
export const LOCAL: readonly string[] = ['Xcode', 'LocalTesting']

export interface AppleJwsOrder {
  /** Milliseconds since 1970 UTC: when the payload says that it was signed; `null` where it does not. */
  signedAt: number | null
  marks: { leaf: string | null; intermediate: string | null }
  /** What the payload says of the app that it is for. Left out: nothing is compared. */
  claims?: Claims
}

export interface AppleJwsResult {
  steps: Step[]
  findings: Finding[]
  /** `null` unless every step passed that is not about revocation or about what was not asked. */
  proof: Proof | null
  /** Leaf first, as many as could be read. */
  certificates: Certificate[]
}

/**
 * Verifies what Apple signs as a JWS, step by step: the algorithm, the certificates up to a root
 * that is trusted, the signature, and what was expected of the payload. Every step is made whatever
 * the payload says of its environment; nothing of the header is trusted but the certificates, and
 * those only as far as they lead to a root in `context.trust`.
 */
export async function verifyAppleJws(
  jws: CompactJws,
  context: Pick<Context, 'now' | 'trust' | 'expect'>,
  { signedAt, marks, claims }: AppleJwsOrder,
): Promise<AppleJwsResult> {
  const header = jws.header.value
  const local = LOCAL.includes(claims?.environment ?? '')
  const x5c = readX5c(header.x5c, local)
  const { certificates } = x5c
  const chain = await chainOf(x5c, local, { signedAt, marks, ...context })
  const signature =
    header.alg === 'ES256'
      ? await es256Step(certificates[0] ?? null, jws.signed, jws.signature)
      : NOT_ES256
  const expectation = claims ? expectationSteps(context.expect, claims) : []
  const steps = [
    ...headerSteps(header),
    ...x5c.steps,
    ...chain.steps,
    signature,
    ...environmentStep(local, chain.root, claims),
    ...expectation,
  ]
  const proven =
    chain.root !== null &&
    !(local && chain.root.origin === 'apple') &&
    signature.result === 'pass' &&
    !steps.some((step) => step.result === 'fail') &&
    !expectation.some((step) => step.result === 'unknown')
  return {
    steps,
    findings: [...jwsFindings(steps), ...chainFindings(chain.steps)],
    certificates,
    proof:
      proven && chain.root
        ? {
            by: 'chain',
            signer: certificates[0]?.subject.text ?? '',
            root: chain.root,
            signedAt,
          }
        : null,
  }
}

const NOT_ES256: Step = {
  name: 'Signature matches',
  result: 'skipped',
  detail: 'Not checked: it could only be checked as ES256.',
}

const NO_CHAIN: ChainResult = {
  steps: [
    {
      name: 'Root is trusted',
      result: 'skipped',
      detail: 'Not checked: there is no chain of three certificates.',
    },
  ],
  root: null,
}

/**
 * The chain of three; or the one certificate of Xcode, which counts where it was added as trusted.
 * https://developer.apple.com/documentation/xcode/setting-up-storekit-testing-in-xcode
 */
async function chainOf(
  { steps, certificates }: X5cReading,
  local: boolean,
  order: Omit<ChainOrder, 'certificates' | 'form'>,
): Promise<ChainResult> {
  if (steps.some((step) => step.result === 'fail')) return NO_CHAIN
  if (certificates.length === 3) return verifyChain({ ...order, certificates, form: 'x5c' })
  const chain = await verifyChain({ ...order, certificates, form: 'bag' })
  return local ? localChain(chain) : chain
}

/** The App Store never signs these, so that its signature would say nothing of a purchase. */
function environmentStep(
  local: boolean,
  root: TrustedRoot | null,
  claims: Claims | undefined,
): Step[] {
  if (!local || root?.origin === 'added') return []
  return [
    {
      name: 'Environment is one of the App Store',
      result: 'unknown',
      detail: `The payload says ${claims?.environment}, which is for local testing. All checks were made anyway, but no result makes it a purchase.`,
    },
  ]
}
