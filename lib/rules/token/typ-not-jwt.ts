import { TOKEN_PAGES, TOKEN_RFC } from '@/lib/apple/token-sources'
import { exampleProvider, exampleServerApi } from '@/lib/inspect/developer-token/example-token'
import { isEs256, type TokenSubject } from '@/lib/inspect/developer-token/subject'
import { defineRule } from '../rule'

export const typNotJwt = defineRule<TokenSubject, { typ: string }>({
  code: 'token/typ-not-jwt',
  level: 'warning',
  title: 'The type in the header is not JWT',
  cause: 'The header was written by hand, or it belongs to another kind of token.',
  fix: 'Write "typ": "JWT", or leave “typ” out for APNs.',
  see: [TOKEN_RFC.typ, TOKEN_PAGES.provider, TOKEN_PAGES.serverApi],
  check: ({ kind, header: { typ } }) => {
    if (!isEs256(kind) || typ === undefined) return 'not-applicable'
    return typeof typ === 'string' && typ.toUpperCase() === 'JWT'
      ? 'pass'
      : { at: 'header/typ', args: { typ: JSON.stringify(typ).slice(0, 60) } }
  },
  message: ({ typ }) =>
    `The header says ${typ}. JWT is usual; whether Apple looks at it is not known.`,
  examples: () => ({
    bad: [
      exampleProvider({ header: { alg: 'ES256', kid: 'ABC123DEFG', typ: 'JOSE' } }),
      exampleServerApi({ header: { alg: 'ES256', kid: 'ABC123DEFG', typ: null } }),
    ],
    good: [
      exampleProvider(),
      exampleServerApi(),
      exampleServerApi({ header: { alg: 'ES256', kid: 'ABC123DEFG', typ: 'jwt' } }),
    ],
  }),
})
