import { APPLE } from '@/lib/apple/sources'
import { exampleSeries } from '@/lib/token/series/example-series'
import { keysOf, type TokenSeries } from '@/lib/token/series/series'
import { defineRule } from '../rule'
import { answered, counted, duration } from './words'

/** Clocks that are set by NTP differ by less. */
const CLOCKS = 60

export const usedBeforeMade = defineRule<
  TokenSeries,
  { token: number; line: number; uses: number; by: number; said: string }
>({
  code: 'token-log/used-before-made',
  level: 'warning',
  title: 'Tokens were used before they were made, so two clocks differ',
  cause:
    'The clock of the machine that signs is ahead of the one that writes the log, or “iat” is local time treated as UTC.',
  fix: 'Synchronise both clocks with NTP. “iat” is in seconds since 1970 UTC: in code, use the system’s own count, not a local date.',
  see: [APPLE.tokens, 'https://github.com/node-apn/node-apn/issues/590'],
  check: (series) => {
    if (series.clock.kind === 'none' || series.clock.kind === 'unknown') return 'not-applicable'
    const before = keysOf(series).flatMap(({ tokens, uses }) => {
      const made = new Map(tokens.map(({ number, iat }) => [number, iat]))
      return uses.flatMap(({ token, at, line }) => {
        const by = at === null ? 0 : (made.get(token) ?? at) - at
        return by > CLOCKS ? [{ token, line, by }] : []
      })
    })
    const [first] = before
    if (!first) return 'pass'
    const by = Math.max(...before.map((use) => use.by))
    const said = answered(series, 'InvalidProviderToken')
    return { args: { ...first, by, uses: before.length, said } }
  },
  message: ({ token, line, uses, by, said }) =>
    `Token ${token} was used in line ${line} before its “iat”${uses > 1 ? `, and so were others: ${counted(uses, 'use')} in all` : ''}, by up to ${duration(by)}. Which reason APNs gives for an “iat” in the future is not documented.${said}`,
  examples: () => ({
    bad: [
      exampleSeries([{ made: 5, used: 0 }]),
      exampleSeries([
        { made: 60, used: 0, answer: 'InvalidProviderToken' },
        { made: 100, used: 40 },
      ]),
    ],
    good: [
      exampleSeries([{ made: 0, used: 0 }]),
      exampleSeries([{ made: 1, used: 0 }]),
      exampleSeries([{ made: 0 }]),
    ],
  }),
})

export const logInLocalTime = defineRule<TokenSeries, { zone: string }>({
  code: 'token-log/log-in-local-time',
  level: 'notice',
  title: 'The log is in local time',
  cause:
    'Its times name no zone, and as UTC they do not fit the times at which the tokens were made.',
  fix: 'Nothing needs changing for APNs. Log times with their zone, so that nobody has to guess.',
  see: [APPLE.tokens],
  check: ({ clock }) => {
    if (clock.kind === 'none' || clock.kind === 'said') return 'not-applicable'
    return clock.kind === 'shifted' && clock.zone !== null ? { args: { zone: clock.zone } } : 'pass'
  },
  message: ({ zone }) =>
    `Read as ${zone}, every token is first used right after it was made and none before, so the times were corrected by that.`,
  examples: () => ({
    bad: [
      exampleSeries(
        [
          { made: 0, used: 0.1 },
          { made: 40, used: 40.1 },
        ],
        { kind: 'shifted', zone: 'UTC+01:00' },
      ),
    ],
    good: [exampleSeries([{ made: 0, used: 1 }], { kind: 'fits', zone: null })],
  }),
})

export const zoneUnknown = defineRule<TokenSeries, { uses: number }>({
  code: 'token-log/zone-unknown',
  level: 'notice',
  title: 'The times of the log name no zone',
  cause:
    'Read as UTC they do not fit the times at which the tokens were made, and no other zone fits all of them.',
  fix: 'Paste more lines, from where a token is first used, or log times with their zone. Until then Assay cannot say how old a token was when it was used.',
  see: [APPLE.tokens],
  check: ({ clock, uses }) => {
    if (clock.kind === 'none' || clock.kind === 'said') return 'not-applicable'
    if (clock.kind !== 'unknown') return 'pass'
    return { args: { uses: uses.filter(({ at }) => at !== null).length } }
  },
  message: ({ uses }) =>
    `${counted(uses, 'line')} with a token ${uses === 1 ? 'has' : 'have'} a time without a zone; on the axis it is read as UTC.`,
  examples: () => ({
    bad: [exampleSeries([{ made: 0, used: 200 }], { kind: 'unknown', zone: null })],
    good: [exampleSeries([{ made: 0, used: 1 }], { kind: 'fits', zone: null })],
  }),
})
