import { TOKEN_PAGES } from '@/lib/apple/token-sources'
import { exampleProvider, exampleServerApi } from '@/lib/inspect/developer-token/example-token'
import type { TokenSubject } from '@/lib/inspect/developer-token/subject'
import { defineRule } from '../rule'

export const bundleIdForm = defineRule<TokenSubject, { bid: string }>({
  code: 'token/bundle-id-form',
  level: 'warning',
  title: 'The bundle ID does not look like a bundle ID',
  cause: 'A placeholder, the app’s name, its number or its ID with the team prefix was entered.',
  fix: 'Copy the bundle ID from the app’s page in App Store Connect: letters, digits, hyphens and dots.',
  see: [TOKEN_PAGES.serverApi, TOKEN_PAGES.bundleId],
  check: ({ claims: { bid } }) => {
    if (typeof bid !== 'string' || bid === '') return 'not-applicable'
    const form = /^[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+$/.test(bid) && !/^[A-Z0-9]{10}\./.test(bid)
    return form ? 'pass' : { at: 'payload/bid', args: { bid: JSON.stringify(bid.slice(0, 60)) } }
  },
  message: ({ bid }) => `It is ${bid}. An ID such as com.example.app was expected.`,
  examples: () => ({
    bad: [
      exampleServerApi({ claims: { bid: 'DEF123GHIJ.com.example.app' } }),
      exampleServerApi({ claims: { bid: '1234567890' } }),
    ],
    good: [exampleServerApi(), exampleProvider()],
  }),
})
