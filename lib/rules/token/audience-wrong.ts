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
const ENTERPRISE = 'apple-developer-enterprise-v1'

/** Such a token has a finding of its own. */
const isForAnother = (kind: TokenKind, looksLike: TokenKind): boolean =>
  kind !== looksLike && looksLike !== 'other' && looksLike !== 'connect-individual'

export const audienceWrong = defineRule<TokenSubject, { said: string | null }>({
  code: 'token/audience-wrong',
  level: 'error',
  title: 'The audience is not the one of this API',
  cause: 'The claim “aud” was left out or misspelled, or it is that of another service.',
  fix: `Set “aud” to "${AUDIENCE}". The App Store Server API and the App Store Connect API share it.`,
  see: [TOKEN_PAGES.serverApi, TOKEN_PAGES.connect],
  check: ({ kind, looksLike, claims: { aud } }) => {
    const asked = kind === 'server-api' || kind === 'connect-team' || kind === 'connect-individual'
    if (!asked || isForAnother(kind, looksLike)) return 'not-applicable'
    if (aud === AUDIENCE || aud === ENTERPRISE) return 'pass'
    const said = aud === undefined ? null : JSON.stringify(aud).slice(0, 80)
    return { at: 'payload/aud', args: { said } }
  },
  message: ({ said }) =>
    said === null
      ? `There is no “aud”, and "${AUDIENCE}" was expected.`
      : `It says ${said}, and "${AUDIENCE}" was expected.`,
  examples: {
    bad: [
      exampleServerApi({
        claims: { iss: '57246542-96fe-1a63-e053-0824d011072a', bid: 'com.example.app' },
      }),
      exampleConnect({ claims: { aud: 'appstoreconnect' } }),
    ],
    good: [exampleServerApi(), exampleConnect(), exampleProvider()],
  },
})
