import { TOKEN_PAGES } from '@/lib/apple/token-sources'
import { exampleProvider, exampleServerApi } from '@/lib/inspect/developer-token/example-token'
import type { TokenSubject } from '@/lib/inspect/developer-token/subject'
import { defineRule } from '../rule'

export const otherBundleId = defineRule<TokenSubject, { bid: string; expected: string }>({
  code: 'token/other-bundle-id',
  level: 'error',
  title: 'The token names a different app from the expected one',
  cause:
    'The token was made for another app of the team, or the setting contains an old bundle ID.',
  fix: 'Make a token with the bundle ID of the app that you ask about. The App Store Server API needs one token per app.',
  see: [TOKEN_PAGES.serverApi],
  check: ({ claims: { bid }, bundleId }) => {
    if (typeof bid !== 'string' || bid === '' || bundleId === null) return 'not-applicable'
    return bid === bundleId
      ? 'pass'
      : {
          at: 'payload/bid',
          args: { bid: JSON.stringify(bid.slice(0, 80)), expected: bundleId.slice(0, 80) },
        }
  },
  message: ({ bid, expected }) => `“bid” is ${bid}, but ${expected} was expected.`,
  examples: () => ({
    bad: [exampleServerApi({ bundleId: 'com.example.other' })],
    good: [
      exampleServerApi({ bundleId: 'com.example.app' }),
      exampleServerApi(),
      exampleProvider({ bundleId: 'com.example.app' }),
    ],
  }),
})
