import { USUAL_RATE } from '@/lib/apple/app-store/sandbox-rates'
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
  const rows = acceleration.periods.map(({ milliseconds, standsFor, rate }) => {
    const [, count, unit] = /^(\d+) (week|month|year)s?$/.exec(standsFor) ?? []
    return { milliseconds, rate, months: Number(count) * (UNITS[unit ?? ''] ?? Number.NaN) }
  })
  const monthsOf = (length: number): number => {
    const fitting = rows.filter(({ milliseconds }) => Math.abs(milliseconds - length) < 5000)
    const usual = fitting.filter(({ rate }) => rate === USUAL_RATE)
    // By one rate, too, a length may stand for several durations: then nothing is added up.
    const likely = usual.length > 0 ? usual : fitting
    const [first, ...others] = new Set(likely.map((row) => row.months))
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

/** What the second scale takes for granted: a sentence. */
export function scaleNote({ periods }: Acceleration): string {
  const byLength = [...Map.groupBy(periods, ({ milliseconds }) => milliseconds).values()]
  const several = byLength.filter((rows) => new Set(rows.map((row) => row.standsFor)).size > 1)
  const counted = 'after one that was cut short they are counted'
  const scale = 'The scale under each subscription adds up what its periods stand for'
  if (several.length === 0) return `${scale}; ${counted}.`
  return several.every((rows) => rows.some(({ rate }) => rate === USUAL_RATE))
    ? `${scale} at the usual rate. At another rate they stand for something else; ${counted}.`
    : 'One length stands for several durations here, so the scale under each subscription counts its periods.'
}

function inWords(months: number): string {
  if (months < 1 || months % 1 !== 0) return plural(Math.round(months * 4), 'week')
  return months % 12 === 0 ? plural(months / 12, 'year') : plural(months, 'month')
}

const plural = (count: number, unit: string) => `${count} ${unit}${count === 1 ? '' : 's'}`
