import { TOKEN_PAGES } from '@/lib/apple/token-sources'
import {
  exampleConnect,
  exampleProvider,
  exampleServerApi,
} from '@/lib/inspect/developer-token/example-token'
import { isConnect, type TokenSubject } from '@/lib/inspect/developer-token/subject'
import { defineRule } from '../rule'

export const expiryMissing = defineRule<TokenSubject, Record<string, never>>({
  code: 'token/expiry-missing',
  level: 'warning',
  title: 'The token does not say when it expires',
  cause: 'The claim “exp” was left out. Apple’s text lists it among the claims of these tokens.',
  fix: 'Put “exp” among the claims: at most 60 minutes after “iat” for the App Store Server API, 20 minutes for App Store Connect.',
  see: [TOKEN_PAGES.serverApi, TOKEN_PAGES.connect],
  check: ({ kind, claims }) => {
    if (kind !== 'server-api' && !isConnect(kind)) return 'not-applicable'
    return claims.exp === undefined ? { at: 'payload/exp', args: {} } : 'pass'
  },
  message: () => 'The claims have no “exp”, which these APIs ask for.',
  examples: {
    bad: [
      exampleServerApi({ claims: { aud: 'appstoreconnect-v1', bid: 'com.example.app' } }),
      exampleConnect({ claims: { aud: 'appstoreconnect-v1' } }),
    ],
    good: [exampleServerApi(), exampleConnect(), exampleProvider()],
  },
})
