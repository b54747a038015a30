import { describe, expect, it } from 'vitest'
import { duration, nextAttempt, onSchedule } from '../../apple/send-attempts'
import { inspect } from '..'
import signed from './signed-samples.json'

const trust = [{ name: 'Assay sample root', pem: signed.root }]

describe('attempts against Apple’s schedule', () => {
  it('are drawn in order of time', async () => {
    const { tables } = await inspect(signed.samples.notifications, { trust })
    const rows = tables.find(({ id }) => id === 'attempts')?.rows ?? []
    expect(rows.map((row) => row[0])).toEqual(Array(3).fill('DID_RENEW'))
    expect(rows.map((row) => row[5])).toEqual([
      'the first of at most six',
      '1 h after the one before; the schedule says 1 h',
      '12 h after the one before; the schedule says 12 h',
    ])
    expect(rows.at(-1)?.[6]).toBeNull()
  })

  it('expects none in sandbox', async () => {
    const { tables } = await inspect(signed.samples.test, { trust })
    expect(tables[0]?.rows[0]?.slice(5)).toEqual(['the only one: sandbox sends once', null])
  })

  it.each([
    { attempts: [[0, 'TIMED_OUT']], next: 3_600_000 },
    {
      attempts: [
        [0, 'TIMED_OUT'],
        [3_600_000, 'OTHER'],
      ],
      next: 13 * 3_600_000,
    },
    { attempts: [[0, 'SUCCESS']], next: null },
    { attempts: [], next: null },
    {
      attempts: [
        [0, 'a'],
        [1, 'a'],
        [2, 'a'],
        [3, 'a'],
        [4, 'a'],
        [5, 'a'],
      ],
      next: null,
    },
  ] as const)('$attempts → $next', ({ attempts, next }) => {
    const list = attempts.map(([at, result]) => ({ at, result }))
    expect(nextAttempt(onSchedule(list))).toBe(next)
  })

  it.each([
    [3_000, '3 s'],
    [60_000, '1 min'],
    [3_600_000, '1 h'],
    [3_725_000, '1 h 2 min'],
  ])('%d ms is %s', (milliseconds, words) => expect(duration(milliseconds)).toBe(words))
})
