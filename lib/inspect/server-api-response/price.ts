import type { JsonValue } from '../../json/node'

/**
 * A price in milliunits as `10.99 EUR`; `null` where it is no whole number.
 * https://developer.apple.com/documentation/appstoreserverapi/price
 */
export function priceInWords(
  price: JsonValue | undefined,
  currency: JsonValue | undefined,
): string | null {
  if (typeof price !== 'number' || !Number.isSafeInteger(price)) return null
  const digits = String(Math.abs(price)).padStart(4, '0')
  const fraction = digits.slice(-3).replace(/0$/, '')
  const amount = `${price < 0 ? '-' : ''}${digits.slice(0, -3)}.${fraction}`
  return typeof currency === 'string' && currency !== '' ? `${amount} ${currency}` : amount
}
