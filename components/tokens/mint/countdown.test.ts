import { expect, it } from 'vitest'
import { countdown } from './countdown'

it.each([
  [-5, '0 s'],
  [0.9, '0 s'],
  [8.9, '8 s'],
  [60, '1 min 0 s'],
  [54 * 60 + 9, '54 min 9 s'],
  [3_600, '1 h 0 min'],
  [86_400 * 180 - 1, '179 d 23 h'],
])('%d s are %s', (seconds, words) => {
  expect(countdown(seconds)).toBe(words)
})
