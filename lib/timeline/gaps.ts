import { RETRY_DAYS } from './claim'
import type { LaneFacts } from './lanes'
import type { Period } from './life'
import type { Statement } from './statements'
import { at, compareText } from './words'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** Less than this between two periods is the App Store’s own haste, and no gap. */
const INSTANT = 1000

/** Says of the time between periods, and after the last one, that it lapsed or that nothing is known. */
export function fillGaps(
  periods: readonly Period[],
  lane: LaneFacts,
  said: readonly Statement[],
  now: number,
): Period[] {
  const ends = said.filter(({ state }) => state === 'ended')
  const reasons = new Map(lane.transactions.map(({ newest }) => [newest.proof, newest.reason]))
  const filled: Period[] = []
  let next = 0
  for (const [index, period] of periods.entries()) {
    filled.push(period)
    const start = period.end
    if (start === null) continue
    const after = periods[index + 1]
    const end = after?.start ?? null
    if (end !== null && end - start < INSTANT) continue
    // What was said to have ended before a period began is not that period.
    const soonest = Math.max(start - HOUR, period.start)
    while ((ends[next]?.at ?? Number.POSITIVE_INFINITY) < soonest) next += 1
    const ended = ends[next]
    const inTime = ended && (end === null || ended.at < end) ? ended : null
    const gap = gapOf(period, after, inTime, reasons, now)
    if (!gap) continue
    const from = inTime
      ? Math.min(endedFrom(inTime, start), end ?? Number.POSITIVE_INFINITY)
      : start
    if (from > start) filled.push({ ...gap, kind: 'unknown', why: UNTIL_THEN, start, end: from })
    if (end === null || from < end) filled.push({ ...gap, start: from, end })
  }
  return filled
}

const UNTIL_THEN =
  'Nothing in the evidence covers this time, and it only ended later: a renewal may be missing here.'

/** From when on it is certain that it had ended, no earlier than the period before. */
function endedFrom({ at, renewsAt, source }: Statement, start: number): number {
  const sure = renewsAt ?? (source.startsWith('a notification') ? at : start)
  return sure - start > 2 * DAY ? sure : start
}

function gapOf(
  before: Period,
  after: Period | undefined,
  ended: Statement | null,
  reasons: ReadonlyMap<string, string | null>,
  now: number,
): Omit<Period, 'start' | 'end'> | null {
  const base = { product: before.product, cutShort: null }
  const both = [...new Set([...before.proof, ...(after?.proof ?? [])])].sort(compareText)
  if (ended) {
    return {
      ...base,
      kind: 'lapsed',
      why: `It had ended: ${ended.source} of ${at(ended.at)} says so.`,
      proof: [...new Set([...before.proof, ended.proof])].sort(compareText),
    }
  }
  if (before.kind === 'retry' && !after) {
    if ((before.end ?? 0) > now) return null
    const why = `Apple tries to collect the payment for at most ${RETRY_DAYS} days, and nothing shows that it was.`
    return { ...base, kind: 'lapsed', why, proof: before.proof }
  }
  if (!after) return null
  const bought = after.proof.map((proof) => reasons.get(proof)).find(Boolean)
  return bought === 'PURCHASE'
    ? {
        ...base,
        kind: 'lapsed',
        why: 'Nothing in the evidence covers this time, and what follows is a new purchase, not a renewal.',
        proof: both,
      }
    : {
        ...base,
        kind: 'unknown',
        why: 'Nothing in the evidence covers this time, and what follows is a renewal: one in between may be missing here.',
        proof: both,
      }
}
