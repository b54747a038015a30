import { describe, expect, it } from 'vitest'
import { USUAL_RATE } from '@/lib/apple/app-store/sandbox-rates'
import { EXAMPLE_START, exampleLife } from '../testing/lives'
import { neighbour, rowsOf, spoken, tellItem } from './items'
import { lifeTable } from './life-table'
import { fitView } from './scale'
import { realTicks, scaleNote } from './stands-for'

const life = exampleLife()
const span = life.span ?? { start: 0, end: 0 }
const rows = rowsOf(life, fitView(span), 1000)
const first = rows[0]?.items[0]

describe('what stands on the timeline', () => {
  it('has a row for each lane and one for the notices', () => {
    expect(rows.map(({ id }) => id)).toEqual(['group 21000001', 'notices'])
    expect(rows[0]?.items.map(({ key }) => key)).toContain('group 21000001 bar 2')
  })
  it('tells a period with its reason and its proof', () => {
    const item = rows[0]?.items.find(({ key }) => key === 'group 21000001 bar 2')
    expect(item && tellItem(item)).toMatchObject({
      title: 'Grace: pro.monthly',
      sentence: 'Payment failed.',
      proof: ['p2'],
    })
    expect(item && spoken(tellItem(item))).toBe(
      'Grace: pro.monthly, 12 Nov 2026 10:12:00 UTC to 12 Nov 2026 10:15:00 UTC. Payment failed.',
    )
  })
  it('tells several together by what they are, and proves none of them', () => {
    const far = rowsOf(life, { start: span.start - 1e10, end: span.end + 1e10 }, 1000)
    const bar = far[0]?.items.find(({ shape }) => shape.kind === 'bar')
    expect(bar && tellItem(bar)).toMatchObject({
      title: '4 periods close together',
      sentence: 'Paid 2, Free trial 1, Grace 1. Zoom in to tell them apart.',
      proof: [],
    })
  })
  it.each([
    ['right', 'group 21000001 bin 0'],
    ['left', null],
    ['down', 'notices bin 0'],
    ['up', null],
    ['last', 'group 21000001 bar 3'],
  ] as const)('is walked with the arrows: %s', (way, key) => {
    expect(neighbour(rows, first?.key ?? '', way)?.key ?? null).toBe(key)
  })
})

describe('the second scale', () => {
  it('adds up what the periods stand for', () => {
    const [lane] = life.lanes
    const ticks = lane && life.acceleration ? realTicks(lane, life.acceleration) : []
    expect(ticks.map(({ label }) => label)).toEqual(['1 week', '5 weeks', '9 weeks'])
    expect(ticks[0]?.at).toBe(EXAMPLE_START + 180_000)
  })
  const minutes = (length: number, ...means: [standsFor: string, rate: string][]) =>
    means.map(([standsFor, rate]) => ({ milliseconds: length * 60_000, standsFor, rate }))
  it.each([
    [
      'by the usual rate where several rates fit',
      minutes(5, ['1 month', USUAL_RATE], ['1 week', 'every 15 minutes']),
      ['period 1', 'period 2', 'period 3'],
      /at the usual rate\. At another rate/,
    ],
    [
      'by the usual rate, each length of it',
      [
        ...minutes(3, ['1 week', 'every 3 minutes'], ['1 week', USUAL_RATE]),
        ...minutes(5, ['1 month', USUAL_RATE], ['1 week', 'every 15 minutes']),
      ],
      ['1 week', '5 weeks', '9 weeks'],
      /at the usual rate/,
    ],
    [
      'not at all where one rate has two durations of that length',
      minutes(3, ['1 week', 'every 3 minutes'], ['1 month', 'every 3 minutes']),
      ['period 1', 'period 2', 'period 3'],
      /counts its periods/,
    ],
  ])('adds up %s', (_, periods, labels, note) => {
    const [lane] = life.lanes
    const acceleration = { sentence: '', rest: '', periods }
    const ticks = lane ? realTicks(lane, acceleration) : []
    expect(ticks.map(({ label }) => label)).toEqual(labels)
    expect(scaleNote(acceleration)).toMatch(note)
  })
  it('counts periods where nobody knows what they stand for', () => {
    const [lane] = life.lanes
    const ticks = lane ? realTicks(lane, { sentence: '', rest: '', periods: [] }) : []
    expect(ticks.map(({ label }) => label)).toEqual(['period 1', 'period 2', 'period 3'])
  })
})

describe('the timeline as a table', () => {
  it('has a row for everything that is drawn, in order of time', () => {
    const { rows: lines } = lifeTable(life)
    expect(lines).toHaveLength(4 + 2 + 1)
    expect(lines.map(([at]) => at)).toEqual(
      lines.map(([at]) => at).toSorted((a, b) => Number(a) - Number(b)),
    )
    expect(lines[0]).toContain('Free trial')
  })
})
