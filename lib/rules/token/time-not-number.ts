import { TOKEN_PAGES, TOKEN_RFC } from '@/lib/apple/token-sources'
import { exampleProvider, exampleServerApi } from '@/lib/inspect/developer-token/example-token'
import type { TokenSubject } from '@/lib/inspect/developer-token/subject'
import { defineRule } from '../rule'

const CLAIMS = ['iat', 'exp', 'nbf'] as const

export const timeNotNumber = defineRule<TokenSubject, { claim: string }>({
  code: 'token/time-not-number',
  level: 'warning',
  title: 'A time is written as text',
  cause: 'The number was put in quotation marks, or a date was written out.',
  fix: 'Write whole seconds since 1970 UTC as a JSON number, without quotation marks.',
  see: [TOKEN_RFC.times, TOKEN_PAGES.provider],
  check: ({ kind, claims }) => {
    if (kind === 'other') return 'not-applicable'
    const claim = CLAIMS.find((name) => typeof claims[name] === 'string')
    return claim ? { at: `payload/${claim}`, args: { claim } } : 'pass'
  },
  message: ({ claim }) =>
    `“${claim}” is a text. RFC 7519 asks for a number; whether Apple takes a text as well is not known.`,
  examples: {
    bad: [
      exampleProvider({ claims: { iss: 'DEF123GHIJ', iat: '1768478100' } }),
      exampleServerApi({ claims: { exp: '2026-01-15T12:00:00Z' } }),
    ],
    good: [exampleProvider(), exampleServerApi()],
  },
})
