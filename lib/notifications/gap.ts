/** One notification of Apple's history, as far as the comparison looks at it. */
export interface HistoryRow {
  uuid: string | null
  /** Milliseconds since 1970 UTC. */
  signedAt: number | null
  attempts: readonly { result: string }[]
}

/** Apple's history beside an inbox. */
export interface HistoryGap<Row extends HistoryRow> {
  /** Apple has them, and they never arrived here. */
  missed: (Row & { why: MissedWhy })[]
  /** In both. */
  arrived: Row[]
  /** They arrived here, and Apple's history of that period does not have them: UUIDs. */
  onlyHere: string[]
  /** In the history, without a UUID to compare by. */
  unknown: Row[]
}

/**
 * - `before`: signed before the inbox was made.
 * - `elsewhere`: Apple says that a server accepted it, so it went to a different server.
 * - `failed`: every attempt failed.
 * - `trimmed`: older than the oldest that the inbox still keeps.
 * - `not-tried`: Apple shows no attempt.
 */
export type MissedWhy = 'before' | 'elsewhere' | 'failed' | 'trimmed' | 'not-tried'

/**
 * Compares by UUID, which a repetition and the history have in common. `arrived`: what the inbox
 * has; `since`: when it was made; `oldest`: the oldest it still keeps, where its ring was full;
 * `period`: what the history was asked for. All times are in milliseconds since 1970 UTC.
 */
export function historyGap<Row extends HistoryRow>(
  history: readonly Row[],
  inbox: {
    arrived: readonly { uuid: string | null; signedAt: number | null }[]
    since: number
    oldest: number | null
    period: { start: number; end: number } | null
  },
): HistoryGap<Row> {
  const here = new Set(inbox.arrived.flatMap(({ uuid }) => (uuid === null ? [] : [uuid])))
  const there = new Set(history.flatMap(({ uuid }) => (uuid === null ? [] : [uuid])))
  const gap: HistoryGap<Row> = { missed: [], arrived: [], onlyHere: [], unknown: [] }
  for (const row of history) {
    if (row.uuid === null) gap.unknown.push(row)
    else if (here.has(row.uuid)) gap.arrived.push(row)
    else gap.missed.push({ ...row, why: whyMissed(row, inbox) })
  }
  for (const { uuid, signedAt } of inbox.arrived) {
    if (uuid !== null && !there.has(uuid) && isWithin(signedAt, inbox.period)) {
      gap.onlyHere.push(uuid)
    }
  }
  return gap
}

function whyMissed(
  { signedAt, attempts }: HistoryRow,
  { since, oldest }: { since: number; oldest: number | null },
): MissedWhy {
  if (signedAt !== null && signedAt < since) return 'before'
  if (signedAt !== null && oldest !== null && signedAt < oldest) return 'trimmed'
  if (attempts.length === 0) return 'not-tried'
  return attempts.some(({ result }) => result === 'SUCCESS') ? 'elsewhere' : 'failed'
}

function isWithin(at: number | null, period: { start: number; end: number } | null): boolean {
  return period === null || (at !== null && at >= period.start && at <= period.end)
}
