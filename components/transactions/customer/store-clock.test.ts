import { expect, it } from 'vitest'
import { StoreClock } from './store-clock'

const NOW = Date.UTC(2026, 10, 28, 12)
const MINUTE = 60_000

function clockThatSigned(ago: number, simulated = true): StoreClock {
  const clock = new StoreClock(simulated)
  clock.hear(NOW - ago, NOW)
  return clock
}

it.each([
  ['Apple’s is ours, whatever was signed', clockThatSigned(40 * MINUTE, false), 0],
  ['a simulated one is ours while nothing says otherwise', new StoreClock(true), 0],
  ['what was signed within the last two minutes is of now', clockThatSigned(2 * MINUTE), 0],
  ['one that was moved ahead is ahead', clockThatSigned(-40 * MINUTE), 40 * MINUTE],
  ['one that was stopped is behind', clockThatSigned(40 * MINUTE), -40 * MINUTE],
])('%s', (_, clock, apart) => {
  expect(clock.at(NOW)).toBe(NOW + apart)
  expect(clock.at(NOW + 5_000), 'and goes on').toBe(NOW + 5_000 + apart)
})

it('goes by what was signed last, in whatever order it comes', () => {
  const clock = clockThatSigned(0)
  clock.hear(NOW - 90 * MINUTE, NOW + 1)
  expect(clock.at(NOW + 1)).toBe(NOW + 1)
})

it('knows the time of a simulated one from the first answer on', () => {
  expect(new StoreClock(true).known).toBe(false)
  expect(new StoreClock(false).known).toBe(true)
  expect(clockThatSigned(0).known).toBe(true)
})
