/** Instants and durations in words. All times come in as milliseconds since 1970 UTC. */

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

const two = (n: number) => String(n).padStart(2, '0')

/** `12 Nov 2026 10:04:07 UTC`; with milliseconds where they say something. */
export function formatUtc(at: number, precision: 'second' | 'millisecond' = 'second'): string {
  const date = new Date(at)
  if (Number.isNaN(date.getTime())) return `${at} ms is not a time`
  const day = `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`
  const clock = `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`
  const fraction =
    precision === 'millisecond' ? `.${String(date.getUTCMilliseconds()).padStart(3, '0')}` : ''
  return `${day} ${clock}${fraction} UTC`
}

/** The same instant in a zone (default: the browser's), named: `12 Nov 2026, 19:04:07 GMT+9`. */
export function formatInZone(at: number, zone?: string): string {
  const date = new Date(at)
  if (Number.isNaN(date.getTime())) return ''
  return formatterOf(zone).format(date)
}

// Making one takes far longer than using it, and a list has hundreds of times.
const FORMATTERS = new Map<string | undefined, Intl.DateTimeFormat>()

function formatterOf(zone: string | undefined): Intl.DateTimeFormat {
  const known = FORMATTERS.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
    ...(zone === undefined ? {} : { timeZone: zone }),
  })
  FORMATTERS.set(zone, made)
  return made
}

const UNITS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1000],
] as const

/** Of the Gregorian calendar, on the average. */
const YEAR = 365.2425 * 86_400_000

/** A length of time in its one largest unit, rounded down: `27 min`, `3 d`, from two years on `2 years`. Below a second: `14 ms`. */
export function formatDuration(ms: number): string {
  const length = Math.abs(ms)
  if (length >= 2 * YEAR) return `${Math.floor(length / YEAR)} years`
  for (const [unit, size] of UNITS)
    if (length >= size) return `${Math.floor(length / size)} ${unit}`
  return `${Math.round(length)} ms`
}

/** `3 min ago`, `in 2 h`, `now` within a second. */
export function formatDistance(at: number, now: number): string {
  const distance = at - now
  if (Math.abs(distance) < 1000) return 'now'
  return distance < 0 ? `${formatDuration(distance)} ago` : `in ${formatDuration(distance)}`
}
