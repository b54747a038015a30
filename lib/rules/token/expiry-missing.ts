import { TOKEN_PAGES } from '@/lib/apple/token-sources'
import {
  exampleConnect,
  exampleProvider,
  exampleServerApi,
} from '@/lib/inspect/developer-token/example-token'
import type { TokenKind } from '@/lib/inspect/developer-token/kinds'
import { isConnect, type TokenSubject } from '@/lib/inspect/developer-token/subject'
import { defineRule } from '../rule'

/** WeatherKit, Maps and the others whose page lists “exp”. */
const OTHERS: readonly TokenKind[] = ['sign-in', 'weatherkit', 'maps', 'musickit']

export const expiryMissing = defineRule<TokenSubject, Record<string, never>>({
  code: 'token/expiry-missing',
  level: 'warning',
  title: 'The token does not say when it expires',
  cause: 'The claim “exp” was left out. Apple’s text lists it among the claims of these tokens.',
  fix: 'Add “exp” to the claims: at most 60 minutes after “iat” for the App Store Server API, 20 minutes for App Store Connect, six months for Sign in with Apple and Apple Music.',
  see: [TOKEN_PAGES.serverApi, TOKEN_PAGES.connect, TOKEN_PAGES.signIn, TOKEN_PAGES.music],
  check: ({ kind, claims }) => {
    if (kind !== 'server-api' && !isConnect(kind) && !OTHERS.includes(kind)) return 'not-applicable'
    return claims.exp === undefined ? { at: 'payload/exp', args: {} } : 'pass'
  },
  message: () => 'There is no “exp” among the claims, but Apple’s page for these tokens lists it.',
  examples: () => ({
    bad: [
      exampleServerApi({ claims: { aud: 'appstoreconnect-v1', bid: 'com.example.app' } }),
      exampleConnect({ claims: { aud: 'appstoreconnect-v1' } }),
    ],
    good: [exampleServerApi(), exampleConnect(), exampleProvider()],
  }),
})
