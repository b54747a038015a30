import { describe, expect, it } from 'vitest'
import { paletteRank } from './palette-rank'

describe('the rank of a command', () => {
  it.each([
    ['Tokens', 'refund', ['what a token says'], 0],
    ['Look up a transaction', 'refund', ['order', 'refund'], 0.54],
    ['Push', 'push', [], 1],
    ['Use Sandbox', 'sandbox', ['environment'], 0.9],
    ['Use Sandbox', 'use sandbox', [], 0.9],
    ['Dark theme', 'dark theme', [], 0.9],
    ['Simulator', 'mul', [], 0.5],
    ['a (b', '(b', [], 0.9],
    ['Anything', '  ', [], 1],
  ] as const)('%s for “%s”', (title, search, keywords, rank) => {
    expect(paletteRank(title, search, keywords)).toBeCloseTo(rank)
  })
})
