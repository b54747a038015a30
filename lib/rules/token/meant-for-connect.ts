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

export const meantForConnect = defineRule<TokenSubject, { is: string }>({
  code: 'token/meant-for-connect',
  level: 'error',
  title: 'This is not a token for App Store Connect',
  cause:
    'App Store Connect, the App Store Server API and APNs accept tokens that look alike, but have different claims and keys.',
  fix: 'Sign with an App Store Connect API key, with “iss” (the Issuer ID; “sub”: “user” for an individual key), “iat”, “exp” and “aud” ("appstoreconnect-v1"), without “bid”.',
  see: [TOKEN_PAGES.connect, TOKEN_PAGES.connectKeys],
  check: ({ kind, meantFor }) => {
    if (meantFor !== 'connect') return 'not-applicable'
    return TOKEN_KINDS[kind].format === 'connect-token'
      ? 'pass'
      : { args: { is: TOKEN_KINDS[kind].title } }
  },
  message: ({ is }) =>
    `By its claims it is this: ${is}. App Store Connect needs “iss” with an Issuer ID or “sub” with “user”, “aud” and “exp”, no “bid”, and an App Store Connect API key.`,
  examples: () => ({
    bad: [exampleServerApi({ meantFor: 'connect' }), exampleProvider({ meantFor: 'connect' })],
    good: [
      exampleConnect({ meantFor: 'connect' }),
      exampleIndividual({ meantFor: 'connect' }),
      exampleProvider(),
    ],
  }),
})
