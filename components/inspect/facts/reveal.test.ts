import { describe, expect, it } from 'vitest'
import type { Field } from '@/lib/inspect'
import { FIRST, fieldRows, type TreeState } from './field-rows'
import { opened } from './reveal'

const field = (label: string, children?: Field[]): Field => ({
  label,
  value: '',
  kind: 'object',
  ...(children ? { children } : {}),
})
const closed = [0, 1, 2, 3].map((n) => field(`p${n}`, [field('x'), field('y', [field('z')])]))
const long = [
  field(
    'list',
    Array.from({ length: 500 }, (_, n) => field(`i${n}`)),
  ),
]

describe('a field is brought into sight', () => {
  it.each([
    ['inside of what is closed', closed, '2.1.0', {}],
    ['inside of what somebody closed', closed.slice(1), '0.0', { toggled: new Set(['0']) }],
    ['far down a long list', long, '0.400', {}],
    ['that is in sight', closed, '1', {}],
  ] as const)('%s', (_, fields, path, changes) => {
    let state: TreeState = { toggled: new Set(), shown: new Map(), search: '', ...changes }
    const next = opened(fields, path, state)
    if (next) state = { ...state, ...next }
    expect(fieldRows(fields, state).some((row) => row.path === path)).toBe(true)
    expect(opened(fields, path, state)).toBeNull()
  })

  it('changes nothing that was open', () => {
    const state = { toggled: new Set(['0']), shown: new Map([['', FIRST]]), search: '' }
    expect(opened(closed, '2.0', state)?.toggled).toEqual(new Set(['0', '2']))
  })
})
