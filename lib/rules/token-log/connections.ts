import { APPLE } from '@/lib/apple/sources'
import { exampleSeries } from '@/lib/token/series/example-series'
import { keysOf, type TokenSeries } from '@/lib/token/series/series'
import { defineRule } from '../rule'
import { answered, some } from './words'

const UNRELATED = 'UnrelatedKeyIdInToken'

interface Mixed {
  connection: string
  /** The first on the connection is what binds it. */
  names: string[]
  line: number
  said: string
}

/** What each connection was given, in order: a key’s id or a team’s, and the line of the first other one. */
function mixed(series: TokenSeries, of: 'kid' | 'iss'): Omit<Mixed, 'said'>[] {
  const names = new Map<number, { kid: string; iss: string }>()
  for (const { kid, iss, tokens } of keysOf(series)) {
    for (const { number } of tokens) names.set(number, { kid, iss })
  }
  const connections = new Map<string, { names: string[]; teams: Set<string>; line: number }>()
  for (const { connection, token, line } of series.uses) {
    const name = names.get(token)
    if (connection === null || !name) continue
    const known = connections.get(connection) ?? { names: [], teams: new Set(), line }
    known.teams.add(name.iss)
    if (!known.names.includes(name[of])) {
      if (known.names.length === 1) known.line = line
      known.names.push(name[of])
    }
    connections.set(connection, known)
  }
  return [...connections]
    .filter(([, { names: own, teams }]) => own.length > 1 && (of === 'iss' || teams.size === 1))
    .map(([connection, { names: own, line }]) => ({ connection, names: own, line }))
}

const told = ({ uses }: TokenSeries): boolean => uses.some(({ connection }) => connection !== null)

const OTHER_KEY = { kid: 'XYZ987WVUT' }
const OTHER_TEAM = { ...OTHER_KEY, iss: 'JKL456MNOP' }

export const teamsOnConnection = defineRule<TokenSeries, Mixed>({
  code: 'token-log/teams-on-connection',
  level: 'error',
  title: 'One connection carries tokens from several teams',
  cause:
    'A connection is bound to the team of its first push. A connection pool does not check whose token it carries.',
  fix: 'Open a connection for each team, and choose it by the token’s team before the push goes out.',
  see: [APPLE.tokens, APPLE.responses],
  check: (series) => {
    if (!told(series)) return 'not-applicable'
    const [first] = mixed(series, 'iss')
    return first ? { args: { ...first, said: answered(series, UNRELATED) } } : 'pass'
  },
  message: ({ connection, names, line, said }) =>
    `Connection ${connection} began with team ${names[0]}, and from line ${line} carries ${some(names.slice(1))} too. Apple does not allow tokens from several developer accounts on one connection; which reason it answers with, ${UNRELATED} or InvalidProviderToken, is not documented.${said}`,
  examples: () => ({
    bad: [
      exampleSeries([
        { made: 0, used: 1, connection: '7' },
        { made: 0, used: 2, connection: '7', ...OTHER_TEAM, answer: UNRELATED },
      ]),
    ],
    good: [
      exampleSeries([
        { made: 0, connection: '7' },
        { made: 0, connection: '8', ...OTHER_TEAM },
      ]),
      exampleSeries([{ made: 0 }, { made: 0, ...OTHER_TEAM }]),
    ],
  }),
})

export const keysOnConnection = defineRule<TokenSeries, Mixed>({
  code: 'token-log/keys-on-connection',
  level: 'warning',
  title: 'One connection carries tokens from several keys',
  cause:
    'After a push with a team-scoped key, a topic-specific key is refused on the same connection, and the other way round; so is a key for the other environment.',
  fix: 'Open a connection for each key. Keys that the developer account shows as related may share one.',
  see: [APPLE.tokens, APPLE.responses],
  check: (series) => {
    if (!told(series)) return 'not-applicable'
    const [first] = mixed(series, 'kid')
    return first ? { args: { ...first, said: answered(series, UNRELATED) } } : 'pass'
  },
  message: ({ connection, names, line, said }) =>
    `Connection ${connection} began with key ${names[0]}, and from line ${line} carries ${some(names.slice(1))} too. Unless they are related, APNs answers 403 ${UNRELATED}.${said}`,
  examples: () => ({
    bad: [
      exampleSeries([
        { made: 0, used: 1, connection: '7' },
        { made: 0, used: 2, connection: '7', ...OTHER_KEY, answer: UNRELATED },
      ]),
    ],
    good: [
      exampleSeries([
        { made: 0, connection: '7' },
        { made: 0, connection: '8', ...OTHER_KEY },
      ]),
      exampleSeries([{ made: 0 }, { made: 0, ...OTHER_KEY }]),
    ],
  }),
})

export const severalKeys = defineRule<
  TokenSeries,
  { kids: string[]; teams: number; said: string; invalid: string }
>({
  code: 'token-log/several-keys',
  level: 'notice',
  title: 'Tokens from several keys, in a log that does not tell connections apart',
  cause: 'Each connection is bound to the key and the team of its first push.',
  fix: 'Log the connection’s number with each request. Use one connection for each key and team.',
  see: [APPLE.tokens, APPLE.responses],
  check: (series) => {
    const keys = keysOf(series)
    if (keys.length < 2 || told(series)) return 'not-applicable'
    const kids = [...new Set(keys.map(({ kid }) => kid))]
    if (kids.length < 2) return 'not-applicable'
    const teams = new Set(keys.map(({ iss }) => iss)).size
    const said = answered(series, UNRELATED)
    const invalid = teams > 1 ? answered(series, 'InvalidProviderToken') : ''
    return { args: { kids, teams, said, invalid } }
  },
  message: ({ kids, teams, said, invalid }) =>
    `There are the keys ${some(kids)}${teams > 1 ? `, of ${teams} teams` : ''}. If they share a connection, APNs refuses those that are not related to the first, with ${UNRELATED}${teams > 1 ? ' or InvalidProviderToken' : ''}; this log cannot show whether they do.${said}${invalid}`,
  examples: () => ({
    bad: [
      exampleSeries([{ made: 0 }, { made: 0, ...OTHER_KEY, answer: UNRELATED }]),
      exampleSeries([{ made: 0 }, { made: 0, ...OTHER_TEAM, answer: 'InvalidProviderToken' }]),
    ],
    good: [
      exampleSeries([{ made: 0 }, { made: 30 }]),
      exampleSeries([
        { made: 0, connection: '7' },
        { made: 0, connection: '8', ...OTHER_KEY },
      ]),
    ],
  }),
})
