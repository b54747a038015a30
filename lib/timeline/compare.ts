import type { Lane, Life, Mark, Period } from './life'
import { compareText } from './words'

/** One thing in which two lives differ. */
export interface Difference {
  /** The product or group; `null`: it is about the whole life. */
  lane: string | null
  what:
    | 'environment'
    | 'app'
    | 'lane'
    | 'access'
    | 'renewal'
    | 'period'
    | 'mark'
    | 'notification'
    | 'finding'
  /** In words; `null`: it is not there. */
  a: string | null
  b: string | null
}

/**
 * In what two lives differ: two customers, or one at two moments. What is the same in both is left
 * out, and so are the ids of evidence, which every customer has of their own.
 */
export function compareLives(a: Life, b: Life): Difference[] {
  const lanes = new Map<string, [Lane | null, Lane | null]>()
  for (const lane of a.lanes) lanes.set(keyOf(lane), [lane, null])
  for (const lane of b.lanes) lanes.set(keyOf(lane), [lanes.get(keyOf(lane))?.[0] ?? null, lane])
  return [
    ...single(null, 'environment', a.environment, b.environment),
    ...single(null, 'app', a.bundleIds.join(', ') || null, b.bundleIds.join(', ') || null),
    ...[...lanes]
      .sort(([x], [y]) => compareText(x, y))
      .flatMap(([, [x, y]]) => laneDifferences(x, y)),
    ...sets(null, 'notification', a.notices.map(noticeWords), b.notices.map(noticeWords)),
    ...sets(
      null,
      'finding',
      a.findings.map(({ title }) => title),
      b.findings.map(({ title }) => title),
    ),
  ]
}

/** A group without a name is known by its first purchase, which another customer does not share. */
function keyOf({ id, products }: Lane): string {
  return id.startsWith('subscription:of ') ? `subscription:${products.join(' ')}` : id
}

function laneDifferences(a: Lane | null, b: Lane | null): Difference[] {
  const one = b ?? a
  if (!one) return []
  const lane = one.title
  if (!a || !b) {
    const sentence = one.access.sentence
    return [{ lane, what: 'lane', a: a ? sentence : null, b: b ? sentence : null }]
  }
  return [
    ...single(lane, 'access', a.access.sentence, b.access.sentence),
    ...single(lane, 'renewal', a.renewal?.sentence ?? null, b.renewal?.sentence ?? null),
    ...sets(lane, 'period', a.periods.map(periodWords), b.periods.map(periodWords)),
    ...sets(lane, 'mark', a.marks.map(markWords), b.marks.map(markWords)),
  ]
}

function single(
  lane: string | null,
  what: Difference['what'],
  a: string | null,
  b: string | null,
): Difference[] {
  return a === b ? [] : [{ lane, what, a, b }]
}

/** What is in one list and not in the other, as often as it is. */
function sets(
  lane: string | null,
  what: Difference['what'],
  a: readonly string[],
  b: readonly string[],
): Difference[] {
  const left = new Map<string, number>()
  for (const words of a) left.set(words, (left.get(words) ?? 0) + 1)
  const found: Difference[] = []
  for (const words of b) {
    const times = left.get(words) ?? 0
    if (times === 0) found.push({ lane, what, a: null, b: words })
    else left.set(words, times - 1)
  }
  const gone = [...left].flatMap(([words, times]) =>
    Array.from({ length: times }, () => ({ lane, what, a: words, b: null })),
  )
  return [...gone, ...found]
}

const iso = (instant: number | null) =>
  instant === null ? 'no end' : new Date(instant).toISOString()

function periodWords({ kind, product, start, end }: Period): string {
  return `${kind}, ${product}: ${iso(start)} to ${iso(end)}`
}

function markWords({ at, title }: Mark): string {
  return `${title}: ${iso(at)}`
}

function noticeWords({ at, type, subtype }: Life['notices'][number]): string {
  return `${[type, subtype].filter(Boolean).join(' / ')}: ${iso(at)}`
}
