import { describe, expect, it } from 'vitest'
import type { Period } from '@/lib/timeline/life'
import { barsOf, binsOf, binWidth } from './bins'
import { fitView, instantAt, pan, SHORTEST_VIEW, xOf, zoom } from './scale'
import { ticksOf } from './ticks'

const DAY = 86_400_000
const START = Date.UTC(2026, 0, 1)
const whole = { start: START, end: START + 100 * DAY }

describe('what is in sight', () => {
  it('fits with room at both ends, a single instant too', () => {
    const view = fitView(whole)
    expect(view.start).toBeLessThan(whole.start)
    expect(view.end).toBeGreaterThan(whole.end)
    const one = fitView({ start: START, end: START })
    expect(one.end - one.start).toBe(3_600_000)
  })
  it('goes from instant to pixel and back', () => {
    expect(xOf(START + 25 * DAY, whole, 800)).toBe(200)
    expect(instantAt(200, whole, 800)).toBe(START + 25 * DAY)
  })
  it('zooms around an instant, which stays where it is', () => {
    const around = START + 20 * DAY
    const near = zoom(whole, 0.5, around, whole)
    expect(near.end - near.start).toBe(50 * DAY)
    expect(xOf(around, near, 1000)).toBeCloseTo(xOf(around, whole, 1000))
  })
  it('has an end to zooming, both ways', () => {
    let view = whole
    for (let turn = 0; turn < 100; turn++) view = zoom(view, 0.5, START + DAY, whole)
    expect(view.end - view.start).toBeCloseTo(SHORTEST_VIEW)
    for (let turn = 0; turn < 100; turn++) view = zoom(view, 2, START + DAY, whole)
    expect(view.end - view.start).toBeCloseTo(150 * DAY)
  })
  it('pans no farther than to where something is', () => {
    let view = whole
    for (let turn = 0; turn < 20; turn++) view = pan(view, 0.5, whole)
    expect((view.start + view.end) / 2).toBe(whole.end)
  })
})

describe('ticks', () => {
  it.each([
    ['seconds', 20_000, ['00:00:00', '00:00:02'], '1 Jan 2026'],
    ['minutes', 3_600_000, ['00:00', '00:05'], '1 Jan 2026'],
    ['hours', DAY, ['00:00', '02:00'], '1 Jan 2026'],
    ['days', 14 * DAY, ['1 Jan', '3 Jan'], '2026'],
    ['months', 400 * DAY, ['Jan', 'Feb'], '2026'],
    ['years', 6000 * DAY, ['2026', '2028'], ''],
  ])('count in %s', (_, length, labels, over) => {
    const ticks = ticksOf({ start: START, end: START + length }, 1200, 90)
    expect(ticks.slice(0, 2).map(({ label }) => label)).toEqual(labels)
    expect(ticks[0]?.over).toBe(over)
  })
  it('stand apart at every zoom', () => {
    for (let length = SHORTEST_VIEW; length < 60_000 * DAY; length *= 1.37) {
      const view = { start: START, end: START + length }
      const at = ticksOf(view, 900, 80).map((tick) => xOf(tick.at, view, 900))
      expect(at.length, String(length)).toBeLessThanOrEqual(900 / 80 + 2)
      for (const [index, x] of at.entries()) {
        // Months are not all as long as the average.
        if (index > 0) expect(x - (at[index - 1] ?? 0)).toBeGreaterThan(70)
      }
    }
  })
  it('are none where there is no room', () => {
    expect(ticksOf(whole, 0, 80)).toEqual([])
    expect(ticksOf({ start: 5, end: 5 }, 900, 80)).toEqual([])
  })
})

const period = (start: number, end: number | null, kind: Period['kind'] = 'paid'): Period => ({
  start,
  end,
  kind,
  product: 'p',
  why: '',
  cutShort: null,
  proof: [],
})

describe('what is drawn together', () => {
  it('draws a few apart, and one without an end to the edge', () => {
    const bars = barsOf(
      [period(START, START + DAY, 'trial'), period(START + DAY, null)],
      whole,
      1000,
    )
    expect(bars.map(({ x, kind }) => [x, kind])).toEqual([
      [0, 'trial'],
      [10, 'paid'],
    ])
    expect((bars[1]?.x ?? 0) + (bars[1]?.width ?? 0)).toBeGreaterThanOrEqual(1000)
  })
  it('leaves out what is not in sight', () => {
    const many = Array.from({ length: 100 }, (_, day) =>
      period(START + day * DAY, START + (day + 1) * DAY),
    )
    const view = { start: START + 50.5 * DAY, end: START + 52.5 * DAY }
    expect(barsOf(many, view, 1000).map(({ from }) => from)).toEqual([50, 51, 52])
  })
  it('draws 50,000 periods and marks as no more than fit, each in exactly one place', () => {
    const step = (100 * DAY) / 50_000
    const many = Array.from({ length: 50_000 }, (_, index) =>
      period(START + index * step, START + (index + 1) * step, index % 10 === 0 ? 'grace' : 'paid'),
    )
    const bars = barsOf(many, whole, 1200)
    expect(bars.length).toBeLessThanOrEqual(1200 / 4 + 1)
    expect(bars.reduce((sum, { from, to }) => sum + to - from, 0)).toBe(50_000)
    expect(new Set(bars.map(({ kind }) => kind))).toEqual(new Set(['paid']))
    const bins = binsOf(
      many.map(({ start }) => ({ at: start })),
      whole,
      1200,
    )
    expect(bins.length).toBeLessThanOrEqual(1200 / binWidth(1) + 1)
    expect(bins.reduce((sum, { from, to }) => sum + to - from, 0)).toBe(50_000)
  })

  it.each([40, 300, 3000, 50_000])('draws no number of %i signs over another', (count) => {
    const instants = Array.from({ length: count }, (_, index) => ({
      // Dense at first, then thinner.
      at: START + 100 * DAY * (index / count) ** 2,
    }))
    const bins = binsOf(instants, whole, 1200)
    for (const [index, bin] of bins.entries()) {
      const before = bins[index - 1]
      if (!before) continue
      const half = (one: typeof bin) => binWidth(one.to - one.from) / 2
      expect(bin.x - before.x).toBeGreaterThanOrEqual(half(bin) + half(before))
      expect(bin.from).toBe(before.to)
    }
    expect(bins.at(-1)?.to).toBe(count)
    expect(bins.length).toBeGreaterThan(10)
  })
})
