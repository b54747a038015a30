import { TOKEN_PAGES } from '@/lib/apple/token-sources'
import {
  exampleConnect,
  exampleProvider,
  exampleServerApi,
} from '@/lib/inspect/developer-token/example-token'
import { TOKEN_KINDS } from '@/lib/inspect/developer-token/kinds'
import type { TokenSubject } from '@/lib/inspect/developer-token/subject'
import { defineRule } from '../rule'

export const meantForApns = defineRule<TokenSubject, { is: string }>({
  code: 'token/meant-for-apns',
  level: 'error',
  title: 'This is not a token for APNs',
  cause:
    'The token was made by code for another Apple service, or the wrong one of several tokens was copied.',
  fix: 'Make a provider token: “alg” and “kid” in the header, “iss” with the Team ID and “iat” among the claims, signed with an APNs key. It has no “aud”, no “bid” and no “exp”.',
  see: [TOKEN_PAGES.provider],
  check: ({ kind, meantFor }) => {
    if (meantFor !== 'apns') return 'not-applicable'
    return TOKEN_KINDS[kind].format === 'provider-token'
      ? 'pass'
      : { args: { is: TOKEN_KINDS[kind].title } }
  },
  message: ({ is }) =>
    `By its claims it is this: ${is}. APNs needs the Team ID in “iss”, the time in “iat”, nothing else, and an APNs key.`,
  examples: () => ({
    bad: [exampleConnect({ meantFor: 'apns' }), exampleServerApi({ meantFor: 'apns' })],
    good: [exampleProvider({ meantFor: 'apns' }), exampleConnect()],
  }),
})
