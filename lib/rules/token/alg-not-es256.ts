import { TOKEN_PAGES, TOKEN_RFC } from '@/lib/apple/token-sources'
import { exampleConnect, exampleProvider } from '@/lib/inspect/developer-token/example-token'
import { isEs256, type TokenSubject } from '@/lib/inspect/developer-token/subject'
import { defineRule } from '../rule'

export const algNotEs256 = defineRule<TokenSubject, { alg: string }>({
  code: 'token/alg-not-es256',
  level: 'error',
  title: 'The algorithm is not ES256',
  cause:
    'The library signed with its default, HS256 or RS256 mostly, or the name was written differently.',
  fix: 'Tell the library to sign with ES256 (ECDSA on P-256 with SHA-256) and give it the .p8 as a private key.',
  see: [TOKEN_PAGES.provider, TOKEN_RFC.es256],
  check: ({ kind, header }) => {
    if (!isEs256(kind) || header.alg === undefined) return 'not-applicable'
    return header.alg === 'ES256'
      ? 'pass'
      : { at: 'header/alg', args: { alg: JSON.stringify(header.alg).slice(0, 60) } }
  },
  message: ({ alg }) => `The header says ${alg}. Apple takes ES256 and nothing else here.`,
  examples: {
    bad: [
      exampleProvider({ header: { alg: 'HS256', kid: 'ABC123DEFG' } }),
      exampleProvider({ header: { alg: 'none', kid: 'ABC123DEFG' } }),
      exampleConnect({ header: { alg: 'es256', kid: 'ABC123DEFG' } }),
    ],
    good: [exampleProvider(), exampleProvider({ kind: 'identity', header: { alg: 'RS256' } })],
  },
})
