import { describe, expect, it } from 'vitest'
import { formatDistance, formatDuration, formatInZone, formatUtc } from './time-format'

const AT = Date.UTC(2026, 10, 12, 10, 4, 7, 30)

describe('an instant in words', () => {
  it.each([
    ['seconds', formatUtc(AT), '12 Nov 2026 10:04:07 UTC'],
    ['milliseconds', formatUtc(AT, 'millisecond'), '12 Nov 2026 10:04:07.030 UTC'],
    ['the epoch', formatUtc(0), '1 Jan 1970 00:00:00 UTC'],
    // An `apns-expiration` beyond what a Date holds (±8.64e15 ms, ECMA-262 §21.4.1.1).
    ['beyond a Date', formatUtc(8.64e15 + 1), '8640000000000001 ms is not a time'],
    ['in a zone', formatInZone(AT, 'Asia/Seoul'), '12 Nov 2026, 19:04:07 GMT+9'],
    ['in a zone, beyond a Date', formatInZone(Number.NaN, 'Asia/Seoul'), ''],
  ])('%s', (_name, got, wanted) => expect(got).toBe(wanted))
})

describe('a length of time in words', () => {
  it.each([
    [14, '14 ms'],
    [999, '999 ms'],
    [1000, '1 s'],
    [59_999, '59 s'],
    [27 * 60_000 + 59_000, '27 min'],
    [-7_200_000, '2 h'],
    [3 * 86_400_000, '3 d'],
    [730 * 86_400_000, '730 d'],
    [731 * 86_400_000, '2 years'],
    [6490 * 86_400_000, '17 years'],
  ])('%d ms', (ms, wanted) => expect(formatDuration(ms)).toBe(wanted))

  it.each([
    [AT - 180_000, '3 min ago'],
    [AT + 7_200_000, 'in 2 h'],
    [AT + 999, 'now'],
  ])('%d seen from now', (at, wanted) => expect(formatDistance(at, AT)).toBe(wanted))
})
