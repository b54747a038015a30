import type { SeriesAnswer, SeriesClock, SeriesToken, SeriesUse, TokenSeries } from './series'

/** 2026-01-15 12:00:00 UTC. */
const START = 1_768_478_400
const MINUTE = 60

/** A token in a line of an example, all times in minutes after the first. */
export interface ExampleLine {
  made: number | null
  used?: number
  kid?: string
  iss?: string
  connection?: string
  sender?: string
  /** What APNs said of it. */
  answer?: string
}

/** A series of tokens, a line each; the same token again where key and making are the same. */
export function exampleSeries(lines: readonly ExampleLine[], clock?: SeriesClock): TokenSeries {
  const tokens: SeriesToken[] = []
  const uses: SeriesUse[] = []
  const answers: SeriesAnswer[] = []
  for (const [index, line] of lines.entries()) {
    const { made, used, kid = 'ABC123DEFG', iss = 'DEF123GHIJ', connection, sender } = line
    const iat = made === null ? null : START + made * MINUTE
    const known = tokens.find(
      (other) => other.kid === kid && other.iss === iss && other.iat === iat,
    )
    const token = known ?? { number: tokens.length + 1, provider: true, kid, iss, iat }
    if (!known) tokens.push(token)
    const at = used === undefined ? null : START + used * MINUTE
    uses.push({
      token: token.number,
      line: index + 1,
      at,
      connection: connection ?? null,
      sender: sender ?? null,
    })
    const { answer: reason } = line
    if (reason !== undefined) answers.push({ reason, line: index + 1, at, token: token.number })
  }
  const timed = uses.some(({ at }) => at !== null)
  return {
    tokens,
    uses,
    answers,
    clock: clock ?? { kind: timed ? 'said' : 'none', zone: null },
  }
}
