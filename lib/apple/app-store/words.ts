import type { JsonNode } from '../../json/node'

/** ISO 4217: currencies whose smallest unit is not a hundredth. */
const NO_DECIMALS = new Set(
  'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF'.split(' '),
)
const THREE_DECIMALS = new Set('BHD IQD JOD KWD LYD OMR TND'.split(' '))

/**
 * Thousandths of a currency's unit in words: `10990`, `EUR` → `10.99 EUR`. As many decimals as the
 * currency has, and more where the amount needs them. `undefined` where it is no whole number.
 * https://developer.apple.com/documentation/appstoreserverapi/price
 */
export function money(milliunits: string, currency: string | null): string | undefined {
  const digits = /^(-?)(\d{1,18})$/.exec(milliunits)
  if (!digits) return undefined
  const [, sign = '', number = ''] = digits
  const padded = number.replace(/^0+(?=\d)/, '').padStart(4, '0')
  const whole = padded.slice(0, -3)
  const part = padded.slice(-3)
  const usual =
    currency === null ? 2 : NO_DECIMALS.has(currency) ? 0 : THREE_DECIMALS.has(currency) ? 3 : 2
  const needed = part.replace(/0+$/, '').length
  const decimals = part.slice(0, Math.max(usual, needed))
  return `${sign}${whole}${decimals ? `.${decimals}` : ''} ${currency ?? '(of no currency)'}`
}

/** For a field table: a price and the `currency` beside it. */
export function price(value: string, whole: ReadonlyMap<string, JsonNode>): string | undefined {
  const currency = whole.get('currency')
  return money(
    value,
    currency?.type === 'string' && /^[A-Z]{3}$/.test(currency.value) ? currency.value : null,
  )
}

/** Thousandths of a percent: `50000` → `50 %`. */
export function percentage(value: string): string | undefined {
  return /^\d{1,9}$/.test(value) ? `${Number(value) / 1000} %` : undefined
}

const UNITS: Record<string, string> = { D: 'day', W: 'week', M: 'month', Y: 'year' }

/** A period of ISO 8601 in words: `P1M` → `1 month`, `P1Y6M` → `1 year, 6 months`. */
export function period(value: string): string | undefined {
  const parts = /^P(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,4})D)?$/.exec(value)
  if (!parts) return undefined
  const words = ['Y', 'M', 'W', 'D'].flatMap((unit, index) => {
    const count = parts[index + 1]
    return count === undefined
      ? []
      : [`${Number(count)} ${UNITS[unit]}${Number(count) === 1 ? '' : 's'}`]
  })
  return words.length > 0 ? words.join(', ') : undefined
}

/** A span of milliseconds in words, by its two largest units: `16 days`, `1 hour, 30 minutes`. */
export function span(milliseconds: number): string {
  let rest = Math.round(Math.abs(milliseconds) / 1000)
  const words: string[] = []
  for (const [unit, seconds] of SPANS) {
    const count = Math.floor(rest / seconds)
    if (count > 0) words.push(`${count.toLocaleString('en-GB')} ${unit}${count === 1 ? '' : 's'}`)
    rest -= count * seconds
    if (words.length === 2 || (words.length === 1 && count === 0)) break
  }
  return words.length > 0 ? words.join(', ') : '0 seconds'
}

const SPANS: readonly [string, number][] = [
  ['year', 365 * 86400],
  ['day', 86400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
]

/** `2026-11-12 15:04:07 UTC`; `null` where no date can hold it. */
export function utc(instant: number): string | null {
  return Math.abs(instant) <= 8.64e15
    ? `${new Date(instant).toISOString().replace('T', ' ').slice(0, -5)} UTC`
    : null
}
