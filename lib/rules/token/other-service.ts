import { TOKEN_PAGES } from '@/lib/apple/token-sources'
import { exampleConnect, exampleProvider } from '@/lib/inspect/developer-token/example-token'
import { TOKEN_KINDS } from '@/lib/inspect/developer-token/kinds'
import type { TokenSubject } from '@/lib/inspect/developer-token/subject'
import { defineRule } from '../rule'

export const otherService = defineRule<TokenSubject, { is: string; wanted: string }>({
  code: 'token/other-service',
  level: 'error',
  title: 'The token is for another service',
  cause:
    'Apple’s services accept tokens that look alike: all are JWTs signed with ES256 and a .p8 file. Only the claims differ.',
  fix: 'Make the token for the service that you call, with that service’s key and claims.',
  see: [TOKEN_PAGES.provider, TOKEN_PAGES.serverApi, TOKEN_PAGES.connect],
  check: ({ kind, looksLike, claims, meantFor }) => {
    if (kind === looksLike || kind === 'other' || looksLike === 'other') return 'not-applicable'
    // Whoever asks decided what its claims leave open.
    if (meantFor === 'apns' && kind === 'provider' && looksLike === 'maps-or-musickit')
      return 'pass'
    // Said more exactly by another rule.
    if (kind === 'server-api' && claims.sub === 'user') return 'not-applicable'
    const is = TOKEN_KINDS[looksLike].title
    return { args: { is, wanted: TOKEN_KINDS[kind].title } }
  },
  message: ({ is, wanted }) =>
    `By its claims it is this: ${is}. What was expected is this: ${wanted}.`,
  examples: () => ({
    bad: [
      exampleConnect({ kind: 'provider' }),
      exampleProvider({ kind: 'server-api' }),
      exampleConnect({ kind: 'server-api' }),
    ],
    good: [exampleProvider(), exampleConnect()],
  }),
})
