import { TOKEN_PAGES } from '@/lib/apple/token-sources'
import { exampleConnect, exampleIndividual } from '@/lib/inspect/developer-token/example-token'
import type { TokenSubject } from '@/lib/inspect/developer-token/subject'
import { defineRule } from '../rule'

export const subjectAndIssuer = defineRule<TokenSubject, Record<string, never>>({
  code: 'token/subject-and-issuer',
  level: 'warning',
  title: 'Claims of a team key and of an individual key are mixed',
  cause:
    'Code for both kinds of key was mixed: a token from a team key has “iss” and no “sub”, one from an individual key has “sub”: “user” and no “iss”.',
  fix: 'Keep the one that belongs to the key: “iss” for a team key, “sub” for an individual key.',
  see: [TOKEN_PAGES.connect, TOKEN_PAGES.connectKeys],
  check: ({ kind, claims: { iss, sub } }) => {
    if (kind !== 'connect-team' && kind !== 'connect-individual') return 'not-applicable'
    return iss !== undefined && sub === 'user' ? { at: 'payload/sub', args: {} } : 'pass'
  },
  message: () =>
    'It has “iss” and “sub”: “user”. Apple’s page describes tokens with one of the two.',
  examples: () => ({
    bad: [
      exampleConnect({
        claims: {
          iss: '57246542-96fe-1a63-e053-0824d011072a',
          sub: 'user',
          aud: 'appstoreconnect-v1',
        },
      }),
    ],
    good: [exampleConnect(), exampleIndividual()],
  }),
})
