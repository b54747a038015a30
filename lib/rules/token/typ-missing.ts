import { TOKEN_PAGES } from '@/lib/apple/token-sources'
import {
  exampleConnect,
  exampleProvider,
  exampleServerApi,
} from '@/lib/inspect/developer-token/example-token'
import type { TokenKind } from '@/lib/inspect/developer-token/kinds'
import type { TokenSubject } from '@/lib/inspect/developer-token/subject'
import { defineRule } from '../rule'

/** Kinds of whose header Apple’s page lists “typ”. */
const LISTED: readonly TokenKind[] = [
  'server-api',
  'connect-team',
  'connect-individual',
  'connect-enterprise',
  'maps',
]

export const typMissing = defineRule<TokenSubject, Record<string, never>>({
  code: 'token/typ-missing',
  level: 'notice',
  title: 'The header does not say that it is a JWT',
  cause: 'The header was written by hand; most libraries write “typ” by themselves.',
  fix: 'Add "typ": "JWT" to the header, as on Apple’s page for these tokens.',
  see: [TOKEN_PAGES.serverApi, TOKEN_PAGES.connect, TOKEN_PAGES.maps],
  check: ({ kind, header: { typ } }) => {
    if (!LISTED.includes(kind)) return 'not-applicable'
    return typ === undefined ? { at: 'header/typ', args: {} } : 'pass'
  },
  message: () =>
    'There is no “typ”. Apple’s page lists it as JWT; whether a token without it is refused is not known.',
  examples: () => ({
    bad: [
      exampleServerApi({ header: { alg: 'ES256', kid: 'ABC123DEFG' } }),
      exampleConnect({ header: { alg: 'ES256', kid: 'ABC123DEFG' } }),
    ],
    good: [exampleServerApi(), exampleProvider()],
  }),
})
