import { describe, expect, test } from 'vitest'
import { KEYS, type Move, moveOf } from './keys'

const NONE = { shiftKey: false, metaKey: false, ctrlKey: false, altKey: false }
const on = (item: boolean, key: string, more: Partial<typeof NONE> = {}) =>
  moveOf({ key, ...NONE, ...more }, item)

describe('a key on the timeline', () => {
  test.each<[boolean, string, Partial<typeof NONE>, Move | null]>([
    [false, 'ArrowLeft', {}, { kind: 'pan', share: -0.25 }],
    [false, 'ArrowRight', {}, { kind: 'pan', share: 0.25 }],
    [true, 'ArrowRight', {}, { kind: 'walk', way: 'right' }],
    [true, 'ArrowRight', { shiftKey: true }, { kind: 'pan', share: 0.25 }],
    [false, '+', { shiftKey: true }, { kind: 'zoom', factor: 0.6 }],
    [true, '-', {}, { kind: 'zoom', factor: 1 / 0.6 }],
    [false, '0', {}, { kind: 'fit' }],
    [false, 'Home', {}, { kind: 'pan', share: -1e9 }],
    [false, 'End', {}, { kind: 'pan', share: 1e9 }],
    [true, 'Home', {}, { kind: 'walk', way: 'first' }],
    [true, 'End', {}, { kind: 'walk', way: 'last' }],
    [false, 'ArrowDown', {}, { kind: 'walk', way: 'first' }],
    [true, 'Enter', {}, { kind: 'open' }],
    // The page scrolls by these, and the browser has its own shortcuts.
    [false, ' ', {}, null],
    [false, 'ArrowUp', {}, null],
    [false, '+', { ctrlKey: true }, null],
    [true, 'ArrowLeft', { altKey: true }, null],
    [true, 'Tab', {}, null],
  ])('on an item: %s, %s %j', (item, key, more, move) => expect(on(item, key, more)).toEqual(move))

  test('is told in words', () => {
    for (const key of ['←', '→', 'Home', 'End', '+', '−', '0', '↓', 'Shift', '↵'])
      expect(KEYS).toContain(key)
  })
})
