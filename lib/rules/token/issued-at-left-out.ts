import { TOKEN_PAGES } from '@/lib/apple/token-sources'
import { exampleProvider, exampleServerApi } from '@/lib/inspect/developer-token/example-token'
import { isEs256, type TokenSubject } from '@/lib/inspect/developer-token/subject'
import { defineRule } from '../rule'

export const issuedAtLeftOut = defineRule<TokenSubject, Record<string, never>>({
  code: 'token/issued-at-left-out',
  level: 'warning',
  title: 'The token does not say when it was made',
  cause: 'The claim “iat” was left out; some libraries write it only when told to.',
  fix: 'Add “iat” to the claims: the time of signing, in whole seconds since 1970 UTC.',
  see: [TOKEN_PAGES.serverApi, TOKEN_PAGES.connect, TOKEN_PAGES.signIn],
  check: ({ kind, claims: { iat } }) => {
    if (kind === 'provider' || kind === 'vapid' || !isEs256(kind)) return 'not-applicable'
    return iat === undefined ? { at: 'payload/iat', args: {} } : 'pass'
  },
  message: () =>
    'There is no “iat”. Apple’s page lists it among the claims; whether a token without it is refused is not known.',
  examples: () => ({
    bad: [
      exampleServerApi({
        claims: { exp: 1_768_478_640, aud: 'appstoreconnect-v1', bid: 'com.example.app' },
      }),
    ],
    good: [exampleServerApi(), exampleProvider({ claims: {} })],
  }),
})
