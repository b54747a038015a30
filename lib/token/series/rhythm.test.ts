import { describe, expect, it } from 'vitest'
import { type ExampleLine, exampleSeries } from './example-series'
import { rhythmOf } from './rhythm'
import { keysOf } from './series'

const made = (...minutes: number[]): ExampleLine[] => minutes.map((at) => ({ made: at }))
const used = (...minutes: number[]): ExampleLine[] =>
  minutes.map((at) => ({ made: at, used: at + 0.1 }))

describe('how the tokens of a key come about', () => {
  it.each<[string, string, ExampleLine[]]>([
    ['one alone', 'steady', made(0)],
    ['every 20 minutes', 'steady', made(0, 20, 40, 60)],
    ['every hour', 'steady', used(0, 60, 120)],
    ['two a second apart', 'early', made(0, 0.02)],
    ['every ten minutes', 'early', made(0, 10, 20, 30, 40)],
    ['once too early', 'early', used(0, 30, 45, 80)],
    ['one for each request', 'each-request', used(0, 0.1, 0.1, 0.4, 1)],
    ['a list of such', 'each-request', made(0, 0.1, 0.2, 0.3)],
    ['two servers of even pace', 'servers', made(0, 7, 50, 57, 100, 107)],
    ['three servers of even pace', 'servers', made(0, 3, 9, 45, 48, 54, 90, 93, 99)],
    [
      'an older token again and again',
      'servers',
      [0, 5, 0, 5, 0].map((at, index) => ({ made: at, used: 5 + index })),
    ],
    [
      'two that name themselves',
      'servers',
      [
        { made: 0, sender: 'a' },
        { made: 1, sender: 'b' },
      ],
    ],
    [
      'two that name themselves, of which one hurries',
      'early',
      [
        { made: 0, sender: 'a' },
        { made: 9, sender: 'a' },
        { made: 30, sender: 'b' },
      ],
    ],
    [
      'a new token while the old one ends',
      'early',
      [
        { made: 0, used: 0 },
        { made: 15, used: 15 },
        { made: 0, used: 15.1 },
        { made: 15, used: 16 },
      ],
    ],
  ])('%s: %s', (_name, kind, lines) => {
    const [key] = keysOf(exampleSeries(lines))
    expect(key && rhythmOf(key).kind).toBe(kind)
  })

  it('looks at each key on its own', () => {
    const lines = [0, 1].flatMap((at) => [
      { made: at * 40, kid: 'AAAAAAAAAA' },
      { made: at * 40 + 5, kid: 'BBBBBBBBBB' },
    ])
    expect(keysOf(exampleSeries(lines)).map((key) => rhythmOf(key).kind)).toEqual([
      'steady',
      'steady',
    ])
  })
})
