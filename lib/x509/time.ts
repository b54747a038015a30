import type { DerNode } from '../bytes/der'
import { contents } from '../bytes/der-value'

const UTC_TIME = 0x17
const GENERALIZED_TIME = 0x18
const DIGITS = /^(\d{2}|\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})Z$/

/**
 * A UTCTime or a GeneralizedTime as certificates write them, with seconds and `Z`: milliseconds
 * since 1970 UTC, or `null` where it is neither or no real date.
 * https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.5
 */
export function readTime(bytes: Uint8Array, node: DerNode | undefined): number | null {
  if (!node || (node.tag !== UTC_TIME && node.tag !== GENERALIZED_TIME)) return null
  const found = DIGITS.exec(String.fromCharCode(...contents(bytes, node).subarray(0, 16)))
  if (!found) return null
  const [, year = '', month = '', day = '', hour = '', minute = '', second = ''] = found
  if ((year.length === 4) !== (node.tag === GENERALIZED_TIME)) return null
  const fullYear =
    year.length === 4 ? Number(year) : Number(year) + (Number(year) < 50 ? 2000 : 1900)
  const text = `${String(fullYear).padStart(4, '0')}-${month}-${day}T${hour}:${minute}:${second}.000Z`
  const instant = Date.parse(text)
  // `Date.parse` lets 30 February through as a day in March, and 24:00:00 as the next day.
  return Number.isNaN(instant) || new Date(instant).toISOString() !== text ? null : instant
}
