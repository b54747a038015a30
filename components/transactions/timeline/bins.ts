import type { Mark, Notice, Period } from '@/lib/timeline/life'
import { type View, xOf } from './scale'

/** A period as it is drawn, or several that are too short to be drawn apart. */
export interface Bar {
  x: number
  width: number
  /** Places in the lane’s list of periods: `[from, to)`. */
  from: number
  to: number
  kind: Period['kind']
}

/** Instants that are too close to be drawn apart. */
export interface Bin {
  x: number
  /** Places in the lane’s list. */
  from: number
  to: number
}

/** Nothing narrower can be told apart, or hit. */
const NARROWEST = 4

/**
 * The periods that are in sight, as bars. However many there are, no more come out than fit: what is
 * narrower than four pixels is drawn together, in the look of what lasts longest in it.
 */
export function barsOf(periods: readonly Period[], view: View, width: number): Bar[] {
  const bars: Bar[] = []
  let lengths: Partial<Record<Period['kind'], number>> = {}
  for (let index = firstInSight(periods, view); index < periods.length; index++) {
    const period = periods[index]
    if (!period || period.start > view.end) break
    const x = Math.max(-2, xOf(period.start, view, width))
    const right = Math.min(
      width + 2,
      period.end === null ? width + 2 : xOf(period.end, view, width),
    )
    const last = bars.at(-1)
    const room = x - (last?.x ?? Number.NEGATIVE_INFINITY)
    const small = right - x < NARROWEST
    if (last && small && room < NARROWEST && last.width <= NARROWEST) {
      last.to = index + 1
      last.width = Math.max(last.width, right - last.x)
      lengths[period.kind] = (lengths[period.kind] ?? 0) + (right - x)
      last.kind = longest(lengths)
      continue
    }
    lengths = { [period.kind]: right - x }
    bars.push({
      x,
      width: Math.max(right - x, Math.min(NARROWEST, 2)),
      from: index,
      to: index + 1,
      kind: period.kind,
    })
  }
  return bars
}

function longest(lengths: Partial<Record<Period['kind'], number>>): Period['kind'] {
  const [first = ['paid', 0]] = Object.entries(lengths).sort((a, b) => b[1] - a[1])
  return first[0] as Period['kind']
}

/** The first that ends in sight: periods are in order and do not overlap, so it is looked for by halves. */
function firstInSight(periods: readonly Period[], view: View): number {
  let low = 0
  let high = periods.length
  while (low < high) {
    const middle = (low + high) >> 1
    const end = periods[middle]?.end
    if (end !== null && end !== undefined && end < view.start) low = middle + 1
    else high = middle
  }
  return low
}

/** A sign alone, in pixels, with a little air beside it. */
const SIGN = 18
/** A sign with a number: what stands around its digits, and a character of it. */
const AROUND = 26
const LETTER = 6.6

/** How much room so many instants take that are drawn as one. Asked for tens of thousands of times. */
export function binWidth(count: number): number {
  if (count === 1) return SIGN
  const digits = Math.floor(Math.log10(count)) + 1
  const commas = Math.floor((digits - 1) / 3)
  return AROUND + (digits + commas) * LETTER
}

/**
 * Instants in sight, those that have no room beside each other as one, whose number takes room as
 * well. They have to be in order of time.
 */
export function binsOf(
  instants: readonly Pick<Mark | Notice, 'at'>[],
  view: View,
  width: number,
): Bin[] {
  const bins: Bin[] = []
  for (let index = firstAfter(instants, view.start); index < instants.length; index++) {
    const at = instants[index]?.at ?? 0
    if (at > view.end) break
    bins.push({ x: xOf(at, view, width), from: index, to: index + 1 })
    // One that was joined may have no room beside the one before, either.
    for (let last = bins.length - 1; last > 0; last--) {
      const [before, after] = [bins[last - 1], bins[last]]
      if (!before || !after || haveRoom(before, after)) break
      before.to = after.to
      bins.pop()
    }
  }
  return bins
}

function haveRoom(before: Bin, after: Bin): boolean {
  const needed = (binWidth(before.to - before.from) + binWidth(after.to - after.from)) / 2
  return after.x - before.x >= needed
}

function firstAfter(instants: readonly { at: number }[], start: number): number {
  let low = 0
  let high = instants.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((instants[middle]?.at ?? 0) < start) low = middle + 1
    else high = middle
  }
  return low
}
