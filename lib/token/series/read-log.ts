import { clockOf } from './clock'
import { type FoundToken, readToken, tokensIn } from './find-tokens'
import { timeIn } from './log-time'
import { wordsOf } from './log-words'
import type { SeriesAnswer, SeriesToken, SeriesUse, TokenSeries } from './series'

export interface LogReading {
  /** In the order of the text; the index is the token’s number less one. */
  found: readonly FoundToken[]
  series: TokenSeries
  /** How many places and tokens there were beyond the budgets. */
  left: number
}

/** A log is looked at no further; what is beyond is counted where it can be. */
const MOST_TEXT = 4_000_000
const MOST_TOKENS = 2_000
const MOST_USES = 20_000
/** A line without a time belongs to the entry above it, as long as that is near. */
const NEAR = 40

/** The lines that one time stands for. */
interface Entry {
  line: number
  time: { at: number; zoned: boolean } | null
  connection: string | null
  sender: string | null
  apnsId: string | null
  /** The one token that its time is taken for; `null`: none yet. */
  token: number | null
}

type RawUse = SeriesUse & { zoned: boolean; apnsId: string | null }
type RawAnswer = SeriesAnswer & { zoned: boolean; apnsId: string | null; connection: string | null }

/**
 * The tokens of developers in a text and what its lines say of when, where and how they were used.
 * `now` in seconds since 1970 UTC gives the year that syslog leaves out; `null`: not given.
 */
export function readLog(text: string, now: number | null): LogReading {
  const found: FoundToken[] = []
  const numbers = new Map<string, number | null>()
  const uses: RawUse[] = []
  const answers: RawAnswer[] = []
  let entry: Entry = emptyEntry(0)
  let left = 0
  let number = 0

  const numberOf = (token: string): number | null => {
    const known = numbers.get(token)
    if (known !== undefined) return known
    const read = readToken(token)
    if (read && found.length >= MOST_TOKENS) left += 1
    const place = read && found.length < MOST_TOKENS ? found.push(read) : null
    numbers.set(token, place)
    return place
  }

  for (const line of text.slice(0, MOST_TEXT).split(/\r\n|\n|\r/)) {
    number += 1
    const tokens = tokensIn(line)
    const time = timeIn(line, now)
    if (time || number - entry.line > NEAR) entry = { ...emptyEntry(number), time }
    const words = wordsOf(line)
    entry.connection = words.connection ?? entry.connection
    entry.sender = words.sender ?? entry.sender
    entry.apnsId = words.apnsId ?? entry.apnsId
    for (const token of new Set(tokens.map(numberOf))) {
      if (token === null || (entry.token === token && !time)) continue
      const timed = entry.token === null || (time !== null && entry.token === token)
      entry.token ??= token
      if (uses.length >= MOST_USES) {
        left += 1
        continue
      }
      const { connection, sender, apnsId } = entry
      const at = timed ? (entry.time?.at ?? null) : null
      const zoned = entry.time?.zoned ?? true
      uses.push({ token, line: number, at, connection, sender, zoned, apnsId })
    }
    for (const reason of words.reasons.slice(0, 4)) {
      const { connection, apnsId } = entry
      const at = entry.time?.at ?? null
      const zoned = entry.time?.zoned ?? true
      answers.push({ reason, line: number, at, token: null, zoned, apnsId, connection })
    }
  }
  return { found, series: seriesOf(found, uses, answers), left }
}

const emptyEntry = (line: number): Entry => ({
  line,
  time: null,
  connection: null,
  sender: null,
  apnsId: null,
  token: null,
})

function seriesOf(
  found: readonly FoundToken[],
  uses: readonly RawUse[],
  answers: readonly RawAnswer[],
): TokenSeries {
  const madeAt = new Map(
    found.flatMap(({ iat }, index) => (iat === null ? [] : [[index + 1, iat] as const])),
  )
  const timed = uses.flatMap(({ token, at, zoned }) => (at === null ? [] : [{ token, at, zoned }]))
  const { clock, shift } = clockOf(timed, madeAt)
  const right = (at: number | null, zoned: boolean) => (at === null || zoned ? at : at + shift)
  const answered = answers.map(({ reason, line, at, zoned, ...answer }) => ({
    reason,
    line,
    at: right(at, zoned),
    token: tokenOf({ ...answer, line }, uses),
  }))
  const put = uses.map(({ zoned, apnsId: _apnsId, ...use }) => ({
    ...use,
    at: right(use.at, zoned),
  }))
  return {
    tokens: found.map(asToken).sort(byMaking),
    uses: put.every(({ at }) => at !== null) ? put.sort((a, b) => (a.at ?? 0) - (b.at ?? 0)) : put,
    answers: answered,
    clock,
  }
}

function asToken({ kind, kid, iss, iat, cut }: FoundToken, index: number): SeriesToken {
  const provider = kind === 'provider'
  return { number: index + 1, provider, kid, iss, iat, ...(cut ? { cut } : {}) }
}

const byMaking = (a: SeriesToken, b: SeriesToken): number =>
  (a.iat ?? Number.MAX_VALUE) - (b.iat ?? Number.MAX_VALUE) || a.number - b.number

/** Which token was answered: by the apns-id, else the one that went out last before it, near it. */
function tokenOf(
  { apnsId, connection, line }: { apnsId: string | null; connection: string | null; line: number },
  uses: readonly RawUse[],
): number | null {
  const named = apnsId === null ? undefined : uses.find((use) => use.apnsId === apnsId)
  if (named) return named.token
  const near = uses.findLast(
    (use) =>
      use.line <= line &&
      line - use.line <= NEAR &&
      (connection === null || use.connection === null || use.connection === connection) &&
      (apnsId === null || use.apnsId === null),
  )
  return near?.token ?? null
}
