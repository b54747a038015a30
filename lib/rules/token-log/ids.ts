import { APPLE } from '@/lib/apple/sources'
import { exampleSeries } from '@/lib/token/series/example-series'
import { answersOf, keysOf, type TokenSeries } from '@/lib/token/series/series'
import { defineRule } from '../rule'
import { answered, some } from './words'

const INVALID = 'InvalidProviderToken'
const SWAPPED = { kid: 'DEF123GHIJ', iss: 'ABC123DEFG' }

export const idsSwapped = defineRule<
  TokenSeries,
  { kid: string; iss: string; wrong: boolean; said: string }
>({
  code: 'token-log/ids-swapped',
  level: 'warning',
  title: 'Key ID and Team ID are swapped in some tokens',
  cause:
    'Both have ten characters, and two places in the configuration disagree about which is which.',
  fix: 'Put the Key ID (it is in the name of the .p8) into “kid” in the header, and the Team ID into “iss”.',
  see: [APPLE.tokens, 'https://github.com/jchambers/pushy/issues/914'],
  check: (series) => {
    const keys = keysOf(series)
    if (keys.length < 2) return 'not-applicable'
    const refused = answersOf(series, INVALID).tokens
    const pair = keys.find(({ kid, iss }) => keys.some((key) => key.kid === iss && key.iss === kid))
    if (!pair) return 'pass'
    const { kid, iss } = pair
    const wrong = keys.find((key) => key.tokens.some(({ number }) => refused.has(number)))
    const shown = wrong && wrong.kid === iss && wrong.iss === kid ? wrong : { kid, iss }
    const said = answered(series, INVALID)
    return { args: { kid: shown.kid, iss: shown.iss, wrong: wrong !== undefined, said } }
  },
  message: ({ kid, iss, wrong, said }) =>
    `There are tokens of key ${kid} and team ${iss}, and others of key ${iss} and team ${kid}. One of the two is refused with 403 ${INVALID}${wrong ? '' : '; the name of the .p8 tells you which'}.${said}`,
  examples: () => ({
    bad: [
      exampleSeries([{ made: 0 }, { made: 30, ...SWAPPED }]),
      exampleSeries([{ made: 0 }, { made: 30, ...SWAPPED, answer: INVALID }]),
    ],
    good: [
      exampleSeries([{ made: 0 }, { made: 30 }]),
      exampleSeries([{ made: 0 }, { made: 30, kid: 'XYZ987WVUT' }]),
    ],
  }),
})

export const keyOfTwoTeams = defineRule<
  TokenSeries,
  { kid: string; teams: string[]; said: string }
>({
  code: 'token-log/key-of-two-teams',
  level: 'warning',
  title: 'The same Key ID comes with several Team IDs',
  cause:
    'A key belongs to the team in whose account it was made; the Team ID of another team was used with it.',
  fix: 'Use the Team ID from Membership details in the account that lists the key.',
  see: [APPLE.tokens, APPLE.responses],
  check: (series) => {
    const keys = keysOf(series)
    if (keys.length < 2) return 'not-applicable'
    const kid = keys.find((key) => keys.some((o) => o.kid === key.kid && o.iss !== key.iss))?.kid
    if (kid === undefined) return 'pass'
    const teams = keys.filter((key) => key.kid === kid).map(({ iss }) => iss)
    return { args: { kid, teams, said: answered(series, INVALID) } }
  },
  message: ({ kid, teams, said }) =>
    `Key ${kid} comes with the teams ${some(teams)}. The tokens of all but one are refused with 403 ${INVALID}.${said}`,
  examples: () => ({
    bad: [exampleSeries([{ made: 0 }, { made: 30, iss: 'JKL456MNOP', answer: INVALID }])],
    good: [
      exampleSeries([{ made: 0 }, { made: 30 }]),
      exampleSeries([{ made: 0 }, { made: 0, kid: 'XYZ987WVUT', iss: 'JKL456MNOP' }]),
    ],
  }),
})
