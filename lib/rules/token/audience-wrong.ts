import { TOKEN_PAGES } from '@/lib/apple/token-sources'
import {
  exampleConnect,
  exampleProvider,
  exampleServerApi,
} from '@/lib/inspect/developer-token/example-token'
import type { TokenKind } from '@/lib/inspect/developer-token/kinds'
import type { TokenSubject } from '@/lib/inspect/developer-token/subject'
import { defineRule } from '../rule'

const AUDIENCE = 'appstoreconnect-v1'
const SIGN_IN = 'https://appleid.apple.com'
const ENTERPRISE = 'apple-developer-enterprise-v1'

const ASKED: readonly TokenKind[] = ['server-api', 'connect-team', 'connect-individual', 'sign-in']

/** Such a token has a finding of its own. */
const isForAnother = (kind: TokenKind, looksLike: TokenKind): boolean =>
  kind !== looksLike && looksLike !== 'other' && looksLike !== 'connect-individual'

export const audienceWrong = defineRule<TokenSubject, { said: string | null; wanted: string }>({
  code: 'token/audience-wrong',
  level: 'error',
  title: 'The audience is not this API’s',
  cause: 'The claim “aud” was left out or misspelled, or it belongs to another service.',
  fix: `Set “aud” to "${AUDIENCE}" for the App Store Server API and the App Store Connect API, and to "${SIGN_IN}" for Sign in with Apple.`,
  see: [TOKEN_PAGES.serverApi, TOKEN_PAGES.connect, TOKEN_PAGES.signIn],
  check: ({ kind, looksLike, claims }) => {
    // A list has a rule of its own.
    const aud = Array.isArray(claims.aud) && claims.aud.length === 1 ? claims.aud[0] : claims.aud
    const wanted = kind === 'sign-in' ? SIGN_IN : AUDIENCE
    const asked = ASKED.includes(kind)
    if (!asked || isForAnother(kind, looksLike)) return 'not-applicable'
    if (aud === wanted || (aud === ENTERPRISE && kind !== 'sign-in')) return 'pass'
    const said = aud === undefined ? null : JSON.stringify(aud).slice(0, 80)
    return { at: 'payload/aud', args: { said, wanted } }
  },
  message: ({ said, wanted }) =>
    said === null
      ? `There is no “aud”, but "${wanted}" was expected.`
      : `It says ${said}, but "${wanted}" was expected.`,
  examples: () => ({
    bad: [
      exampleServerApi({
        claims: { iss: '57246542-96fe-1a63-e053-0824d011072a', bid: 'com.example.app' },
      }),
      exampleConnect({ claims: { aud: 'appstoreconnect' } }),
    ],
    good: [exampleServerApi(), exampleConnect(), exampleProvider()],
  }),
})
