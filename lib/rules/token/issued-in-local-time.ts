import { TOKEN_PAGES, TOKEN_RFC } from '@/lib/apple/token-sources'
import { exampleProvider } from '@/lib/inspect/developer-token/example-token'
import { seconds, type TokenSubject } from '@/lib/inspect/developer-token/subject'
import { zoneAhead } from '@/lib/inspect/developer-token/zones'
import { defineRule } from '../rule'

export const issuedInLocalTime = defineRule<TokenSubject, { offset: string; ahead: number }>({
  code: 'token/issued-in-local-time',
  level: 'warning',
  title: 'The time of issue looks like local time treated as UTC',
  cause:
    'The seconds were computed from a date in local time as if it were UTC, so they are ahead by the zone’s offset.',
  fix: 'Take the seconds since 1970 from the system: Math.floor(Date.now() / 1000), time.time(), Instant.now().getEpochSecond(). They are the same in every zone.',
  see: [TOKEN_PAGES.provider, TOKEN_PAGES.serverApi, TOKEN_RFC.times],
  check: (subject) => {
    const iat = seconds(subject, 'iat')
    if (iat === null || subject.now === null || subject.kind === 'other') return 'not-applicable'
    const offset = zoneAhead(iat - subject.now)
    return offset === null
      ? 'pass'
      : { at: 'payload/iat', args: { offset, ahead: Math.round((iat - subject.now) / 60) } }
  },
  message: ({ offset, ahead }) =>
    `“iat” is ${ahead} minutes ahead of the clock here, as it would be if the time of ${offset} were treated as UTC.`,
  examples: () => ({
    bad: [
      exampleProvider({ claims: { iss: 'DEF123GHIJ', iat: 1_768_478_400 + 7_200 - 30 } }),
      exampleProvider({ claims: { iss: 'DEF123GHIJ', iat: 1_768_478_400 + 19_800 } }),
    ],
    good: [
      exampleProvider(),
      exampleProvider({ claims: { iss: 'DEF123GHIJ', iat: 1_768_478_400 + 1_200 } }),
      exampleProvider({ claims: { iss: 'DEF123GHIJ', iat: 1 }, now: null }),
    ],
  }),
})
