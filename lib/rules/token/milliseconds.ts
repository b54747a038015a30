import { TOKEN_PAGES, TOKEN_RFC } from '@/lib/apple/token-sources'
import { exampleProvider, exampleServerApi } from '@/lib/inspect/developer-token/example-token'
import { milliseconds, TIME_CLAIMS, type TokenSubject } from '@/lib/inspect/developer-token/subject'
import { defineRule } from '../rule'

export const timeInMilliseconds = defineRule<
  TokenSubject,
  { claim: string; said: string; date: string }
>({
  code: 'token/milliseconds',
  level: 'error',
  title: 'A time is in milliseconds',
  cause:
    'JavaScript and Java count milliseconds; a JWT counts seconds. Read as seconds, the time is thousands of years ahead.',
  fix: 'Divide by 1000 and leave the fraction out: Math.floor(Date.now() / 1000).',
  see: [TOKEN_RFC.times, TOKEN_PAGES.provider, TOKEN_PAGES.serverApi],
  check: ({ kind, claims }) => {
    if (kind === 'other') return 'not-applicable'
    const claim = TIME_CLAIMS.find((name) => milliseconds(claims[name]) !== null)
    if (!claim) return 'pass'
    const date = new Date(milliseconds(claims[claim]) ?? 0).toISOString().slice(0, 16)
    return { at: `payload/${claim}`, args: { claim, said: String(claims[claim]), date } }
  },
  message: ({ claim, said, date }) =>
    `“${claim}” is ${said}, which has too many digits for seconds. As milliseconds it is ${date.replace('T', ' ')} UTC.`,
  examples: () => ({
    bad: [
      exampleProvider({ claims: { iss: 'DEF123GHIJ', iat: 1_768_478_100_000 } }),
      // As in the token that Apple’s own pages print.
      exampleProvider({ claims: { iss: 'C86NV9JX3D', iat: '1459143580650' } }),
      exampleServerApi({ claims: { iat: 1_768_478_100, exp: 1_768_478_400_000 } }),
    ],
    good: [exampleProvider(), exampleServerApi()],
  }),
})
