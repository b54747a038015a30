import { formatInstant } from '../push/instant'
import type { Step } from '../rules/rule'
import type { Certificate } from '../x509/types'
import type { ChainProblemName } from './chain-problems'
import { fail, pass, quoted, skipped, unknown } from './chain-words'

/** Apple’s library lets clocks differ by that much. https://github.com/apple/app-store-server-library-node */
export const CLOCK_TOLERANCE = 60_000

/** A certificate, and what it is in the chain: `leaf`. */
export interface Named {
  role: string
  certificate: Certificate
}

/** Validity when the payload was signed and validity now: two different questions. */
export function validitySteps(
  chain: readonly Named[],
  signedAt: number | null,
  now: number | null,
): Step[] {
  return [signedStep(chain, signedAt), nowStep(chain, signedAt, now)]
}

/** Whether each of them is valid at the instant, clocks' differences allowed for. */
export function areValidAt(chain: readonly Named[], instant: number): boolean {
  return outside(chain, instant) === null
}

function signedStep(chain: readonly Named[], signedAt: number | null): Step {
  const name = 'Valid when signed'
  if (signedAt === null) {
    return unknown(name, 'It does not say when it was signed, so this cannot be checked.')
  }
  const found = outside(chain, signedAt)
  const when = `signed ${formatInstant(signedAt)}`
  if (found) return fail(name, found.problem, `${found.sentence}; ${when}.`)
  const close = chain.some(
    ({ certificate: { notBefore, notAfter } }) => signedAt < notBefore || signedAt > notAfter,
  )
  const tolerance = close
    ? ' It is outside by less than the 60 seconds that clocks may differ by, which Apple’s library allows too.'
    : ''
  return pass(
    name,
    `Every certificate was valid at the date of signing, ${formatInstant(signedAt)}.${tolerance}`,
  )
}

function nowStep(chain: readonly Named[], signedAt: number | null, now: number | null): Step {
  const name = 'Valid now'
  if (now === null) return skipped(name, 'Not checked: the current time was not given.')
  const found = outside(chain, now)
  if (!found) return pass(name, `Every certificate is valid now, ${formatInstant(now)}.`)
  if (signedAt === null) {
    return fail(
      name,
      found.problem,
      `${found.sentence}; it is ${formatInstant(now)}, and nothing says when it was signed.`,
    )
  }
  return outside(chain, signedAt)
    ? unknown(name, `${found.sentence}.`)
    : unknown(
        name,
        `${found.sentence}. ${found.problem === 'expired' ? 'It was valid when it signed.' : 'The date of signing is within its validity.'}`,
        found.problem === 'expired' ? 'expired-now' : 'not-yet-valid-now',
      )
}

/** The first certificate that is not valid at the instant. */
function outside(
  chain: readonly Named[],
  instant: number,
): { problem: Extract<ChainProblemName, 'expired' | 'not-yet-valid'>; sentence: string } | null {
  for (const { role, certificate } of chain) {
    const { notBefore, notAfter, subject } = certificate
    const who = `The ${role} ${quoted(subject)}`
    if (!(instant >= notBefore - CLOCK_TOLERANCE)) {
      return {
        problem: 'not-yet-valid',
        sentence: `${who} is valid from ${formatInstant(notBefore)} to ${formatInstant(notAfter)}`,
      }
    }
    if (!(instant <= notAfter + CLOCK_TOLERANCE)) {
      return {
        problem: 'expired',
        sentence: `${who} was valid from ${formatInstant(notBefore)} to ${formatInstant(notAfter)}`,
      }
    }
  }
  return null
}
