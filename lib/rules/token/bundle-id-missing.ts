import { TOKEN_PAGES } from '@/lib/apple/token-sources'
import { exampleConnect, exampleServerApi } from '@/lib/inspect/developer-token/example-token'
import type { TokenSubject } from '@/lib/inspect/developer-token/subject'
import { defineRule } from '../rule'

export const bundleIdMissing = defineRule<TokenSubject, Record<string, never>>({
  code: 'token/bundle-id-missing',
  level: 'error',
  title: 'The token names no app',
  cause:
    'The claim “bid” is missing or empty. The code may have been written for App Store Connect, whose tokens have none.',
  fix: 'Add the app’s bundle ID to the claims as “bid”.',
  see: [TOKEN_PAGES.serverApi],
  check: ({ kind, claims }) => {
    if (kind !== 'server-api') return 'not-applicable'
    return typeof claims.bid === 'string' && claims.bid !== ''
      ? 'pass'
      : { at: 'payload/bid', args: {} }
  },
  message: () => 'There is no bundle ID in “bid”. The App Store Server API answers 401 without it.',
  examples: () => ({
    bad: [
      exampleServerApi({ claims: { aud: 'appstoreconnect-v1' } }),
      exampleServerApi({ claims: { aud: 'appstoreconnect-v1', bid: '' } }),
    ],
    good: [exampleServerApi(), exampleConnect()],
  }),
})
