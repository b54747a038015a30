import { TOKEN_PAGES, TOKEN_RFC } from '@/lib/apple/token-sources'
import { exampleProvider, exampleServerApi } from '@/lib/inspect/developer-token/example-token'
import { TIME_CLAIMS, type TokenSubject } from '@/lib/inspect/developer-token/subject'
import { defineRule } from '../rule'

export const timeNotNumber = defineRule<
  TokenSubject,
  { claim: string; said: string; text: boolean }
>({
  code: 'token/time-not-number',
  level: 'warning',
  title: 'A time is not written as a number',
  cause: 'The number was put in quotation marks, or a date was written out.',
  fix: 'Write whole seconds since 1970 UTC as a JSON number, without quotation marks.',
  see: [TOKEN_RFC.times, TOKEN_PAGES.provider],
  check: ({ kind, claims }) => {
    if (kind === 'other') return 'not-applicable'
    const claim = TIME_CLAIMS.find((name) => !isNumberOrNone(claims[name]))
    return claim
      ? {
          at: `payload/${claim}`,
          args: {
            claim,
            said: JSON.stringify(claims[claim] ?? null).slice(0, 60),
            text: typeof claims[claim] === 'string',
          },
        }
      : 'pass'
  },
  message: ({ claim, said, text }) =>
    text
      ? `“${claim}” is ${said}, a string. RFC 7519 asks for a number; whether Apple accepts a string as well is not known.`
      : `“${claim}” is ${said}, neither a number nor a string. RFC 7519 asks for a number.`,
  examples: () => ({
    bad: [
      exampleProvider({ claims: { iss: 'DEF123GHIJ', iat: '1768478100' } }),
      exampleServerApi({ claims: { exp: '2026-01-15T12:00:00Z' } }),
    ],
    good: [exampleProvider(), exampleServerApi()],
  }),
})

/** Null stands for a claim that was left out. */
const isNumberOrNone = (value: unknown): boolean =>
  value === undefined || value === null || typeof value === 'number'
