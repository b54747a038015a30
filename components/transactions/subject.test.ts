import { describe, expect, it } from 'vitest'
import {
  customerAddress,
  isOrderId,
  NO_FILTERS,
  orderOf,
  type Subject,
  subjectKey,
} from './subject'

const NOW = Date.UTC(2026, 10, 28, 10, 0, 30)
const subject: Subject = {
  id: '2000',
  environment: 'sandbox',
  key: 'k',
  filters: { ...NO_FILTERS, productId: ['a', 'b'], revoked: 'true' },
}

describe('the orders of a look-up', () => {
  it('repeat the filters on every page', () => {
    expect(orderOf('history', subject, '2000', 'r1', NOW).query).toEqual([
      ['revision', 'r1'],
      ['productId', 'a'],
      ['productId', 'b'],
      ['revoked', 'true'],
    ])
  })
  it.each([
    ['production', 180],
    ['simulator-production', 180],
    ['sandbox', 30],
    ['simulator', 30],
  ] as const)(
    'ask %s for no more than %i days of notifications, until now',
    (environment, days) => {
      const { query } = orderOf('notifications', { ...subject, environment }, '2000', null, NOW)
      const [startDate = 0, endDate = 0] = ['startDate', 'endDate'].map((wanted) =>
        Number(query.find(([name]) => name === wanted)?.[1]),
      )
      expect(endDate).toBeGreaterThan(NOW)
      expect(NOW - startDate).toBeLessThan(days * 86_400_000)
      expect(NOW - startDate).toBeGreaterThan((days - 1) * 86_400_000)
    },
  )
  it('name the order by its own name', () => {
    expect(orderOf('order', subject, 'MK5', null, NOW).path).toEqual({ orderId: 'MK5' })
  })
  it('are another customer’s with another filter, key or environment', () => {
    const keys = [
      subject,
      { ...subject, filters: NO_FILTERS },
      { ...subject, environment: 'production' as const },
      { ...subject, key: 'other' },
    ].map(subjectKey)
    expect(new Set(keys).size).toBe(4)
  })
  it.each([
    ['MK5TTJ0000', true],
    ['2000000123456789', false],
    ['hello', false],
  ])('%s is an order id: %s', (id, wanted) => expect(isOrderId(id)).toBe(wanted))
})

describe('the address of a customer', () => {
  it.each([
    ['2000', undefined, '/transactions/2000?environment=sandbox'],
    ['2000', 'k1', '/transactions/2000?environment=sandbox&key=k1'],
    ['A/B?', undefined, '/transactions/A%2FB%3F?environment=sandbox'],
  ])('%s with the key %s', (id, key, address) =>
    expect(customerAddress(id, 'sandbox', key)).toBe(address),
  )
})
