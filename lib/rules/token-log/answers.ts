import { findReason } from '@/lib/apple/apns-reasons'
import { APPLE } from '@/lib/apple/sources'
import { exampleSeries } from '@/lib/token/series/example-series'
import type { TokenSeries } from '@/lib/token/series/series'
import type { AnyRule } from '../rule'
import { defineRule } from '../rule'
import { clockRules, connectionRules, idRules, lifetimeRules, refreshRules } from './explaining'
import { answered } from './words'

/** Which rules can explain a reason. */
const EXPLAINED_BY: Readonly<Record<string, readonly AnyRule<TokenSeries>[]>> = {
  TooManyProviderTokenUpdates: refreshRules,
  ExpiredProviderToken: [...lifetimeRules, ...clockRules],
  UnrelatedKeyIdInToken: connectionRules,
  InvalidProviderToken: [...idRules, ...connectionRules, ...clockRules],
}

export const answerNotExplained = defineRule<
  TokenSeries,
  { reason: string; said: string; look: string }
>({
  code: 'token-log/answer-not-explained',
  level: 'notice',
  title: 'The order and the times of the tokens do not explain an answer',
  cause:
    'The log shows too little, or the reason is in the token itself, its key or its environment.',
  fix: 'Open the tokens one by one and add the .p8: their own checks show what order and times cannot.',
  see: [APPLE.responses, APPLE.tokens],
  check: (series) => {
    if (series.answers.length === 0) return 'not-applicable'
    const reasons = [...new Set(series.answers.map(({ reason }) => reason))]
    const open = reasons.find(
      (reason) =>
        !(EXPLAINED_BY[reason] ?? []).some((rule) => typeof rule.check(series) === 'object'),
    )
    if (open === undefined) return 'pass'
    const look = findReason(open)?.causes[0] ?? ''
    return { args: { reason: open, said: answered(series, open), look } }
  },
  message: ({ said, look }) => `${said.trim()} Nothing in the series explains that. ${look}`.trim(),
  examples: () => ({
    bad: [
      exampleSeries([{ made: 0, used: 1, answer: 'InvalidProviderToken' }]),
      exampleSeries([{ made: 0, used: 1, answer: 'BadEnvironmentKeyInToken' }]),
    ],
    good: [
      exampleSeries([{ made: 0, used: 1 }]),
      exampleSeries([{ made: 0, used: 65, answer: 'ExpiredProviderToken' }]),
    ],
  }),
})
