import { expect, test } from 'vitest'
import { scrollToSee } from './in-sight'

test.each([
  ['it is in sight', { start: 100, size: 80 }, { start: 50, size: 300 }, null],
  ['it just fits', { start: 50, size: 300 }, { start: 50, size: 300 }, null],
  ['it is beyond the end', { start: 400, size: 80 }, { start: 0, size: 390 }, 114],
  ['it is cut by the end', { start: 350, size: 80 }, { start: 0, size: 390 }, 64],
  ['it is before the beginning', { start: 100, size: 80 }, { start: 200, size: 390 }, 76],
  ['it is the first', { start: 8, size: 80 }, { start: 60, size: 390 }, 0],
  ['it is wider than its place', { start: 500, size: 600 }, { start: 0, size: 390 }, 500],
])('%s', (_name, part, shown, at) => expect(scrollToSee(part, shown)).toBe(at))
