import { TOKEN_PAGES, TOKEN_RFC } from '@/lib/apple/token-sources'
import { exampleConnect, exampleProvider } from '@/lib/inspect/developer-token/example-token'
import { isEs256, type TokenSubject } from '@/lib/inspect/developer-token/subject'
import { defineRule } from '../rule'

/** What people write for ES256. */
const LIKE = /^\s*ES[-_ ]?256\s*$/i

export const algCase = defineRule<TokenSubject, { alg: string }>({
  code: 'token/alg-case',
  level: 'error',
  title: 'The name of the algorithm is written differently',
  cause:
    'The header was written by hand. In a JWS the case of the algorithm’s name matters, and it contains no spaces.',
  fix: 'Write "alg": "ES256", in capitals and without spaces.',
  see: [TOKEN_RFC.alg, TOKEN_PAGES.provider],
  check: ({ kind, header: { alg } }) => {
    if (!isEs256(kind) || typeof alg !== 'string' || alg === 'ES256') return 'not-applicable'
    return LIKE.test(alg)
      ? { at: 'header/alg', args: { alg: JSON.stringify(alg).slice(0, 60) } }
      : 'pass'
  },
  message: ({ alg }) => `The header says ${alg}; the name is ES256.`,
  examples: () => ({
    bad: [
      exampleProvider({ header: { alg: 'es256', kid: 'ABC123DEFG' } }),
      exampleConnect({ header: { alg: 'ES-256', kid: 'ABC123DEFG' } }),
    ],
    good: [exampleProvider(), exampleProvider({ header: { alg: 'ES384' } })],
  }),
})
