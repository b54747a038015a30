import { REFRESH, type SeriesKey } from './series'

/** How the tokens of one key come about, as far as the series shows it. */
export interface Rhythm {
  /**
   * - `steady`: never two within 20 minutes, or one alone.
   * - `each-request`: a new one for (almost) every request.
   * - `servers`: several senders, each of which refreshes at its own pace.
   * - `early`: refreshed sooner than after 20 minutes.
   */
  kind: 'steady' | 'each-request' | 'servers' | 'early'
  /** Seconds between one making and the next. */
  gaps: readonly number[]
  /** How many of them are under 20 minutes. */
  early: number
  /** Of `servers`: how many there are at least. */
  senders: number
}

/** Two in a row within two minutes are no refresh that somebody planned. */
const SHORT = 120
/** So much of a log is enough to speak of a habit. */
const HABIT = 0.8
/** More would fit any series. */
const MOST_SERVERS = 4

export function rhythmOf({ tokens, uses }: SeriesKey): Rhythm {
  const gaps = tokens.slice(1).map(({ iat }, index) => iat - (tokens[index]?.iat ?? iat))
  const early = gaps.filter((gap) => gap < REFRESH.youngest).length
  const rhythm = (kind: Rhythm['kind'], senders = 1): Rhythm => ({ kind, gaps, early, senders })
  if (early === 0) return rhythm('steady')
  const bySender = sendersOf(tokens, uses)
  if (bySender > 1) return rhythm('servers', bySender)
  const often = tokens.length >= 3 && median(gaps) < SHORT
  const once = tokens.length >= 3 && uses.length > 0 && tokens.length / uses.length >= HABIT
  if (often && (uses.length === 0 || once)) return rhythm('each-request')
  const returns = returnsOf(tokens, uses)
  if (returns > 1) return rhythm('servers', 2)
  const chains = chainsOf(tokens.map(({ iat }) => iat))
  return chains > 1 ? rhythm('servers', chains) : rhythm('early')
}

/** Senders that the log names, where each by itself refreshes as Apple asks; 1: it is not so. */
function sendersOf(tokens: SeriesKey['tokens'], uses: SeriesKey['uses']): number {
  const senders = Map.groupBy(
    uses.filter(({ sender }) => sender !== null),
    ({ sender }) => sender,
  )
  if (senders.size < 2) return 1
  const made = new Map(tokens.map(({ number, iat }) => [number, iat]))
  const steady = [...senders.values()].every((own) => {
    const times = [...new Set(own.map(({ token }) => made.get(token) ?? 0))].sort((a, b) => a - b)
    return times.every(
      (at, index) => index === 0 || at - (times[index - 1] ?? 0) >= REFRESH.youngest,
    )
  })
  return steady ? senders.size : 1
}

/** How often an older token is used again after a younger one: no single sender does that. */
function returnsOf(tokens: SeriesKey['tokens'], uses: SeriesKey['uses']): number {
  const made = new Map(tokens.map(({ number, iat }) => [number, iat]))
  let youngest = 0
  let last = 0
  let returns = 0
  for (const { token } of uses) {
    const iat = made.get(token) ?? 0
    if (iat < youngest && iat !== last) returns += 1
    youngest = Math.max(youngest, iat)
    last = iat
  }
  return returns
}

/**
 * Into how many series of even pace the instants fall apart, each of 20 minutes or more, where the
 * whole has none; 1: they do not.
 */
function chainsOf(times: readonly number[]): number {
  const chains: number[][] = []
  for (const at of times) {
    const free = chains.find((chain) => at - (chain.at(-1) ?? 0) >= REFRESH.youngest)
    if (free) free.push(at)
    else chains.push([at])
  }
  const several = chains.length > 1 && chains.length <= MOST_SERVERS
  if (!several || chains.some((chain) => chain.length < 2 || !even(chain)) || even(times)) return 1
  return chains.length
}

/** From one to the next it takes about as long every time. */
function even(times: readonly number[]): boolean {
  const gaps = times.slice(1).map((at, index) => at - (times[index] ?? at))
  return Math.max(...gaps) <= 1.5 * Math.min(...gaps)
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
