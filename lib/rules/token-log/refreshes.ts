import { APPLE } from '@/lib/apple/sources'
import { exampleSeries } from '@/lib/token/series/example-series'
import { type Rhythm, rhythmOf } from '@/lib/token/series/rhythm'
import { keysOf, REFRESH, type SeriesKey, type TokenSeries } from '@/lib/token/series/series'
import { defineRule } from '../rule'
import { answered, counted, duration, utc } from './words'

const TOO_MANY = 'TooManyProviderTokenUpdates'

interface Found {
  kid: string
  tokens: number
  early: number
  /** Seconds. */
  shortest: number
  senders: number
  said: string
}

/** The first key whose tokens come about that way; `pass` where there is none. */
function ofKind(series: TokenSeries, kind: Rhythm['kind']) {
  const keys = keysOf(series).filter(({ tokens }) => tokens.length > 1)
  if (keys.length === 0) return 'not-applicable'
  for (const key of keys) {
    const { gaps, early, senders, ...rhythm } = rhythmOf(key)
    if (rhythm.kind !== kind || (kind !== 'each-request' && isHarmless(key, kind))) continue
    const args: Found = {
      kid: key.kid,
      tokens: key.tokens.length,
      early,
      shortest: Math.min(...gaps),
      senders,
      said: answered(series, TOO_MANY),
    }
    return { args }
  }
  return 'pass'
}

/** Where every connection is told, the rule on connections says it better, or nothing is wrong. */
function isHarmless(key: SeriesKey, kind: Rhythm['kind']): boolean {
  if (key.uses.length === 0 || !key.uses.every(isTold)) return false
  return kind === 'early' || changes(key).length === 0
}

const EACH = [0, 0.2, 0.5, 0.6, 1].map((made) => ({ made, used: made }))
const EARLY = [0, 10, 20, 30].map((made) => ({ made, used: made }))
const STEADY = [0, 40, 80].map((made) => ({ made, used: made }))
const TWO = [
  { made: 0, used: 0, sender: 'web-1' },
  { made: 7, used: 7, sender: 'web-2' },
  { made: 45, used: 45, sender: 'web-1' },
  { made: 52, used: 52, sender: 'web-2' },
]

export const tokenPerRequest = defineRule<TokenSeries, Found>({
  code: 'token-log/token-per-request',
  level: 'warning',
  title: 'A new token is made for every request',
  cause: 'The code that signs is part of the code that sends, and nothing keeps the token.',
  fix: 'Keep the token with the key, along with the time at which it was made. Make a new one when it is 20 to 60 minutes old, and let all requests of the process share it.',
  see: [APPLE.tokens, APPLE.responses, 'https://github.com/Pr0Ger/PyAPNs2/issues/76'],
  check: (series) => ofKind(series, 'each-request'),
  message: ({ kid, tokens, shortest, said }) =>
    `Key ${kid}: ${tokens} tokens, the closest two made ${duration(shortest)} apart. APNs answers 429 ${TOO_MANY} if a connection gets a new one more than once in 20 minutes.${said}`,
  examples: () => ({
    bad: [
      exampleSeries(EACH),
      exampleSeries(EACH.map((line) => ({ ...line, answer: TOO_MANY }))),
      exampleSeries(EACH.map(({ made }) => ({ made }))),
    ],
    good: [exampleSeries(STEADY), exampleSeries(EARLY)],
  }),
})

export const refreshedEarly = defineRule<TokenSeries, Found>({
  code: 'token-log/refreshed-early',
  level: 'warning',
  title: 'Tokens are refreshed sooner than after 20 minutes',
  cause:
    'The token’s age is calculated wrongly (milliseconds instead of seconds make it always look old), or a new one is made for every job, topic or process start.',
  fix: 'Make a new token when the last one is 20 to 60 minutes old, for example 40, and share it in a place that all processes can read.',
  see: [APPLE.tokens, APPLE.responses, 'https://github.com/sideshow/apns2/issues/132'],
  check: (series) => ofKind(series, 'early'),
  message: ({ kid, tokens, early, shortest, said }) =>
    `Key ${kid}: of ${tokens} tokens ${early} came less than 20 minutes after the previous one, the soonest after ${duration(shortest)}. On one connection that is answered with 429 ${TOO_MANY}.${said}`,
  examples: () => ({
    bad: [exampleSeries(EARLY), exampleSeries([{ made: 0 }, { made: 19.9 }, { made: 60 }])],
    good: [exampleSeries(STEADY), exampleSeries([{ made: 0 }, { made: 20 }]), exampleSeries(TWO)],
  }),
})

export const severalServers = defineRule<TokenSeries, Found>({
  code: 'token-log/several-servers',
  level: 'warning',
  title: 'Several servers refresh the same key, each on its own',
  cause:
    'Each process keeps a token of its own. APNs counts on each connection, so that is fine as long as each keeps to its own connection.',
  fix: 'If they share a connection, through a proxy or a pool, let them share the token as well: one makes it, the others read it.',
  see: [APPLE.tokens, 'https://github.com/AndrewBarba/apns2/issues/16'],
  check: (series) => ofKind(series, 'servers'),
  message: ({ kid, tokens, senders, said }) =>
    `Key ${kid}: its ${tokens} tokens fall apart into ${senders} series that overlap, and each by itself is refreshed as Apple asks.${said}`,
  examples: () => ({
    bad: [
      exampleSeries(TWO),
      exampleSeries([0, 7, 45, 52, 90, 97].map((made) => ({ made }))),
      exampleSeries([
        { made: 0, used: 1 },
        { made: 5, used: 6 },
        { made: 0, used: 8 },
        { made: 5, used: 9 },
        { made: 0, used: 10 },
      ]),
    ],
    good: [exampleSeries(STEADY), exampleSeries(EARLY), exampleSeries(EACH)],
  }),
})

interface Early {
  connection: string
  kid: string
  count: number
  line: number
  /** Seconds since the last change. */
  after: number
  at: string
  said: string
}

export const refreshedEarlyOnConnection = defineRule<TokenSeries, Early>({
  code: 'token-log/refreshed-early-on-connection',
  level: 'error',
  title: 'One connection got a new token within 20 minutes of the last',
  cause:
    'APNs allows a connection a new provider token once in 20 minutes. A new one came sooner, from the same code or from another process behind the same connection.',
  fix: 'Keep the connection’s token until it is at least 20 minutes old. Wait 20 minutes before the next new one, or open another connection.',
  see: [APPLE.tokens, APPLE.responses],
  check: (series) => {
    const keys = keysOf(series)
    const found = keys.flatMap((key) => changes(key))
    if (!keys.some(({ uses }) => uses.some(isTold))) return 'not-applicable'
    const [first] = found
    if (!first) return 'pass'
    return { args: { ...first, count: found.length, said: answered(series, TOO_MANY) } }
  },
  message: ({ connection, kid, count, line, after, at, said }) =>
    `Connection ${connection} got another token of key ${kid} ${duration(after)} after the last, at ${at} (line ${line})${count > 1 ? `; that happened ${counted(count, 'time')}` : ''}. APNs answers 429 ${TOO_MANY}.${said}`,
  examples: () => ({
    bad: [
      exampleSeries(EARLY.map((line) => ({ ...line, connection: '3' }))),
      exampleSeries(TWO.map((line) => ({ ...line, connection: 'pool' }))),
    ],
    good: [
      exampleSeries(STEADY.map((line) => ({ ...line, connection: '3' }))),
      exampleSeries(TWO.map((line) => ({ ...line, connection: line.sender }))),
      exampleSeries(EARLY),
    ],
  }),
})

const isTold = ({ connection, at }: SeriesKey['uses'][number]): boolean =>
  connection !== null && at !== null

/** Each time that a connection was given a token that it had not had, too soon after the last new one. */
function changes({ kid, uses }: SeriesKey): Omit<Early, 'count' | 'said'>[] {
  const early: Omit<Early, 'count' | 'said'>[] = []
  const had = new Map<string, { tokens: Set<number>; since: number }>()
  for (const { connection, token, at, line } of uses) {
    if (connection === null || at === null) continue
    const known = had.get(connection)
    if (known?.tokens.has(token)) continue
    if (known && at - known.since < REFRESH.youngest) {
      early.push({ connection, kid, line, after: at - known.since, at: utc(at) })
    }
    had.set(connection, { tokens: (known?.tokens ?? new Set<number>()).add(token), since: at })
  }
  return early
}
