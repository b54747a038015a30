import { keysOf, REFRESH, type SeriesKey, type TokenSeries } from '@/lib/token/series/series'

/** A series of tokens as it is drawn. Places are 0 to 1 along the axis; rows count from the top. */
export interface AxisLayout {
  /** Seconds since 1970 UTC. */
  from: number
  to: number
  ticks: readonly { at: number; place: number }[]
  lanes: readonly Lane[]
  /** Keys that found no room. */
  left: number
}

/** The tokens of one key. */
export interface Lane {
  kid: string
  iss: string
  tokens: number
  uses: number
  rows: number
  bars: readonly { number: number; row: number; from: number; to: number }[]
  marks: readonly { row: number; place: number; wrong: boolean; late: number | null }[]
  /** Makings that came too soon after the one before, or more than an hour after it. */
  gaps: readonly { from: number; to: number; minutes: number; kind: 'early' | 'late' }[]
}

/** More lanes and rows than these are no picture any more. */
const MOST_LANES = 12
const MOST_ROWS = 8
const MOST_TICKS = 6
const MINUTE = 60
const STEPS = [
  1, 2, 5, 10, 20, 30, 60, 120, 180, 360, 720, 1_440, 2_880, 10_080, 43_200, 131_400, 525_600,
]

/** Where everything stands; `null` where no token says when it was made. */
export function axisLayout(series: TokenSeries): AxisLayout | null {
  const keys = keysOf(series)
  const times = keys.flatMap(({ tokens, uses }) => [
    ...tokens.flatMap(({ iat }) => [iat, iat + REFRESH.oldest]),
    ...uses.flatMap(({ at }) => at ?? []),
  ])
  if (times.length === 0) return null
  const first = times.reduce((least, at) => Math.min(least, at))
  const last = times.reduce((most, at) => Math.max(most, at))
  const edge = (last - first) * 0.015
  const [from, to] = [first - edge, last + edge]
  const place = (at: number) => (at - from) / (to - from)
  const refused = new Set(
    series.answers.flatMap(({ line, token }) => (token ? `${token} ${line}` : [])),
  )
  return {
    from,
    to,
    ticks: ticksOf(from, to).map((at) => ({ at, place: place(at) })),
    lanes: keys.slice(0, MOST_LANES).map((key) => laneOf(key, place, refused)),
    left: Math.max(0, keys.length - MOST_LANES),
  }
}

function laneOf(
  { kid, iss, tokens, uses }: SeriesKey,
  place: (at: number) => number,
  refused: ReadonlySet<string>,
): Lane {
  const ends: number[] = []
  const rowOf = new Map<number, number>()
  const made = new Map(tokens.map(({ number, iat }) => [number, iat]))
  const bars = tokens.map(({ number, iat }) => {
    const free = ends.findIndex((end) => end <= iat)
    const row = free >= 0 ? free : ends.length < MOST_ROWS ? ends.length : number % MOST_ROWS
    ends[row] = iat + REFRESH.oldest
    rowOf.set(number, row)
    return { number, row, from: place(iat), to: place(iat + REFRESH.oldest) }
  })
  return {
    kid,
    iss,
    tokens: tokens.length,
    uses: uses.length,
    rows: Math.max(1, ends.length),
    bars,
    marks: uses.flatMap(({ token, at, line }) => {
      const iat = made.get(token)
      if (at === null || iat === undefined) return []
      const end = iat + REFRESH.oldest
      const late = at > end ? place(end) : at < iat ? place(iat) : null
      const wrong = late !== null || refused.has(`${token} ${line}`)
      return [{ row: rowOf.get(token) ?? 0, place: place(at), wrong, late }]
    }),
    gaps: tokens.slice(1).flatMap(({ iat }, index) => {
      const before = tokens[index]?.iat ?? iat
      const seconds = iat - before
      const kind = seconds < REFRESH.youngest ? 'early' : seconds > REFRESH.oldest ? 'late' : null
      if (kind === null) return []
      return [{ from: place(before), to: place(iat), minutes: seconds / MINUTE, kind } as const]
    }),
  }
}

/** Round instants, at most six of them. */
function ticksOf(from: number, to: number): number[] {
  const step =
    (STEPS.find((size) => (to - from) / (size * MINUTE) <= MOST_TICKS) ?? 525_600) * MINUTE
  const ticks: number[] = []
  for (let at = Math.ceil(from / step) * step; at <= to && ticks.length < 50; at += step)
    ticks.push(at)
  return ticks
}
