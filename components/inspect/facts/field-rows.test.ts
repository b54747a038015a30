import { describe, expect, it } from 'vitest'
import type { Field } from '@/lib/inspect'
import { FIRST, fieldAtByte, fieldAtPath, fieldRows, type TreeState } from './field-rows'

const field = (label: string, more: Partial<Field> = {}): Field => ({
  label,
  value: more.children ? '' : 'x',
  kind: more.children ? 'object' : 'text',
  ...more,
})
const range = (start: number, end: number, view = 'v') => ({ range: { view, start, end } })
const tree: Field[] = [
  field('a', { words: 'Alpha', ...range(0, 4) }),
  field('b', {
    ...range(4, 20),
    children: [
      field('b0', range(5, 9)),
      field('b1', { ...range(9, 19), children: [field('deep', range(10, 12))] }),
    ],
  }),
]
const state = (changes: Partial<TreeState> = {}): TreeState => ({
  toggled: new Set(),
  shown: new Map(),
  search: '',
  ...changes,
})
const labels = (changes?: Partial<TreeState>, fields = tree) =>
  fieldRows(fields, state(changes)).map((row) =>
    row.kind === 'field' ? `${row.path} ${row.field.label}` : `${row.hidden} more`,
  )

describe('the lines of the tree', () => {
  it('opens two levels by itself', () => {
    expect(labels()).toEqual(['0 a', '1 b', '1.0 b0', '1.1 b1', '1.1.0 deep'])
  })

  it('leaves the certificates of a header closed', () => {
    const header = [field('header', { children: [field('x5c', { children: [field('0')] })] })]
    expect(labels({}, header)).toEqual(['0 header', '0.0 x5c'])
    expect(labels({ toggled: new Set(['0.0']) }, header)).toContain('0.0.0 0')
  })

  it('closes what is closed', () => {
    expect(labels({ toggled: new Set(['1']) })).toEqual(['0 a', '1 b'])
  })

  it.each([
    ['a label', 'DEEP', ['1 b', '1.1 b1', '1.1.0 deep']],
    ['words', 'alph', ['0 a']],
    ['nothing', 'zzz', []],
  ])('finds by %s', (_, search, wanted) => expect(labels({ search })).toEqual(wanted))

  it('keeps a path while others are left out', () => {
    const [row] = fieldRows(tree, state({ search: 'b0' })).slice(-1)
    expect(row).toMatchObject({ path: '1.0', position: 1, siblings: 1, depth: 1 })
  })

  it('shows a long list piece by piece', () => {
    const many = Array.from({ length: FIRST + 5 }, (_, index) => field(`f${index}`))
    expect(labels({}, many)).toHaveLength(FIRST + 1)
    expect(labels({}, many).at(-1)).toBe('5 more')
    expect(labels({ shown: new Map([['', 2 * FIRST]]) }, many)).toHaveLength(FIRST + 5)
  })

  it('leaves several of a kind closed', () => {
    const some = [0, 1, 2, 3].map((n) => field(`p${n}`, { children: [field('x')] }))
    expect(labels({}, some)).toEqual(['0 p0', '1 p1', '2 p2', '3 p3'])
    expect(labels({}, some.slice(1))).toHaveLength(6)
  })

  it('leaves a long list closed', () => {
    const children = Array.from({ length: 41 }, () => field('x'))
    expect(labels({}, [field('list', { children })])).toEqual(['0 list'])
  })
})

describe('a field of the tree', () => {
  it.each([
    ['1.1.0', 'deep'],
    ['0', 'a'],
    ['1.9', undefined],
    ['0.0', undefined],
  ])('at %s is %s', (path, label) => expect(fieldAtPath(tree, path)?.label).toBe(label))

  it.each([
    [0, '0'],
    [4, '1'],
    [5, '1.0'],
    [11, '1.1.0'],
    [12, '1.1'],
    [19, '1'],
    [20, null],
  ])('at byte %i is %s', (offset, path) => expect(fieldAtByte(tree, 'v', offset)).toBe(path))

  it('is looked for in that view only', () => expect(fieldAtByte(tree, 'other', 1)).toBeNull())
})
