import { TOKEN_PAGES, TOKEN_RFC } from '@/lib/apple/token-sources'
import { exampleProvider, exampleServerApi } from '@/lib/inspect/developer-token/example-token'
import { isEs256, type TokenSubject } from '@/lib/inspect/developer-token/subject'
import { defineRule } from '../rule'

export const algMissing = defineRule<TokenSubject, Record<string, never>>({
  code: 'token/alg-missing',
  level: 'warning',
  title: 'No algorithm is named in the header',
  cause:
    'The header was written by hand, or copied from the token that Apple’s pages print: that one has no “alg” either.',
  fix: 'Put "alg": "ES256" into the header; RFC 7515 and Apple’s text both ask for it.',
  see: [TOKEN_RFC.alg, TOKEN_PAGES.provider],
  check: ({ kind, header }) => {
    if (!isEs256(kind)) return 'not-applicable'
    return header.alg === undefined ? { at: 'header/alg', args: {} } : 'pass'
  },
  message: () => 'There is no “alg” in the header, but ES256 was expected.',
  examples: () => ({
    bad: [exampleProvider({ header: { kid: 'ABC123DEFG' } })],
    good: [exampleProvider(), exampleServerApi()],
  }),
})
