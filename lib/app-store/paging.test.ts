import { describe, expect, it, test } from 'vitest'
import { EXAMPLE_SPAN, exampleOrder } from '../rules/server-api/subject'
import { callAddress, readAddress } from './address'
import type { CallOrder } from './call'
import { isFirstPage, markAfter, markOf, nextPage, orderAt } from './paging'

const filtered = exampleOrder('history', {
  query: [
    ['productId', 'a'],
    ['productId', 'b'],
    ['revision', 'r1'],
    ['sort', 'DESCENDING'],
  ],
}).order
const notifications = exampleOrder('notification-history').order

describe('the next page', () => {
  it('repeats every filter with the new revision', () => {
    const next = nextPage(filtered, { hasMore: true, revision: 'r2' })
    expect(next).toEqual({
      kind: 'next',
      order: {
        ...filtered,
        query: [
          ['productId', 'a'],
          ['productId', 'b'],
          ['sort', 'DESCENDING'],
          ['revision', 'r2'],
        ],
      },
    })
  })

  it('of notifications is asked with paginationToken', () => {
    const next = nextPage(notifications, { hasMore: true, paginationToken: 'p', revision: 'no' })
    expect(next).toMatchObject({
      order: { query: [...EXAMPLE_SPAN, ['paginationToken', 'p']] },
    })
  })

  test.each<[string, CallOrder, Parameters<typeof nextPage>[1]]>([
    ['hasMore is false', filtered, { hasMore: false, revision: 'r2' }],
    ['hasMore is a text', filtered, { hasMore: 'true', revision: 'r2' }],
    ['there is no body', filtered, null],
    ['the call has no pages', exampleOrder('statuses').order, { hasMore: true, revision: 'r' }],
  ])('is the end where %s', (_, order, body) => {
    expect(nextPage(order, body)).toEqual({ kind: 'end' })
  })

  test.each([
    ['the mark is missing', { hasMore: true }],
    ['the mark is empty', { hasMore: true, revision: '' }],
    ['the mark is that of this page', { hasMore: true, revision: 'r1' }],
  ])('leads nowhere where %s', (_, body) => {
    expect(nextPage(filtered, body)).toMatchObject({ kind: 'stuck' })
  })
})

test('a list can be gone on with', () => {
  expect(markAfter(filtered, { hasMore: false, revision: 'r9' })).toBe('r9')
  expect(markAfter(filtered, null)).toBeNull()
  expect(markOf(orderAt(notifications, 'p'))).toBe('p')
  expect(isFirstPage(notifications)).toBe(true)
  expect(isFirstPage(filtered)).toBe(false)
  expect(isFirstPage(exampleOrder('test-status').order)).toBe(false)
})

describe('the address of a read', () => {
  it.each<[CallOrder, string | null]>([
    [filtered, 'key-1'],
    [notifications, null],
    [exampleOrder('order').order, null],
    [
      exampleOrder('statuses', { idKind: 'originalTransactionId', environment: 'simulator' }).order,
      'k',
    ],
  ])('$call is read as it was written', (order, key) => {
    const address = new URL(callAddress(order, key), 'http://localhost')
    expect(address.pathname).toBe(`/api/app-store/${order.call}`)
    expect(readAddress(order.call, address.searchParams)).toEqual({ order, key })
  })

  it.each([
    ['', 'environment'],
    ['environment=__proto__', 'environment'],
    ['environment=sandbox&idKind=x', 'idKind'],
  ])('?%s is refused', (search, about) => {
    const read = readAddress('history', new URLSearchParams(search))
    expect(read).toEqual({ problem: expect.stringContaining(about) })
  })

  it('keeps what is not known, so that a rule can say so', () => {
    const read = readAddress('history', new URLSearchParams('environment=sandbox&productID=a'))
    expect(read).toMatchObject({
      order: { path: { transactionId: '' }, query: [['productID', 'a']] },
    })
  })
})
