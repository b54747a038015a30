import { TOKEN_PAGES, TOKEN_RFC } from '@/lib/apple/token-sources'
import { exampleProvider, exampleServerApi } from '@/lib/inspect/developer-token/example-token'
import {
  LARGEST_MILLISECONDS,
  TIME_CLAIMS,
  type TokenSubject,
} from '@/lib/inspect/developer-token/subject'
import { defineRule } from '../rule'

export const timeTooLarge = defineRule<TokenSubject, { claim: string; said: string }>({
  code: 'token/time-too-large',
  level: 'error',
  title: 'A time has too many digits even for milliseconds',
  cause: 'The time is in microseconds or nanoseconds, or two numbers were joined.',
  fix: 'Write whole seconds since 1970 UTC: ten digits these days.',
  see: [TOKEN_RFC.times, TOKEN_PAGES.provider, TOKEN_PAGES.serverApi],
  check: ({ kind, claims }) => {
    if (kind === 'other') return 'not-applicable'
    const claim = TIME_CLAIMS.find((name) => isTooLarge(claims[name]))
    return claim
      ? {
          at: `payload/${claim}`,
          args: { claim, said: JSON.stringify(claims[claim] ?? null).slice(0, 40) },
        }
      : 'pass'
  },
  message: ({ claim, said }) =>
    `“${claim}” is ${said}, which has too many digits for seconds and for milliseconds.`,
  examples: () => ({
    bad: [
      exampleProvider({ claims: { iss: 'DEF123GHIJ', iat: 1_768_478_100_000_000 } }),
      exampleServerApi({ claims: { iat: 1_768_478_100, exp: '1768478400000000000' } }),
    ],
    good: [exampleProvider(), exampleServerApi()],
  }),
})

function isTooLarge(value: unknown): boolean {
  const number = typeof value === 'string' && /^\d{15,}$/.test(value) ? Number(value) : value
  return typeof number === 'number' && Math.abs(number) >= LARGEST_MILLISECONDS
}
