import { TOKEN_RFC } from '@/lib/apple/token-sources'
import { exampleProvider } from '@/lib/inspect/developer-token/example-token'
import { isEs256, type TokenSubject } from '@/lib/inspect/developer-token/subject'
import { defineRule } from '../rule'

export const signatureOutOfRange = defineRule<TokenSubject, Record<string, never>>({
  code: 'token/signature-out-of-range',
  level: 'error',
  title: 'The signature has a number that is out of range for P-256',
  cause:
    'The bytes are those of something else, such as an HMAC-SHA512, or half of the buffer was never filled.',
  fix: 'Sign with ES256 and the .p8, and copy all 64 bytes that the signing function returns.',
  see: [TOKEN_RFC.es256, 'https://csrc.nist.gov/pubs/fips/186-5/final'],
  check: ({ kind, signature }) => {
    if (!isEs256(kind)) return 'not-applicable'
    return signature.form === 'out-of-range' && !signature.mistakes?.length
      ? { at: 'signature', args: {} }
      : 'pass'
  },
  message: () => 'It has 64 bytes, and R or S is zero or not less than the order of the curve.',
  examples: () => ({
    bad: [
      exampleProvider({
        signature: { bytes: 64, form: 'out-of-range', matches: null },
      }),
    ],
    good: [exampleProvider()],
  }),
})
