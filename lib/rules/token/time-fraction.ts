import { TOKEN_PAGES, TOKEN_RFC } from '@/lib/apple/token-sources'
import { exampleProvider, exampleServerApi } from '@/lib/inspect/developer-token/example-token'
import { TIME_CLAIMS, type TokenSubject } from '@/lib/inspect/developer-token/subject'
import { defineRule } from '../rule'

export const timeFraction = defineRule<TokenSubject, { claim: string; said: string }>({
  code: 'token/time-fraction',
  level: 'warning',
  title: 'A time has a fraction',
  cause:
    'The time was used as a floating-point number without rounding: time.time() in Python, Date().timeIntervalSince1970 in Swift, Date.now() / 1000 in JavaScript.',
  fix: 'Leave the fraction out: int(time.time()), Int(Date().timeIntervalSince1970), Math.floor(Date.now() / 1000).',
  see: [TOKEN_RFC.times, TOKEN_PAGES.provider],
  check: ({ kind, claims }) => {
    if (kind === 'other') return 'not-applicable'
    const claim = TIME_CLAIMS.find(
      (name) =>
        typeof claims[name] === 'number' &&
        !Number.isInteger(claims[name]) &&
        Number.isFinite(claims[name]),
    )
    return claim ? { at: `payload/${claim}`, args: { claim, said: String(claims[claim]) } } : 'pass'
  },
  message: ({ claim, said }) =>
    `“${claim}” is ${said}, a number with a fraction. RFC 7519 allows it; whether Apple accepts it is not known.`,
  examples: () => ({
    bad: [exampleProvider({ claims: { iss: 'DEF123GHIJ', iat: 1_768_478_100.25 } })],
    good: [exampleProvider(), exampleServerApi()],
  }),
})
