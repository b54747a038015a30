import { duration, utc } from '@/lib/inspect/developer-token/duration'
import { answersOf, type TokenSeries } from '@/lib/token/series/series'

export { duration, utc }

/** ` APNs answered TooManyProviderTokenUpdates 12 times, first in line 40.`; nothing where it did not. */
export function answered(series: TokenSeries, ...reasons: readonly string[]): string {
  const [reason = ''] = reasons
  const { count, line } = answersOf(series, ...reasons)
  if (count === 0) return ''
  return count === 1
    ? ` APNs answered ${reason} in line ${line}.`
    : ` APNs answered ${reason} ${count.toLocaleString('en-GB')} times, first in line ${line}.`
}

export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`

/** The first few of them: `A, B and 3 more`. */
export function some(names: readonly string[], most = 4): string {
  const shown = names.slice(0, most)
  const left = names.length - shown.length
  if (left > 0) return `${shown.join(', ')} and ${left} more`
  const last = shown.at(-1) ?? ''
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(', ')} and ${last}`
}
