import { TOKEN_PAGES } from '@/lib/apple/token-sources'
import { exampleProvider } from '@/lib/inspect/developer-token/example-token'
import type { TokenSubject } from '@/lib/inspect/developer-token/subject'
import { defineRule } from '../rule'

export const subjectMissing = defineRule<TokenSubject, { wanted: string }>({
  code: 'token/subject-missing',
  level: 'warning',
  title: 'The token names no client',
  cause: 'The claim “sub” was left out. For Sign in with Apple it is the client ID.',
  fix: 'Add the client ID to the claims as “sub”: the app’s bundle ID, or the Services ID for a website. It has to be the client_id of the request.',
  see: [TOKEN_PAGES.signIn],
  check: ({ kind, claims: { sub } }) => {
    if (kind !== 'sign-in') return 'not-applicable'
    return typeof sub === 'string' && sub !== ''
      ? 'pass'
      : { at: 'payload/sub', args: { wanted: 'the client ID' } }
  },
  message: ({ wanted }) =>
    `There is no “sub”, but ${wanted} was expected. The request is then answered with invalid_client.`,
  examples: () => ({
    bad: [
      exampleProvider({
        kind: 'sign-in',
        looksLike: 'sign-in',
        claims: { iss: 'DEF123GHIJ', aud: 'https://appleid.apple.com' },
      }),
    ],
    good: [
      exampleProvider(),
      exampleProvider({
        kind: 'sign-in',
        looksLike: 'sign-in',
        claims: { sub: 'com.example.app' },
      }),
    ],
  }),
})
