import { expect, test } from 'vitest'
import { inspect } from '@/lib/inspect'
import { placed, wrongInside } from './placed-parts'

const FORGED = 'eyJhbGciOiJub25lIn0.eyJidW5kbGVJZCI6ImNvbS5leGFtcGxlIn0.'

test('a broken line is named, and so is what is invalid inside of a line', async () => {
  const text = `{"level":"info"}\n{"body":{"signedTransactions":["${FORGED}"]}}\n{"open":`
  const { parts } = await inspect(text)
  expect(parts.map(({ verdict }) => verdict)).toEqual(['unverified', 'unverified', 'invalid'])
  const found = wrongInside(parts).map(({ part, index, at }) => [index, at, part.verdict])
  expect(found).toEqual([
    [1, expect.stringMatching(/^line 2, .*signedTransactions/), 'invalid'],
    [2, 'line 3', 'invalid'],
  ])
})

test('every part stands in its own place', async () => {
  const { parts } = await inspect('{"a":1}\n{"b":2}')
  expect(placed(parts).map(({ index, at }) => [index, at])).toEqual([
    [0, 'line 1'],
    [1, 'line 2'],
  ])
})
