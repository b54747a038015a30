import { TOKEN_PAGES } from '@/lib/apple/token-sources'
import { exampleProvider } from '@/lib/inspect/developer-token/example-token'
import { SIX_MONTHS } from '@/lib/inspect/developer-token/lifetimes'
import { seconds, type TokenSubject } from '@/lib/inspect/developer-token/subject'
import { defineRule } from '../rule'

export const tooLongForMusic = defineRule<TokenSubject, { days: number }>({
  code: 'token/too-long-for-music',
  level: 'notice',
  title: 'The token lives too long for Apple Music',
  cause:
    'Apple Music accepts tokens for six months at most. For Maps no such limit is documented, and without an origin the two look the same.',
  fix: 'For Apple Music, let it expire at most 15,777,000 seconds after it was made. For Maps, nothing needs doing.',
  see: [TOKEN_PAGES.music, TOKEN_PAGES.maps],
  check: (subject) => {
    const [iat, exp] = [seconds(subject, 'iat'), seconds(subject, 'exp')]
    if (subject.kind !== 'maps-or-musickit' || iat === null || exp === null) return 'not-applicable'
    return exp - iat > SIX_MONTHS
      ? { at: 'payload/exp', args: { days: Math.ceil((exp - iat) / 86_400) } }
      : 'pass'
  },
  message: ({ days }) =>
    `It lives for ${days.toLocaleString('en-GB')} days, but Apple Music accepts six months at most.`,
  examples: () => ({
    bad: [
      exampleProvider({
        kind: 'maps-or-musickit',
        looksLike: 'maps-or-musickit',
        claims: { iat: 1_768_478_100, exp: 1_800_014_100 },
      }),
    ],
    good: [
      exampleProvider(),
      exampleProvider({
        kind: 'maps-or-musickit',
        looksLike: 'maps-or-musickit',
        claims: { iat: 1_768_478_100, exp: 1_776_254_100 },
      }),
    ],
  }),
})
