import { describe, expect, it } from 'vitest'
import { exampleSeries } from '@/lib/token/series/example-series'
import { axisLayout } from './axis-layout'

const layout = (...lines: Parameters<typeof exampleSeries>[0][number][]) => {
  const found = axisLayout(exampleSeries(lines))
  if (!found) throw new Error('nothing to draw')
  return found
}

describe('the axis of a series', () => {
  it('has no axis where no token says when it was made', () => {
    expect(axisLayout(exampleSeries([{ made: null }]))).toBeNull()
  })

  it('puts tokens whose hours overlap into rows of their own, and uses a row again', () => {
    const [lane] = layout({ made: 0 }, { made: 30 }, { made: 60 }).lanes
    expect(lane?.bars.map(({ row }) => row)).toEqual([0, 1, 0])
    expect(lane?.rows).toBe(2)
  })

  it('draws hundreds in eight rows', () => {
    const { lanes } = layout(...Array.from({ length: 400 }, (_, made) => ({ made, used: made })))
    expect(lanes[0]?.rows).toBe(8)
    expect(lanes[0]?.bars).toHaveLength(400)
    expect(lanes[0]?.marks).toHaveLength(400)
  })

  it('marks what is refreshed too early, and too late', () => {
    const [lane] = layout({ made: 0 }, { made: 19.5 }, { made: 39.5 }, { made: 100 }).lanes
    expect(lane?.gaps.map(({ minutes, kind }) => [minutes, kind])).toEqual([
      [19.5, 'early'],
      [60.5, 'late'],
    ])
  })

  it('marks uses past the hour, before the making, and those that were refused', () => {
    const [lane] = layout(
      { made: 0, used: 1 },
      { made: 0, used: 61 },
      { made: 0, used: -2 },
      { made: 0, used: 3, answer: 'InvalidProviderToken' },
    ).lanes
    expect(lane?.marks.map(({ wrong, late }) => [wrong, late !== null])).toEqual([
      [false, false],
      [true, true],
      [true, true],
      [true, false],
    ])
  })

  it('gives each key a lane, and counts those without room', () => {
    const { lanes, left } = layout(
      ...Array.from({ length: 14 }, (_, index) => ({ made: 0, kid: `KEY${index}` })),
    )
    expect(lanes).toHaveLength(12)
    expect(left).toBe(2)
  })

  it.each([
    ['an hour', [0]],
    ['a day', [0, 1_440]],
    ['a year', [0, 525_600]],
  ])('has a few round ticks for %s', (_name, made) => {
    const { ticks } = layout(...made.map((at) => ({ made: at })))
    expect(ticks.length).toBeGreaterThan(1)
    expect(ticks.length).toBeLessThanOrEqual(7)
    for (const { place } of ticks) expect(place >= 0 && place <= 1).toBe(true)
  })
})
