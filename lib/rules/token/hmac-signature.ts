import { TOKEN_PAGES, TOKEN_RFC } from '@/lib/apple/token-sources'
import { exampleProvider } from '@/lib/inspect/developer-token/example-token'
import { isEs256, type TokenSubject } from '@/lib/inspect/developer-token/subject'
import { defineRule } from '../rule'

export const hmacSignature = defineRule<TokenSubject, { secret: string | null; bytes: number }>({
  code: 'token/hmac-signature',
  level: 'error',
  title: 'Signed with HMAC instead of ECDSA',
  cause:
    'The text was signed with HMAC<SHA256> and the text of the .p8 as its secret. A header that says ES256 does not change what the signature is.',
  fix: 'Sign with ECDSA: in Swift P256.Signing.PrivateKey(pemRepresentation: p8).signature(for: data).rawRepresentation, elsewhere a JWT library set to ES256.',
  see: [TOKEN_RFC.hmac, TOKEN_RFC.es256, TOKEN_PAGES.provider],
  check: ({ kind, signature }) => {
    if (!isEs256(kind)) return 'not-applicable'
    return signature.form === 'hmac-sha256' || signature.form === 'hmac-sha384'
      ? { at: 'signature', args: { secret: signature.hmacSecret, bytes: signature.bytes } }
      : 'pass'
  },
  message: ({ secret, bytes }) =>
    `The signature has ${bytes} bytes, so it is an HMAC-SHA${bytes * 8} and not ECDSA, which has 64.${
      secret === null ? '' : ` It is one, with ${secret} as the secret.`
    }`,
  examples: {
    bad: [
      exampleProvider({
        signature: { bytes: 32, form: 'hmac-sha256', hmacSecret: null, matches: null },
      }),
      exampleProvider({
        signature: {
          bytes: 32,
          form: 'hmac-sha256',
          hmacSecret: 'the whole text of the key file',
          matches: false,
        },
      }),
    ],
    good: [exampleProvider()],
  },
})
