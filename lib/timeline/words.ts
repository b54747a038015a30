import { said } from '../inspect/app-store-jws/words'

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** `12 Nov 2026, 10:04 UTC`; with seconds where there are some, since the sandbox counts in them. */
export function at(instant: number): string {
  const date = new Date(instant)
  if (Number.isNaN(date.getTime())) return 'an instant that no date can hold'
  const seconds = date.getUTCSeconds()
  const time = `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}${seconds > 0 ? `:${two(seconds)}` : ''}`
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}, ${time} UTC`
}

function two(value: number): string {
  return value < 10 ? `0${value}` : `${value}`
}

/** A sentence as the reason of another: `, because the renewal of 12 Nov was paid.` */
export function because(sentence: string): string {
  const name = sentence.startsWith('Apple')
  const clause = name ? sentence : `${sentence.slice(0, 1).toLowerCase()}${sentence.slice(1)}`
  return `, because ${clause}`
}

/** A product’s id for a sentence. */
export function productWords(product: string): string {
  return said(product) || 'a product without an ID'
}

/** Names in a sentence, the first few of them. */
export function listWords(names: readonly string[]): string {
  const shown = names.slice(0, 4)
  const more = names.length - shown.length
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}

/** `1 renewal`, `3 renewals` */
export function count(number: number, noun: string): string {
  return `${number.toLocaleString('en-GB')} ${noun}${number === 1 ? '' : 's'}`
}

/** The same order on every machine, whatever its language. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
