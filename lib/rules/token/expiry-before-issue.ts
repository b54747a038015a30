import { TOKEN_PAGES, TOKEN_RFC } from '@/lib/apple/token-sources'
import { exampleProvider, exampleServerApi } from '@/lib/inspect/developer-token/example-token'
import { seconds, type TokenSubject } from '@/lib/inspect/developer-token/subject'
import { defineRule } from '../rule'

export const expiryBeforeIssue = defineRule<TokenSubject, { seconds: number }>({
  code: 'token/expiry-before-issue',
  level: 'warning',
  title: 'The token expires before it was made',
  cause:
    'The times were swapped, “exp” contains a duration instead of a time, or the two come from different clocks.',
  fix: 'Compute “exp” from “iat”: the same seconds since 1970 UTC plus the seconds that it should live.',
  see: [TOKEN_RFC.claims, TOKEN_PAGES.serverApi, TOKEN_PAGES.connect],
  check: (subject) => {
    const [iat, exp] = [seconds(subject, 'iat'), seconds(subject, 'exp')]
    if (subject.kind === 'other' || iat === null || exp === null) return 'not-applicable'
    return exp <= iat ? { at: 'payload/exp', args: { seconds: exp } } : 'pass'
  },
  message: ({ seconds: exp }) =>
    exp >= 0 && exp < 100_000_000
      ? `“exp” is ${exp}: a duration, where the time at which it ends is expected.`
      : '“exp” is not later than “iat”.',
  examples: () => ({
    bad: [
      exampleServerApi({ claims: { iat: 1_768_478_400, exp: 1_768_478_400 } }),
      exampleServerApi({ claims: { iat: 1_768_478_400, exp: 300 } }),
    ],
    good: [exampleServerApi(), exampleProvider()],
  }),
})
