import { TOKEN_PAGES, TOKEN_RFC } from '@/lib/apple/token-sources'
import { exampleProvider } from '@/lib/inspect/developer-token/example-token'
import { isEs256, type TokenSubject } from '@/lib/inspect/developer-token/subject'
import { defineRule } from '../rule'

export const signatureOtherKey = defineRule<TokenSubject, { kid: string | null }>({
  code: 'token/signature-other-key',
  level: 'error',
  title: 'Not signed with the given key',
  cause: 'Another key signed it, or a character of the token was changed after signing.',
  fix: 'Compare the Key ID in the header with the key’s file name, and copy the whole token.',
  see: [TOKEN_RFC.es256, TOKEN_PAGES.provider],
  check: ({ kind, header, signature }) => {
    if (signature.matches === null) return 'not-applicable'
    if (signature.mistakes?.some(({ proof }) => proof === 'shown')) return 'not-applicable'
    // What is no signature of ES256 at all has a rule of its own.
    const { form } = signature
    if (isEs256(kind) && form !== 'raw' && form !== 'der') return 'not-applicable'
    const kid = typeof header.kid === 'string' ? header.kid.slice(0, 40) : null
    return signature.matches ? 'pass' : { at: 'signature', args: { kid } }
  },
  message: ({ kid }) =>
    `The signature does not belong to this text and a given key.${
      kid === null ? '' : ` The header names the key ${JSON.stringify(kid)}.`
    }`,
  examples: () => ({
    bad: [
      exampleProvider({
        signature: { bytes: 64, form: 'raw', matches: false },
      }),
    ],
    good: [
      exampleProvider(),
      exampleProvider({ signature: { bytes: 64, form: 'raw', matches: true } }),
    ],
  }),
})
