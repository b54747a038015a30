import type { View } from './scale'

export interface Tick {
  at: number
  /** The smaller part: `10:05`, `12 Nov`, `2026`. */
  label: string
  /** Where the larger part begins: `12 Nov 2026`; `null`: it goes on. */
  over: string | null
}

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

type Unit = 'second' | 'minute' | 'day' | 'month' | 'year'

/** Steps that people count in, with their length, for months and years on the average. */
const STEPS: readonly (readonly [length: number, unit: Unit, count: number])[] = [
  ...[1, 2, 5, 10, 15, 30].map((n) => [n * SECOND, 'second', n] as const),
  ...[1, 2, 5, 10, 15, 30].map((n) => [n * MINUTE, 'minute', n] as const),
  ...[1, 2, 3, 6, 12].map((n) => [n * HOUR, 'minute', n * 60] as const),
  ...[1, 2, 7, 14].map((n) => [n * DAY, 'day', n] as const),
  ...[1, 2, 3, 6].map((n) => [n * 30.44 * DAY, 'month', n] as const),
  ...[1, 2, 5, 10, 20, 50].map((n) => [n * 365.25 * DAY, 'year', n] as const),
]

/** Ticks at round instants of UTC, at least `apart` pixels from one another. */
export function ticksOf(view: View, width: number, apart: number): Tick[] {
  const length = view.end - view.start
  if (!(length > 0) || !(width > 0)) return []
  const least = (apart / width) * length
  const [, unit, count] = STEPS.find(([step]) => step >= least) ?? (['', 'year', 100] as const)
  const ticks: Tick[] = []
  let over: string | null = null
  for (const at of instants(view, unit, count)) {
    const { label, larger } = labelled(at, unit)
    ticks.push({ at, label, over: larger === over ? null : larger })
    over = larger
  }
  return ticks
}

function* instants({ start, end }: View, unit: Unit, count: number): Generator<number> {
  if (unit === 'month' || unit === 'year') {
    const months = unit === 'year' ? count * 12 : count
    const date = new Date(start)
    if (Number.isNaN(date.getTime())) return
    const first = Math.floor((date.getUTCFullYear() * 12 + date.getUTCMonth()) / months) * months
    for (let month = first; ; month += months) {
      const at = Date.UTC(Math.floor(month / 12), month % 12, 1)
      if (!(at <= end)) return
      if (at >= start) yield at
    }
  }
  const step = count * { second: SECOND, minute: MINUTE, day: DAY }[unit]
  for (let at = Math.ceil(start / step) * step; at <= end; at += step) yield at
}

function labelled(at: number, unit: Unit): { label: string; larger: string } {
  const date = new Date(at)
  const two = (n: number) => String(n).padStart(2, '0')
  const year = String(date.getUTCFullYear())
  const month = MONTHS[date.getUTCMonth()] ?? ''
  const day = `${date.getUTCDate()} ${month}`
  const clock = `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`
  switch (unit) {
    case 'second':
      return { label: `${clock}:${two(date.getUTCSeconds())}`, larger: `${day} ${year}` }
    case 'minute':
      return { label: clock, larger: `${day} ${year}` }
    case 'day':
      return { label: day, larger: year }
    case 'month':
      return { label: month, larger: year }
    case 'year':
      return { label: year, larger: '' }
  }
}
