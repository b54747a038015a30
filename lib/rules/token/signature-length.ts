import { TOKEN_RFC } from '@/lib/apple/token-sources'
import { exampleProvider } from '@/lib/inspect/developer-token/example-token'
import { isEs256, type TokenSubject } from '@/lib/inspect/developer-token/subject'
import { defineRule } from '../rule'

export const signatureLength = defineRule<TokenSubject, { bytes: number }>({
  code: 'token/signature-length',
  level: 'error',
  title: 'The signature has a length that ES256 never has',
  cause: 'The token was cut off when it was copied, or it was signed with another kind of key.',
  fix: 'Copy the whole token. If it is complete, sign with ES256 and the .p8: an RSA key makes 256 bytes, P-384 makes 96.',
  see: [TOKEN_RFC.es256],
  check: ({ kind, signature }) => {
    if (!isEs256(kind)) return 'not-applicable'
    // What the bytes are has a rule of its own, where they show it.
    return signature.form === 'other' && !signature.mistakes?.length
      ? { at: 'signature', args: { bytes: signature.bytes } }
      : 'pass'
  },
  message: ({ bytes }) =>
    `It has ${bytes} ${bytes === 1 ? 'byte' : 'bytes'}, but 64 were expected.`,
  examples: () => ({
    bad: [
      exampleProvider({
        signature: { bytes: 256, form: 'other', matches: null },
      }),
      exampleProvider({ signature: { bytes: 1, form: 'other', matches: null } }),
    ],
    good: [exampleProvider()],
  }),
})
