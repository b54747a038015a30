import { describe, expect, it } from 'vitest'
import { redactedReport } from '@/lib/timeline'
import { TransactionList } from '../customer/transactions-of'
import { factsOf, type Row } from '../engine/rows'
import { transactionsCsv } from '../export/csv'
import { exampleLife } from '../testing/lives'
import { COLUMNS } from './columns'
import { orderInTurns } from './order-in-turns'
import { rowOrder } from './row-order'

const row = (id: string, payload: Record<string, string | number | boolean>): Row => ({
  id,
  kind: 'transaction',
  from: 'history',
  verdict: 'valid',
  status: null,
  attempts: [],
  facts: factsOf(payload),
  payload: null,
})
const rows = [
  row('a', {
    transactionId: '10',
    productId: 'pro',
    purchaseDate: 3,
    price: 10_990,
    currency: 'EUR',
  }),
  row('b', { transactionId: '9', productId: '=cmd', purchaseDate: 1, revocationDate: 5 }),
  row('c', { transactionId: '11', productId: 'coins' }),
]
const ids = (list: readonly Row[]) => list.map(({ id }) => id)

describe('the rows of transactions', () => {
  it.each([
    ['as they came', '', null, ['a', 'b', 'c']],
    ['by time, nothing last', '', { column: 'purchased', down: false }, ['b', 'a', 'c']],
    ['by time, down, nothing last', '', { column: 'purchased', down: true }, ['a', 'b', 'c']],
    ['by id, digits by size', '', { column: 'transactionId', down: false }, ['b', 'a', 'c']],
    ['found by a price as shown', '10.99', null, ['a']],
    ['found by what happened', 'refunded', null, ['b']],
    ['not found', 'zzz', null, []],
  ] as const)('%s', (_, search, sorting, wanted) => {
    expect(ids(rowOrder(rows, COLUMNS, search, sorting))).toEqual(wanted)
  })

  it('are in the same order where they are put in it in turns', async () => {
    const many = Array.from({ length: 5000 }, (_, index) =>
      row(`r${index}`, {
        transactionId: String((index * 7919) % 5000),
        productId: ['pro', 'coins', 'pass'][index % 3] ?? '',
        ...(index % 5 === 0 ? {} : { purchaseDate: (index * 31) % 97 }),
      }),
    )
    let turns = 0
    const turn = () => {
      turns += 1
      return turns % 3 === 0 ? Promise.resolve() : null
    }
    for (const search of ['', 'coins', 'zzz']) {
      for (const column of ['purchased', 'transactionId', 'product', 'none']) {
        for (const down of [false, true]) {
          const sorting = { column, down }
          expect(ids(await orderInTurns(many, COLUMNS, search, sorting, turn))).toEqual(
            ids(rowOrder(many, COLUMNS, search, sorting)),
          )
        }
      }
    }
    expect(turns).toBeGreaterThan(100)
  })

  it('keeps each transaction once, as it was signed last', () => {
    const list = new TransactionList()
    list.add([row('x', { transactionId: '1', signedDate: 5 }), row('y', { transactionId: '2' })])
    list.add([row('old', { transactionId: '1', signedDate: 4 })])
    expect(ids(list.rows)).toEqual(['x', 'y'])
    list.add([row('new', { transactionId: '1', signedDate: 6 })])
    expect(ids(list.rows)).toEqual(['new', 'y'])
  })
})

describe('what leaves the page', () => {
  it('is CSV that no spreadsheet runs, with instants as ISO 8601', () => {
    const [head = '', , second = ''] = transactionsCsv(rows).split('\r\n')
    expect(head).toMatch(/^transactionId,.*,verdict$/)
    expect(second).toContain("'=cmd")
    expect(second).toContain('1970-01-01T00:00:00.005Z')
  })
  it('is a report without a whole id', () => {
    const life = exampleLife()
    const [lane] = life.lanes
    if (lane)
      lane.access.sentence = 'Bought as 2000000000000001 by 7e3fb204-2e30-4e7e-9a3e-0f2b5a4c1d2e.'
    const report = redactedReport(life, 0)
    expect(report).not.toContain('2000000000000001')
    expect(report).not.toContain('7e3fb204-2e30-4e7e')
    expect(report).toContain('pro.monthly')
  })
})
