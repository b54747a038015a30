import { describe, expect, it } from 'vitest'
import type { Field } from '@/lib/inspect'
import { findLabel } from './find-label'

const field = (label: string, children?: Field[]): Field => ({
  label,
  value: '',
  kind: 'object',
  ...(children ? { children } : {}),
})
const fields = [field('alg'), field('data', [field('bundleId'), field('x5c', [field('0')])])]

describe('the field that a finding names', () => {
  it.each([
    ['alg', '0'],
    ['data.bundleId', '1.0'],
    ['data/x5c/0', '1.1.0'],
    ['bundleId', '1.0'],
    ['nothing', null],
    ['data.nothing', null],
    ['', null],
  ])('%s is at %s', (at, path) => expect(findLabel(fields, at)).toBe(path))
})
