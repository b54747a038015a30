import { TOKEN_RFC } from '@/lib/apple/token-sources'
import { exampleProvider } from '@/lib/inspect/developer-token/example-token'
import { isEs256, type TokenSubject } from '@/lib/inspect/developer-token/subject'
import { defineRule } from '../rule'

export const signatureZero = defineRule<TokenSubject, Record<string, never>>({
  code: 'token/signature-zero',
  level: 'error',
  title: 'The signature of the token is only zeros',
  cause:
    'The buffer for the signature was never filled, or the token tests a faulty verifier: some accepted zeros as a signature for anything.',
  fix: 'Look at what the signing function returns, and copy its bytes.',
  see: [TOKEN_RFC.es256, 'https://nvd.nist.gov/vuln/detail/CVE-2022-21449'],
  check: ({ kind, signature }) => {
    if (!isEs256(kind)) return 'not-applicable'
    return signature.form === 'zero' ? { at: 'signature', args: {} } : 'pass'
  },
  message: () => 'All 64 bytes are zero; no key makes such a signature.',
  examples: () => ({
    bad: [exampleProvider({ signature: { bytes: 64, form: 'zero', matches: null } })],
    good: [exampleProvider()],
  }),
})
