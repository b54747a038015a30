import { TOKEN_PAGES } from '@/lib/apple/token-sources'
import { exampleConnect, exampleProvider } from '@/lib/inspect/developer-token/example-token'
import { isEs256, type TokenSubject } from '@/lib/inspect/developer-token/subject'
import { defineRule } from '../rule'

export const kidMissing = defineRule<TokenSubject, { inClaims: boolean }>({
  code: 'token/kid-missing',
  level: 'error',
  title: 'The header names no key',
  cause: 'Most JWT libraries write “alg” and “typ” by themselves, and “kid” only when told to.',
  fix: 'Put the Key ID into the header as “kid”: the ten characters in the name of the .p8 file.',
  see: [TOKEN_PAGES.provider, TOKEN_PAGES.connect],
  check: ({ kind, header, claims }) => {
    if (!isEs256(kind) || kind === 'vapid') return 'not-applicable'
    const inClaims = claims.kid !== undefined
    return typeof header.kid === 'string' && header.kid !== ''
      ? 'pass'
      : { at: 'header/kid', args: { inClaims } }
  },
  message: ({ inClaims }) =>
    `There is no “kid” in the header${inClaims ? '; it is among the claims, where nobody looks for it' : ''}. Without it Apple does not know which key to check with.`,
  examples: () => ({
    bad: [
      exampleProvider({ header: { alg: 'ES256' } }),
      exampleConnect({ header: { alg: 'ES256', kid: '' } }),
      exampleProvider({
        header: { alg: 'ES256' },
        claims: { iss: 'DEF123GHIJ', kid: 'ABC123DEFG' },
      }),
    ],
    good: [exampleProvider()],
  }),
})
