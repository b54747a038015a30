import { TOKEN_PAGES, TOKEN_RFC } from '@/lib/apple/token-sources'
import { exampleConnect, exampleProvider } from '@/lib/inspect/developer-token/example-token'
import { isEs256, type TokenSubject } from '@/lib/inspect/developer-token/subject'
import { MINT_SNIPPETS } from '@/lib/token/code/snippets'
import { defineRule } from '../rule'

export const algHmac = defineRule<TokenSubject, { alg: string }>({
  code: 'token/alg-hmac',
  level: 'error',
  title: 'The header’s algorithm is an HMAC',
  cause:
    'The library signed with its default, usually HS256, and used the text of the .p8 as a shared secret.',
  fix: 'Tell the library to sign with ES256, and give it the .p8 as a private key, not as a string.',
  snippets: MINT_SNIPPETS,
  see: [TOKEN_PAGES.provider, TOKEN_RFC.hmac, TOKEN_RFC.es256],
  check: ({ kind, header: { alg } }) => {
    if (!isEs256(kind) || typeof alg !== 'string') return 'not-applicable'
    return /^\s*HS\d{3}\s*$/i.test(alg)
      ? { at: 'header/alg', args: { alg: JSON.stringify(alg) } }
      : 'pass'
  },
  message: ({ alg }) =>
    `The header says ${alg}, an HMAC with a shared secret. Apple has the public half of a key and accepts only ES256.`,
  examples: () => ({
    bad: [
      exampleProvider({ header: { alg: 'HS256', kid: 'ABC123DEFG' } }),
      exampleConnect({ header: { alg: 'HS512', kid: 'ABC123DEFG' } }),
    ],
    good: [exampleProvider(), exampleProvider({ header: { alg: 'RS256' } })],
  }),
})
