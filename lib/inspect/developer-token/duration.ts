const UNITS: readonly [size: number, one: string, many: string][] = [
  [86_400, 'day', 'days'],
  [3_600, 'hour', 'hours'],
  [60, 'minute', 'minutes'],
  [1, 'second', 'seconds'],
]

/** A span of seconds in its two largest units: `1 hour 5 minutes`. */
export function duration(seconds: number): string {
  let rest = Math.round(Math.abs(seconds))
  const parts: string[] = []
  for (const [size, one, many] of UNITS) {
    const count = Math.floor(rest / size)
    rest -= count * size
    if (count > 0) parts.push(`${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`)
    else if (parts.length > 0) break
    if (parts.length === 2) break
  }
  return parts.length === 0 ? '0 seconds' : parts.join(' ')
}

/** `2026-11-22 10:00:00 UTC` of seconds since 1970. */
export function utc(seconds: number): string {
  if (Math.abs(seconds) > 8.64e12) return 'a time beyond the calendar'
  return `${new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ')} UTC`
}
