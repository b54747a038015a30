import { describe, expect, test } from 'vitest'
import { FIRST_QUESTION, historyOrder, missingIn, periodOf, type Question } from './question'

const DAY = 86_400_000
const NOW = Date.UTC(2026, 10, 12, 10, 4, 7)
const ask = (more: Partial<Question>) => ({ ...FIRST_QUESTION, ...more })

describe('the period', () => {
  test('of 180 days stays within what Apple keeps, in whole minutes', () => {
    const period = periodOf(ask({ days: 180 }), 'production', NOW)
    expect(period?.start).toBeGreaterThan(NOW - 180 * DAY)
    expect(period?.start).toBeLessThan(NOW - 180 * DAY + 121_000)
    expect([period?.start, period?.end].map((at) => (at ?? 1) % 60_000)).toEqual([0, 0])
    expect(period?.end).toBeGreaterThan(NOW)
  })

  test('reaches into the simulator’s future', () => {
    expect(periodOf(ask({}), 'simulator', NOW)?.end).toBeGreaterThan(NOW + 300 * DAY)
  })

  test.each([
    ['2026-11-01', '2026-11-02', [Date.UTC(2026, 10, 1), Date.UTC(2026, 10, 3)]],
    ['2026-11-01', '2026-11-01', [Date.UTC(2026, 10, 1), Date.UTC(2026, 10, 2)]],
    ['2026-11-02', '2026-11-01', null],
    ['', '2026-11-01', null],
    ['2026-13-01', '2026-11-01', null],
  ])('from %s until %s', (from, until, wanted) => {
    const period = periodOf(ask({ days: null, from, until }), 'sandbox', NOW)
    expect(period && [period.start, period.end]).toEqual(wanted)
  })
})

describe('the order', () => {
  const period = { start: 1, end: 2 }
  test.each<[Partial<Question>, string | null, string]>([
    [{}, null, 'startDate=1&endDate=2'],
    [{ onlyFailures: true }, null, 'startDate=1&endDate=2&onlyFailures=true'],
    [{ by: 'transaction', transactionId: ' 7 ' }, null, 'startDate=1&endDate=2&transactionId=7'],
    [
      { by: 'transaction', transactionId: '7', type: 'TEST' },
      'p',
      'paginationToken=p&startDate=1&endDate=2&transactionId=7',
    ],
    [{ by: 'type', type: 'TEST' }, null, 'startDate=1&endDate=2&notificationType=TEST'],
    [
      { by: 'type', type: 'EXPIRED', subtype: 'VOLUNTARY', transactionId: '7' },
      null,
      'startDate=1&endDate=2&notificationType=EXPIRED&notificationSubtype=VOLUNTARY',
    ],
  ])('%j', (more, cursor, query) => {
    const order = historyOrder(ask(more), 'sandbox', period, cursor)
    expect(order.call).toBe('notification-history')
    expect(String(new URLSearchParams(order.query.map(([name, value]) => [name, value])))).toBe(
      query,
    )
  })
})

test.each<[Partial<Question>, boolean]>([
  [{}, true],
  [{ by: 'transaction' }, false],
  [{ by: 'transaction', transactionId: '1' }, true],
  [{ by: 'type' }, false],
  [{ by: 'type', type: 'TEST' }, true],
])('%j can be asked: %j', (more, can) => {
  expect(missingIn(ask(more), { start: 1, end: 2 }) === null).toBe(can)
  expect(missingIn(ask(more), null)).not.toBeNull()
})
