import { TOKEN_PAGES } from '@/lib/apple/token-sources'
import { duration, utc } from '@/lib/inspect/developer-token/duration'
import { exampleProvider } from '@/lib/inspect/developer-token/example-token'
import { seconds, type TokenSubject } from '@/lib/inspect/developer-token/subject'
import { zoneBehind } from '@/lib/inspect/developer-token/zones'
import { defineRule } from '../rule'

const HOUR = 3_600

export const providerTokenExpired = defineRule<
  TokenSubject,
  { at: string; age: string; zone: string | null }
>({
  code: 'token/provider-token-expired',
  level: 'error',
  title: 'The provider token is older than an hour',
  cause: 'It was made once and kept. APNs judges by “iat”; it needs no “exp”.',
  fix: 'Make a new one at least every 60 minutes, but not more often than every 20.',
  see: [TOKEN_PAGES.provider],
  check: (subject) => {
    const iat = seconds(subject, 'iat')
    if (subject.kind !== 'provider' || iat === null || subject.now === null) return 'not-applicable'
    const age = subject.now - iat
    return age > HOUR
      ? {
          at: 'payload/iat',
          args: { at: utc(iat), age: duration(age), zone: zoneBehind(age) },
        }
      : 'pass'
  },
  message: ({ at, age, zone }) =>
    `It was made at ${at}, ${age} ago. APNs answers 403 ExpiredProviderToken.${
      zone === null ? '' : ` If it was made just now, the time of ${zone} was treated as UTC.`
    }`,
  examples: () => ({
    bad: [
      exampleProvider({ claims: { iss: 'DEF123GHIJ', iat: 1_768_478_400 - 18_030 } }),
      exampleProvider({ claims: { iss: 'DEF123GHIJ', iat: 1_768_478_400 - 3_601 } }),
      exampleProvider({ claims: { iss: 'DEF123GHIJ', iat: 1_459_143_580 } }),
    ],
    good: [
      exampleProvider(),
      exampleProvider({ claims: { iss: 'DEF123GHIJ', iat: 1_768_478_400 - 3_600 } }),
      exampleProvider({ claims: { iss: 'DEF123GHIJ', iat: 1 }, now: null }),
    ],
  }),
})
