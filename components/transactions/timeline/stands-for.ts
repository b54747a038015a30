import type { Acceleration, Lane } from '@/lib/timeline/life'

/** The end of a period in the sandbox, and how long the customer would have been subscribed by then. */
export interface RealTick {
  at: number
  /** `3 months`; where what a period stands for is not certain, `period 3`. */
  label: string
}

const UNITS: Readonly<Record<string, number>> = { week: 1 / 4, month: 1, year: 12 }

/** A second scale for a lane: the time that its accelerated periods stand for, added up. */
export function realTicks(lane: Lane, acceleration: Acceleration): RealTick[] {
  const rows = acceleration.periods.map(({ milliseconds, standsFor }) => {
    const [, count, unit] = /^(\d+) (week|month|year)s?$/.exec(standsFor) ?? []
    return { milliseconds, months: Number(count) * (UNITS[unit ?? ''] ?? Number.NaN) }
  })
  const monthsOf = (length: number): number => {
    const fitting = rows.filter(({ milliseconds }) => Math.abs(milliseconds - length) < 5000)
    // One length may stand for several durations, by one rate or by several: then nothing is added up.
    const [first, ...others] = new Set(fitting.map((row) => row.months))
    return first === undefined || others.length > 0 ? Number.NaN : first
  }
  const lengths = new Map<number, number>()
  let months = 0
  let known = true
  return lane.periods
    .filter(
      ({ kind, end }) => end !== null && (kind === 'paid' || kind === 'trial' || kind === 'offer'),
    )
    .map(({ start, end }, index) => {
      const length = (end ?? start) - start
      const stands = lengths.get(length) ?? monthsOf(length)
      lengths.set(length, stands)
      if (Number.isNaN(stands)) known = false
      else months += stands
      return { at: end ?? start, label: known ? inWords(months) : `period ${index + 1}` }
    })
}

function inWords(months: number): string {
  if (months < 1 || months % 1 !== 0) return plural(Math.round(months * 4), 'week')
  return months % 12 === 0 ? plural(months / 12, 'year') : plural(months, 'month')
}

const plural = (count: number, unit: string) => `${count} ${unit}${count === 1 ? '' : 's'}`
