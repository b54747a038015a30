import { TOKEN_PAGES } from '@/lib/apple/token-sources'
import { exampleConnect, exampleProvider } from '@/lib/inspect/developer-token/example-token'
import { isEs256, type TokenSubject } from '@/lib/inspect/developer-token/subject'
import { defineRule } from '../rule'

export const kidLength = defineRule<
  TokenSubject,
  { kid: string; length: number; fileName: boolean }
>({
  code: 'token/kid-length',
  level: 'error',
  title: 'The “kid” is not a Key ID',
  cause:
    'Something else was entered, such as the Issuer ID or the bundle ID, or the file name with what surrounds the ten characters.',
  fix: 'Use just the ten characters: ABC123DEFG from AuthKey_ABC123DEFG.p8.',
  see: [TOKEN_PAGES.provider, TOKEN_PAGES.connect],
  check: ({ kind, header }) => {
    if (!isEs256(kind) || kind === 'vapid') return 'not-applicable'
    const { kid } = header
    if (typeof kid !== 'string' || kid === '') return 'not-applicable'
    return kid.length === 10
      ? 'pass'
      : {
          at: 'header/kid',
          args: {
            kid: JSON.stringify(kid.slice(0, 60)),
            length: kid.length,
            fileName: /key_|\.p8$/i.test(kid),
          },
        }
  },
  message: ({ kid, length, fileName }) =>
    `“kid” is ${kid}. It has ${length} ${length === 1 ? 'character' : 'characters'}, and a Key ID has 10.${
      fileName ? ' It looks like the key’s file name.' : ''
    }`,
  examples: () => ({
    bad: [
      exampleProvider({ header: { alg: 'ES256', kid: 'AuthKey_ABC123DEFG' } }),
      exampleConnect({ header: { alg: 'ES256', kid: 'X' } }),
    ],
    good: [exampleProvider(), exampleProvider({ header: { alg: 'ES256' } })],
  }),
})
