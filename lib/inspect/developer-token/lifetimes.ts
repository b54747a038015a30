import type { TokenKind } from './kinds'

/** Apple’s number for Apple Music and Sign in with Apple, in seconds. */
export const SIX_MONTHS = 15_777_000

/** App Store Connect says “six months” without a number: half a year and its longest rounding. */
const HALF_A_YEAR = 184 * 86_400

/** How long a token may live by Apple’s pages, in seconds; `null`: no limit is known. */
export function lifetimeOf(kind: TokenKind, scope: unknown): number | null {
  switch (kind) {
    case 'server-api':
      return 3_600
    case 'connect-team':
    case 'connect-individual':
    case 'connect-enterprise':
      return onlyReads(scope) ? HALF_A_YEAR : 1_200
    case 'sign-in':
    case 'musickit':
      return SIX_MONTHS
    case 'vapid':
      return 86_400
    default:
      return null
  }
}

/** Tokens whose scope lists nothing but GET requests may live longer. */
function onlyReads(scope: unknown): boolean {
  return (
    Array.isArray(scope) &&
    scope.length > 0 &&
    scope.every((entry) => typeof entry === 'string' && /^GET\s/.test(entry))
  )
}
