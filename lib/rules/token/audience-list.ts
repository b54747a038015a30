import { TOKEN_PAGES, TOKEN_RFC } from '@/lib/apple/token-sources'
import { exampleProvider, exampleServerApi } from '@/lib/inspect/developer-token/example-token'
import { isEs256, type TokenSubject } from '@/lib/inspect/developer-token/subject'
import { defineRule } from '../rule'

export const audienceList = defineRule<TokenSubject, Record<string, never>>({
  code: 'token/audience-list',
  level: 'warning',
  title: 'The audience is in a list',
  cause: 'The library writes “aud” as a list, as RFC 7519 allows.',
  fix: 'Write “aud” as a string, as in Apple’s examples.',
  see: [TOKEN_RFC.audience, TOKEN_PAGES.serverApi, TOKEN_PAGES.connect],
  check: ({ kind, claims: { aud } }) => {
    if (!isEs256(kind) || kind === 'provider' || aud === undefined) return 'not-applicable'
    return Array.isArray(aud) ? { at: 'payload/aud', args: {} } : 'pass'
  },
  message: () => '“aud” is a list. RFC 7519 allows that; whether Apple accepts it is not known.',
  examples: () => ({
    bad: [exampleServerApi({ claims: { aud: ['appstoreconnect-v1'], bid: 'com.example.app' } })],
    good: [exampleServerApi(), exampleProvider()],
  }),
})
