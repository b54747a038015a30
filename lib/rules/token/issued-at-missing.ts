import { TOKEN_PAGES } from '@/lib/apple/token-sources'
import { exampleProvider } from '@/lib/inspect/developer-token/example-token'
import type { TokenSubject } from '@/lib/inspect/developer-token/subject'
import { defineRule } from '../rule'

export const issuedAtMissing = defineRule<TokenSubject, Record<string, never>>({
  code: 'token/issued-at-missing',
  level: 'error',
  title: 'A provider token without its time of issue',
  cause: 'The claim “iat” was left out; some libraries write it only when told to.',
  fix: 'Add “iat” to the claims: the time of signing, in whole seconds since 1970 UTC.',
  see: [TOKEN_PAGES.provider],
  check: ({ kind, claims }) => {
    if (kind !== 'provider') return 'not-applicable'
    return claims.iat === undefined || claims.iat === null
      ? { at: 'payload/iat', args: {} }
      : 'pass'
  },
  message: () => 'The claims have no “iat”. APNs judges by it whether the token is too old.',
  examples: () => ({
    bad: [
      exampleProvider({ claims: { iss: 'DEF123GHIJ' } }),
      exampleProvider({ claims: { iss: 'DEF123GHIJ', iat: null } }),
    ],
    good: [exampleProvider()],
  }),
})
