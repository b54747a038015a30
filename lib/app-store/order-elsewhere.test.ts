import { expect, it } from 'vitest'
import type { CallOrder } from './call'
import { orderElsewhere } from './order-elsewhere'

const NOW = Date.UTC(2026, 10, 28, 12)
const DAY = 86_400_000
const order = (call: CallOrder['call'], environment: CallOrder['environment'], days: number) =>
  ({
    call,
    environment,
    path: {},
    query: [
      ['startDate', String(NOW - days * DAY)],
      ['transactionId', '1'],
    ],
    body: null,
  }) satisfies CallOrder

it.each([
  ['production', 180, 'sandbox', 30 * DAY - 120_000],
  ['simulator-production', 180, 'simulator', 30 * DAY - 120_000],
  ['sandbox', 29, 'production', 29 * DAY],
  ['production', 3, 'sandbox', 3 * DAY],
] as const)(
  'the notifications of %s, %i days back, are asked for in %s',
  (here, days, there, back) => {
    const other = orderElsewhere(order('notification-history', here, days), NOW)
    expect(other.environment).toBe(there)
    expect(other.query).toEqual([
      ['startDate', String(NOW - back)],
      ['transactionId', '1'],
    ])
  },
)

it('any other order goes there as it is', () => {
  const here = order('history', 'production', 900)
  expect(orderElsewhere(here, NOW)).toEqual({ ...here, environment: 'sandbox' })
})
