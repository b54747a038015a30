import { describe, expect, it } from 'vitest'
import { matches } from './shortcut'

const press = (key: string, ...held: ('meta' | 'ctrl' | 'shift' | 'alt')[]) => ({
  key,
  metaKey: held.includes('meta'),
  ctrlKey: held.includes('ctrl'),
  shiftKey: held.includes('shift'),
  altKey: held.includes('alt'),
})

describe('a shortcut', () => {
  it.each([
    ['⌘K on a Mac', 'mod+k', press('k', 'meta'), true, true],
    ['Ctrl K on a Mac deletes to the end of the line', 'mod+k', press('k', 'ctrl'), true, false],
    ['Ctrl K elsewhere', 'mod+k', press('k', 'ctrl'), false, true],
    ['Ctrl K with caps lock', 'mod+k', press('K', 'ctrl'), false, true],
    ['K alone is for typing', 'mod+k', press('k'), false, false],
    ['Ctrl Shift K is another', 'mod+k', press('k', 'ctrl', 'shift'), false, false],
    ['Ctrl ↵', 'mod+enter', press('Enter', 'ctrl'), false, true],
    ['Ctrl Shift ↵', 'mod+shift+enter', press('Enter', 'ctrl', 'shift'), false, true],
  ] as const)('%s', (_name, shortcut, event, apple, wanted) => {
    expect(matches(shortcut, event, apple)).toBe(wanted)
  })
})
