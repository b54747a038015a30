/**
 * Dates as receipts write them: RFC 3339, by Xcode also with a zone without a colon
 * (`2021-08-06T22:08:32+0100`). https://www.rfc-editor.org/rfc/rfc3339#section-5.6
 */
const DATE = /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(\.\d{1,9})?([Zz]|[+-]\d\d:?\d\d)$/

/** As nearly all stand there, on a day that every month has: what the browser reads as it is. */
const PLAIN = /^\d{4}-\d\d-(?:[01]\d|2[0-8])T\d\d:\d\d:\d\dZ$/

/** Milliseconds since 1970 UTC; `null` where it is no such date: an empty text means none. */
export function readReceiptDate(text: string): number | null {
  if (text === '') return null
  if (PLAIN.test(text)) {
    const instant = Date.parse(text)
    return Number.isNaN(instant) ? null : instant
  }
  const found = DATE.exec(text)
  if (!found) return null
  const [, year, month, day, hour, minute, second, fraction = '', zone = 'Z'] = found
  const sign = zone.startsWith('-') ? '-' : '+'
  const digits = zone.toUpperCase() === 'Z' ? '0000' : zone.replace(/[+:-]/g, '')
  const offset = `${sign}${digits.slice(0, 2)}:${digits.slice(2)}`
  const milliseconds = fraction === '' ? '' : fraction.slice(0, 4).padEnd(4, '0')
  const instant = Date.parse(
    `${year}-${month}-${day}T${hour}:${minute}:${second}${milliseconds}${offset}`,
  )
  if (Number.isNaN(instant)) return null
  if (Number(day) <= 28) return instant
  // The 31st of February would roll over into March without a word.
  const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()
  return Number(day) <= days ? instant : null
}
