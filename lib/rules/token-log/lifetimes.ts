import { APPLE } from '@/lib/apple/sources'
import { exampleSeries } from '@/lib/token/series/example-series'
import { keysOf, REFRESH, type TokenSeries } from '@/lib/token/series/series'
import { defineRule } from '../rule'
import { answered, counted, duration, utc } from './words'

const EXPIRED = 'ExpiredProviderToken'

export const usedAfterAnHour = defineRule<
  TokenSeries,
  { token: number; kid: string; uses: number; line: number; age: number; at: string; said: string }
>({
  code: 'token-log/used-after-an-hour',
  level: 'error',
  title: 'A token was used for more than an hour',
  cause:
    'It was made once and kept, or the timer that should replace it did not run: a sleeping job, a paused process, or an age calculated from the first use instead of from “iat”.',
  fix: 'Compare “iat” with the clock before every request, and make a new token after 20 and before 60 minutes.',
  see: [APPLE.tokens, APPLE.responses],
  check: (series) => {
    const { kind } = series.clock
    if (kind === 'none' || kind === 'unknown') return 'not-applicable'
    let count = 0
    let worst: { token: number; kid: string; line: number; age: number; at: number } | null = null
    for (const { kid, tokens, uses } of keysOf(series)) {
      const made = new Map(tokens.map(({ number, iat }) => [number, iat]))
      for (const { token, at, line } of uses) {
        const age = at === null ? 0 : at - (made.get(token) ?? at)
        if (at === null || age <= REFRESH.oldest) continue
        count += 1
        if (!worst) worst = { token, kid, line, age, at }
      }
    }
    if (!worst) return 'pass'
    return { args: { ...worst, uses: count, at: utc(worst.at), said: answered(series, EXPIRED) } }
  },
  message: ({ token, kid, uses, line, age, at, said }) =>
    `Token ${token} of key ${kid} was ${duration(age)} old when it was used at ${at} (line ${line})${uses > 1 ? `, the first of ${counted(uses, 'such use')}` : ''}. APNs answers 403 ${EXPIRED}.${said}`,
  examples: () => ({
    bad: [
      exampleSeries([
        { made: 0, used: 1 },
        { made: 0, used: 61, answer: EXPIRED },
        { made: 0, used: 75 },
      ]),
    ],
    good: [
      exampleSeries([
        { made: 0, used: 1 },
        { made: 0, used: 60 },
      ]),
      exampleSeries([{ made: 0 }]),
      exampleSeries([{ made: 0, used: 90 }], { kind: 'unknown', zone: null }),
    ],
  }),
})

export const refreshedLate = defineRule<
  TokenSeries,
  { kid: string; gaps: number; longest: number; from: string; said: string }
>({
  code: 'token-log/refreshed-late',
  level: 'notice',
  title: 'There is more than an hour between two tokens',
  cause:
    'Nothing was sent in between, the log leaves something out, or the older token was used after its hour.',
  fix: 'Paste the log with the times of the requests: then it shows whether the older token was used too long.',
  see: [APPLE.tokens],
  check: (series) => {
    const keys = keysOf(series).filter(({ tokens }) => tokens.length > 1)
    if (keys.length === 0 || series.clock.kind === 'said') return 'not-applicable'
    for (const { kid, tokens } of keys) {
      const gaps = tokens.slice(1).map(({ iat }, index) => iat - (tokens[index]?.iat ?? iat))
      const late = gaps.filter((gap) => gap > REFRESH.oldest)
      const longest = Math.max(...gaps)
      const from = tokens[gaps.indexOf(longest)]?.iat ?? 0
      const said = answered(series, EXPIRED)
      if (late.length > 0)
        return { args: { kid, gaps: late.length, longest, from: utc(from), said } }
    }
    return 'pass'
  },
  message: ({ kid, gaps, longest, from, said }) =>
    `Key ${kid}: ${counted(gaps, 'gap')} of more than 60 minutes, the longest of ${duration(longest)} from ${from} on. A push towards the end of it carried no token that was still good.${said}`,
  examples: () => ({
    bad: [exampleSeries([{ made: 0 }, { made: 40 }, { made: 130 }])],
    good: [
      exampleSeries([{ made: 0 }, { made: 60 }]),
      exampleSeries([
        { made: 0, used: 0 },
        { made: 130, used: 130 },
      ]),
    ],
  }),
})
