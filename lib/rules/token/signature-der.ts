import { TOKEN_PAGES, TOKEN_RFC } from '@/lib/apple/token-sources'
import { exampleProvider, exampleServerApi } from '@/lib/inspect/developer-token/example-token'
import { isEs256, type TokenSubject } from '@/lib/inspect/developer-token/subject'
import { MINT_SNIPPETS } from '@/lib/token/code/snippets'
import { defineRule } from '../rule'

export const signatureDer = defineRule<TokenSubject, { bytes: number; provider: boolean }>({
  code: 'token/signature-der',
  level: 'warning',
  title: 'The signature is written as DER',
  cause:
    'OpenSSL, Java and Swift’s derRepresentation write an ECDSA signature as DER. In a JWT it is R and S, 32 bytes each.',
  fix: 'Write R and S one after the other (rawRepresentation, IEEE P1363), 64 bytes, or let a JWT library sign.',
  snippets: MINT_SNIPPETS,
  see: [
    TOKEN_RFC.es256,
    'https://github.com/kylebrowning/APNSwift/issues/36',
    TOKEN_PAGES.provider,
  ],
  check: ({ kind, signature }) => {
    if (!isEs256(kind)) return 'not-applicable'
    return signature.form === 'der'
      ? { at: 'signature', args: { bytes: signature.bytes, provider: kind === 'provider' } }
      : 'pass'
  },
  message: ({ bytes, provider }) =>
    `It has ${bytes} bytes that begin like DER. ${
      provider
        ? 'APNs has been seen to accept that, and Apple’s own shell script makes it that way; jwt.io and most libraries refuse it.'
        : 'Standard verifiers refuse it; what this Apple service does with it is not known.'
    }`,
  examples: () => ({
    bad: [
      exampleProvider({ signature: { bytes: 72, form: 'der', matches: null } }),
      exampleServerApi({ signature: { bytes: 70, form: 'der', matches: null } }),
    ],
    good: [exampleProvider()],
  }),
})
