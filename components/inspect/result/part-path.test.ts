import { describe, expect, it } from 'vitest'
import type { Inspection } from '@/lib/inspect'
import { partPath, partWay } from './part-path'

const of = (title: string, parts: Inspection[] = []): Inspection => ({
  format: 'x',
  title,
  verdict: 'unverified',
  summary: '',
  findings: [],
  steps: [],
  fields: [],
  views: [],
  tables: [],
  value: null,
  parts,
  candidates: [],
})
const whole = of('whole', [of('a'), of('b', [of('b0'), of('b1')])])

describe('the way to a part', () => {
  it.each([
    ['', ['whole']],
    ['0', ['whole', 'a']],
    ['1.1', ['whole', 'b', 'b1']],
    ['7', ['whole']],
    ['1.9', ['whole', 'b']],
    ['x', ['whole']],
    ['1.__proto__', ['whole', 'b']],
  ])('%j is %j', (path, titles) => {
    expect(partWay(whole, path).map(({ inspection }) => inspection.title)).toEqual(titles)
  })

  it('ends at a path that leads there again', () => {
    expect(partWay(whole, '1.1').at(-1)?.path).toBe('1.1')
    expect([partPath('', 1), partPath('1', 0)]).toEqual(['1', '1.0'])
  })
})
