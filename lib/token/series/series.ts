/**
 * Tokens that were found in a text, on a time axis: by when they were made and, where their lines
 * have times, by when they were used. Plain JSON, and no secret in it: of a token only what its
 * header and its claims say. All times are seconds since 1970 UTC.
 */
export interface TokenSeries {
  /** Each token once, in the order in which they were made; those that do not say when come last. */
  tokens: readonly SeriesToken[]
  /** Every place where a token stands, by its time where all have one, else by its line. */
  uses: readonly SeriesUse[]
  /** What APNs said of tokens. */
  answers: readonly SeriesAnswer[]
  clock: SeriesClock
}

export interface SeriesToken {
  /** From 1 on, in the order of the text. */
  number: number
  /** Of a provider token for APNs: the rules of refreshing speak of no other. */
  provider: boolean
  kid: string | null
  iss: string | null
  iat: number | null
  /** The log cut the signature off or wrote it over. */
  cut?: true
}

export interface SeriesUse {
  /** The token’s number. */
  token: number
  /** From 1 on. */
  line: number
  at: number | null
  /** As the log names it; `null`: it does not tell connections apart. */
  connection: string | null
  /** The machine, process or worker that wrote the line, as far as it says. */
  sender: string | null
}

export interface SeriesAnswer {
  /** As it came. */
  reason: string
  line: number
  at: number | null
  /** The number of the token that was answered; `null`: the log does not tell. */
  token: number | null
}

/** What is known of the clock that the lines were written by. */
export interface SeriesClock {
  /**
   * - `none`: no line with a token has a time.
   * - `said`: every time names its zone.
   * - `fits`: no zone is named, and taken for UTC the times fit those at which the tokens were made.
   * - `shifted`: they fit in the time of another zone, and were put right by it.
   * - `unknown`: no zone is named, and nothing tells which it is; taken for UTC.
   */
  kind: 'none' | 'said' | 'fits' | 'shifted' | 'unknown'
  /** Of `shifted`: such as `UTC+01:00`. */
  zone: string | null
}

/** Apple: “no more than once every 20 minutes and no less than once every 60 minutes”. */
export const REFRESH = { youngest: 20 * 60, oldest: 60 * 60 } as const

/** The tokens of one key of one team, in the order in which they were made. */
export interface SeriesKey {
  kid: string
  iss: string
  tokens: readonly (SeriesToken & { iat: number })[]
  uses: readonly SeriesUse[]
}

/** The provider tokens by their keys, in the order in which the keys first appear. */
export function keysOf({ tokens, uses }: TokenSeries): SeriesKey[] {
  const keys = new Map<string, { key: SeriesKey; tokens: (SeriesToken & { iat: number })[] }>()
  const owner = new Map<number, string>()
  for (const token of tokens) {
    const { provider, kid, iss, iat, number } = token
    if (!provider || kid === null || iss === null || iat === null) continue
    const name = `${kid} ${iss}`
    const known = keys.get(name) ?? { key: { kid, iss, tokens: [], uses: [] }, tokens: [] }
    known.tokens.push({ ...token, iat })
    keys.set(name, known)
    owner.set(number, name)
  }
  const used = Map.groupBy(uses, ({ token }) => owner.get(token) ?? '')
  return [...keys].map(([name, { key, tokens: own }]) => ({
    ...key,
    tokens: own,
    uses: used.get(name) ?? [],
  }))
}

/** How often APNs gave that reason, and to which tokens. */
export function answersOf(
  { answers }: TokenSeries,
  ...reasons: readonly string[]
): { count: number; line: number | null; tokens: ReadonlySet<number> } {
  const given = answers.filter(({ reason }) => reasons.includes(reason))
  return {
    count: given.length,
    line: given[0]?.line ?? null,
    tokens: new Set(given.flatMap(({ token }) => token ?? [])),
  }
}
