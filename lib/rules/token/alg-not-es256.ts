import { TOKEN_PAGES, TOKEN_RFC } from '@/lib/apple/token-sources'
import { exampleConnect, exampleProvider } from '@/lib/inspect/developer-token/example-token'
import { isEs256, type TokenSubject } from '@/lib/inspect/developer-token/subject'
import { MINT_SNIPPETS } from '@/lib/token/code/snippets'
import { defineRule } from '../rule'

export const algNotEs256 = defineRule<TokenSubject, { alg: string }>({
  code: 'token/alg-not-es256',
  level: 'error',
  title: 'The algorithm is not ES256',
  cause:
    'The library was told to sign with another algorithm, for another kind of key: RS256 uses RSA, ES384 uses P-384.',
  fix: 'Tell the library to sign with ES256 (ECDSA on P-256 with SHA-256) and give it the .p8 as a private key.',
  snippets: MINT_SNIPPETS,
  see: [TOKEN_PAGES.provider, TOKEN_RFC.es256],
  check: ({ kind, header }) => {
    if (!isEs256(kind) || header.alg === undefined) return 'not-applicable'
    return header.alg === 'ES256' || isSaidElsewhere(header.alg)
      ? 'pass'
      : { at: 'header/alg', args: { alg: JSON.stringify(header.alg).slice(0, 60) } }
  },
  message: ({ alg }) => `The header says ${alg}. Apple accepts only ES256 here.`,
  examples: () => ({
    bad: [
      exampleProvider({ header: { alg: 'RS256', kid: 'ABC123DEFG' } }),
      exampleProvider({ header: { alg: null, kid: 'ABC123DEFG' } }),
      exampleConnect({ header: { alg: 'ES384', kid: 'ABC123DEFG' } }),
    ],
    good: [exampleProvider(), exampleProvider({ kind: 'identity', header: { alg: 'RS256' } })],
  }),
})

/** No algorithm, an HMAC and other spellings have rules of their own. */
const isSaidElsewhere = (alg: unknown): boolean =>
  typeof alg === 'string' && /^\s*(?:none|HS\d{3}|ES[-_ ]?256)\s*$/i.test(alg)
