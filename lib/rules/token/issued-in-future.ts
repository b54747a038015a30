import { TOKEN_PAGES } from '@/lib/apple/token-sources'
import { exampleProvider, exampleServerApi } from '@/lib/inspect/developer-token/example-token'
import { seconds, type TokenSubject } from '@/lib/inspect/developer-token/subject'
import { zoneAhead } from '@/lib/inspect/developer-token/zones'
import { defineRule } from '../rule'

/** Clocks of two machines differ a little; more than this is worth a look. */
const TOLERATED = 60

export const issuedInFuture = defineRule<TokenSubject, { ahead: number }>({
  code: 'token/issued-in-future',
  level: 'warning',
  title: 'The token was made in the future',
  cause:
    'The clock of the machine that made it is ahead, or the time was computed instead of read from the clock.',
  fix: 'Synchronise the clock with NTP, and take the seconds since 1970 from the system, not from a date in local time.',
  see: [TOKEN_PAGES.provider, TOKEN_PAGES.serverApi],
  check: (subject) => {
    const iat = seconds(subject, 'iat')
    if (iat === null || subject.now === null || subject.kind === 'other') return 'not-applicable'
    const ahead = iat - subject.now
    if (ahead <= TOLERATED) return 'pass'
    // A zone’s offset has a rule of its own.
    return zoneAhead(ahead) === null ? { at: 'payload/iat', args: { ahead } } : 'not-applicable'
  },
  message: ({ ahead }) =>
    `“iat” is ${minutes(ahead)} ahead of the clock here. Apple’s text allows at most one hour from the current time for APNs.`,
  examples: () => ({
    bad: [
      exampleProvider({ claims: { iss: 'DEF123GHIJ', iat: 1_768_478_400 + 90_000 } }),
      exampleServerApi({ claims: { iat: 1_768_478_400 + 61 } }),
    ],
    good: [
      exampleProvider(),
      exampleProvider({ claims: { iss: 'DEF123GHIJ', iat: 1_768_478_400 + 59 } }),
      exampleProvider({ claims: { iss: 'DEF123GHIJ', iat: 1_900_000_000 }, now: null }),
    ],
  }),
})

function minutes(seconds: number): string {
  const count = Math.round(seconds / 60)
  return count === 1 ? 'one minute' : `${count.toLocaleString('en-GB')} minutes`
}
