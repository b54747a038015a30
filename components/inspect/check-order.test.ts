import { describe, expect, it } from 'vitest'
import type { Step } from '@/lib/rules/rule'
import { checkOrder } from './check-order'

const order = (...results: Step['result'][]) =>
  checkOrder(results.map((result) => ({ name: 'A', result, detail: 'B.' }))).map(
    ({ index }) => index,
  )

describe('the order of checks', () => {
  it.each([
    ['nothing', [], []],
    ['nothing failed', ['pass', 'unknown', 'pass', 'skipped'], [0, 1, 2, 3]],
    ['one failed', ['pass', 'unknown', 'fail', 'skipped', 'pass'], [2, 1, 3, 0, 4]],
    ['two failed', ['fail', 'pass', 'fail'], [0, 2, 1]],
  ] as const)('%s', (_, results, wanted) => expect(order(...results)).toEqual(wanted))
})
