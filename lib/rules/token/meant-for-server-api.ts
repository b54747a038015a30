import { TOKEN_PAGES } from '@/lib/apple/token-sources'
import {
  exampleConnect,
  exampleIndividual,
  exampleProvider,
  exampleServerApi,
} from '@/lib/inspect/developer-token/example-token'
import { TOKEN_KINDS } from '@/lib/inspect/developer-token/kinds'
import type { TokenSubject } from '@/lib/inspect/developer-token/subject'
import { defineRule } from '../rule'

export const meantForServerApi = defineRule<TokenSubject, { is: string }>({
  code: 'token/meant-for-server-api',
  level: 'error',
  title: 'This is not a token for the App Store Server API',
  cause:
    'The App Store Server API, App Store Connect and APNs accept tokens that look alike, but have different claims and keys.',
  fix: 'Sign with an In-App Purchase key, with “iss” (the Issuer ID), “iat”, “exp”, “aud” ("appstoreconnect-v1") and “bid” (the bundle ID).',
  see: [TOKEN_PAGES.serverApi, TOKEN_PAGES.serverApiKeys],
  check: ({ kind, meantFor }) => {
    if (meantFor !== 'server-api') return 'not-applicable'
    return TOKEN_KINDS[kind].format === 'server-api-token'
      ? 'pass'
      : { args: { is: TOKEN_KINDS[kind].title } }
  },
  message: ({ is }) =>
    `By its claims it is this: ${is}. The App Store Server API needs “iss” with an Issuer ID, “aud”, “exp” and “bid”, and an In-App Purchase key.`,
  examples: () => ({
    bad: [
      exampleConnect({ meantFor: 'server-api' }),
      exampleIndividual({ meantFor: 'server-api' }),
      exampleProvider({ meantFor: 'server-api' }),
    ],
    good: [exampleServerApi({ meantFor: 'server-api' }), exampleConnect()],
  }),
})
