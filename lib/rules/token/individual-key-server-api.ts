import { TOKEN_PAGES } from '@/lib/apple/token-sources'
import { exampleIndividual, exampleServerApi } from '@/lib/inspect/developer-token/example-token'
import type { TokenSubject } from '@/lib/inspect/developer-token/subject'
import { defineRule } from '../rule'

export const individualKeyServerApi = defineRule<TokenSubject, Record<string, never>>({
  code: 'token/individual-key-server-api',
  level: 'error',
  title: 'An individual key does not work with the App Store Server API',
  cause:
    'The claims are those of an individual API key: “sub” is “user”, and there is no “iss”. Such keys are for App Store Connect only.',
  fix: 'Make an In-App Purchase key (Users and Access, Integrations, In-App Purchase), sign with it, and send “iss” with the Issuer ID and “bid” with the bundle ID.',
  see: [TOKEN_PAGES.serverApiKeys, TOKEN_PAGES.connectKeys],
  check: ({ kind, claims }) => {
    if (kind !== 'server-api') return 'not-applicable'
    return claims.sub === 'user' && claims.iss === undefined
      ? { at: 'payload/sub', args: {} }
      : 'pass'
  },
  message: () =>
    'It says “sub”: “user” and names no issuer. The App Store Server API expects “iss” and “bid”, and an In-App Purchase key.',
  examples: () => ({
    bad: [
      exampleServerApi({
        looksLike: 'connect-individual',
        claims: { sub: 'user', aud: 'appstoreconnect-v1' },
      }),
    ],
    good: [exampleServerApi(), exampleIndividual()],
  }),
})
