import { TOKEN_PAGES } from '@/lib/apple/token-sources'
import { exampleProvider } from '@/lib/inspect/developer-token/example-token'
import type { TokenSubject } from '@/lib/inspect/developer-token/subject'
import { defineRule } from '../rule'

export const weatherId = defineRule<TokenSubject, { said: string; expected: string }>({
  code: 'token/weather-id',
  level: 'warning',
  title: 'The ID in the header does not match the claims',
  cause:
    'The header of a WeatherKit token repeats the Team ID and the service’s ID, with a dot in between; one of them was changed.',
  fix: 'Set “id” in the header to “iss”, a dot and “sub”.',
  see: [TOKEN_PAGES.weather],
  check: ({ kind, header: { id }, claims: { iss, sub } }) => {
    if (kind !== 'weatherkit' || typeof iss !== 'string' || typeof sub !== 'string')
      return 'not-applicable'
    return id === `${iss}.${sub}`
      ? 'pass'
      : {
          at: 'header/id',
          args: {
            said: JSON.stringify(id ?? null).slice(0, 80),
            expected: `${iss}.${sub}`.slice(0, 80),
          },
        }
  },
  message: ({ said, expected }) =>
    `“id” is ${said}, but by the claims ${JSON.stringify(expected)} was expected.`,
  examples: () => ({
    bad: [
      exampleProvider({
        kind: 'weatherkit',
        looksLike: 'weatherkit',
        header: { id: 'X.com.example' },
        claims: { iss: 'DEF123GHIJ', sub: 'com.example' },
      }),
    ],
    good: [
      exampleProvider(),
      exampleProvider({
        kind: 'weatherkit',
        looksLike: 'weatherkit',
        header: { id: 'DEF123GHIJ.com.example' },
        claims: { iss: 'DEF123GHIJ', sub: 'com.example' },
      }),
    ],
  }),
})
