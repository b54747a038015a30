/** An instant as a line of a log tells it. */
export interface LogTime {
  /** Seconds since 1970 UTC. */
  at: number
  /** The line names the zone; if not, `at` takes it for UTC. */
  zoned: boolean
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH = '(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)'
const CLOCK = '(\\d\\d):(\\d\\d):(\\d\\d)'
const PART = '(?:[.,](\\d{1,9}))?'
const ZONE = '(?: ?(Z|UTC|GMT|[+-]\\d\\d:?\\d\\d))?'

/** `2026-11-22T10:00:00.123Z`, `2026/11/22 10:00:00`, `2026-11-22 10:00:00,123 +0100`. */
const ISO = new RegExp(`(\\d{4})[-/](\\d\\d)[-/](\\d\\d)[T _]${CLOCK}${PART}${ZONE}`)
/** Web servers: `[22/Nov/2026:10:00:00 +0000]`. */
const ACCESS = new RegExp(`(\\d\\d)/${MONTH}/(\\d{4}):${CLOCK}${PART}${ZONE}`)
/** `Sun, 22 Nov 2026 10:00:00 GMT`. */
const MAIL = new RegExp(
  `(\\d{1,2})[ -]${MONTH}[a-z]{0,6}[ -](\\d{4})[ ,T]{1,2}${CLOCK}${PART}${ZONE}`,
)
/** Syslog, without a year: `Nov 22 10:00:00`; and `Sun Nov 22 10:00:00 UTC 2026`. */
const SYSLOG = new RegExp(
  `${MONTH} {1,2}(\\d{1,2}) ${CLOCK}${PART}(?: (UTC|GMT|Z))?(?: (?:[A-Z]{2,5} )?(\\d{4})\\b)?`,
)
/** Seconds, milli-, micro- or nanoseconds since 1970, at the beginning of a line or behind a name. */
const EPOCH = /^[[("\s]{0,4}(\d{10}|\d{13}|\d{16}|\d{19})(\.\d{1,9})?(?![\d-])/
const NAMED =
  /["']?@?\b(?:ts|time|timestamp|date|datetime|epoch|t)["']?\s{0,3}[:=]\s{0,3}["']?(\d{10}|\d{13}|\d{16}|\d{19})(\.\d{1,9})?(?![\d-])/i

/** A time stands near the beginning of a line, or under a name in its JSON. */
const LOOKED_AT = 400
const FIRST_DAY = Date.UTC(2010, 0, 1) / 1000
const LAST_DAY = Date.UTC(2100, 0, 1) / 1000

/** The first time in a line; `null` where it has none. `now` (seconds) gives the year that syslog leaves out. */
export function timeIn(line: string, now: number | null): LogTime | null {
  const start = line.slice(0, LOOKED_AT)
  const found = iso(start) ?? access(start) ?? mail(start) ?? syslog(start, now) ?? epoch(line)
  return found && found.at >= FIRST_DAY && found.at < LAST_DAY ? found : null
}

function iso(line: string): LogTime | null {
  const found = ISO.exec(line)
  if (!found) return null
  const [, year, month, day, ...clock] = found
  return instant(Number(year), Number(month) - 1, Number(day), clock)
}

function access(line: string): LogTime | null {
  const [, day, month, year, ...clock] = ACCESS.exec(line) ?? []
  return day === undefined ? null : instant(Number(year), monthOf(month), Number(day), clock)
}

function mail(line: string): LogTime | null {
  const [, day, month, year, ...clock] = MAIL.exec(line) ?? []
  return day === undefined ? null : instant(Number(year), monthOf(month), Number(day), clock)
}

/** Where the year is left out it is this one, or the last where that would be of the future. */
function syslog(line: string, now: number | null): LogTime | null {
  const [, month, day, hour, minute, second, part, zone, said] = SYSLOG.exec(line) ?? []
  if (month === undefined || (said === undefined && now === null)) return null
  const clock = [hour, minute, second, part, zone]
  const year = said === undefined ? new Date((now ?? 0) * 1000).getUTCFullYear() : Number(said)
  const read = instant(year, monthOf(month), Number(day), clock)
  const future = said === undefined && read !== null && read.at > (now ?? 0) + 86_400
  return future ? instant(year - 1, monthOf(month), Number(day), clock) : read
}

function epoch(line: string): LogTime | null {
  const [, digits, part] = EPOCH.exec(line) ?? NAMED.exec(line.slice(0, 8_000)) ?? []
  if (digits === undefined) return null
  const at = Number(digits) / 10 ** (digits.length - 10)
  return { at: at + Number(part ?? 0), zoned: true }
}

function instant(
  year: number,
  month: number,
  day: number,
  [hour, minute, second, part, zone]: (string | undefined)[],
): LogTime | null {
  const [h, m, s] = [Number(hour), Number(minute), Number(second)]
  if (month < 0 || month > 11 || day < 1 || day > 31 || h > 23 || m > 59 || s > 60) return null
  const at = Date.UTC(year, month, day, h, m, s) / 1000 + Number(`0.${part ?? 0}`)
  return { at: at - offset(zone), zoned: zone !== undefined }
}

/** Of `+01:00`: 3600. */
function offset(zone: string | undefined): number {
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(zone ?? '') ?? []
  if (sign === undefined) return 0
  return (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60)
}

const monthOf = (name = ''): number => MONTHS.indexOf(name.toLowerCase())
