import { TOKEN_PAGES, TOKEN_RFC } from '@/lib/apple/token-sources'
import { exampleProvider, exampleServerApi } from '@/lib/inspect/developer-token/example-token'
import { isEs256, type TokenSubject } from '@/lib/inspect/developer-token/subject'
import { defineRule } from '../rule'

export const algNone = defineRule<TokenSubject, { alg: string }>({
  code: 'token/alg-none',
  level: 'error',
  title: 'The header asks for no signature',
  cause: 'A library was told not to sign, or the header was written by hand for a test.',
  fix: 'Sign with ES256 and the .p8. A token without a signature proves nothing, and Apple accepts none.',
  see: [TOKEN_PAGES.provider, TOKEN_RFC.none],
  check: ({ kind, header: { alg } }) => {
    if (!isEs256(kind) || typeof alg !== 'string') return 'not-applicable'
    return /^\s*none\s*$/i.test(alg)
      ? { at: 'header/alg', args: { alg: JSON.stringify(alg).slice(0, 60) } }
      : 'pass'
  },
  message: ({ alg }) => `The header says ${alg}: no signature. ES256 was expected.`,
  examples: () => ({
    bad: [
      exampleProvider({ header: { alg: 'none', kid: 'ABC123DEFG' } }),
      exampleServerApi({ header: { alg: 'nOnE', kid: 'ABC123DEFG' } }),
    ],
    good: [exampleProvider()],
  }),
})
