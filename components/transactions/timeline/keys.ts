/** Where the focus goes among what is drawn. */
export type Way = 'left' | 'right' | 'up' | 'down' | 'first' | 'last'

/** What a key does on the timeline. Shares are of what is in sight. */
export type Move =
  | { kind: 'walk'; way: Way }
  | { kind: 'zoom'; factor: number }
  | { kind: 'pan'; share: number }
  | { kind: 'fit' }
  | { kind: 'open' }

interface KeyRow {
  keys: readonly string[]
  shift?: boolean
  /** Where the focus has to be: on the axis itself, on something drawn; left out: either. */
  on?: 'axis' | 'item'
  move: Move
}

const walk = (key: string, way: Way): KeyRow => ({
  keys: [key],
  on: 'item',
  move: { kind: 'walk', way },
})
const pan = (key: string, share: number, more: Partial<KeyRow>): KeyRow => ({
  keys: [key],
  move: { kind: 'pan', share },
  ...more,
})
const STEP = 0.25
/** Farther than any life is long: it stops where something of it is still in sight. */
const END = 1e9

/** The first row that fits a key counts. */
const ROWS: readonly KeyRow[] = [
  { keys: ['+', '='], move: { kind: 'zoom', factor: 0.6 } },
  { keys: ['-', '_'], move: { kind: 'zoom', factor: 1 / 0.6 } },
  { keys: ['0'], move: { kind: 'fit' } },
  pan('ArrowLeft', -STEP, { shift: true }),
  pan('ArrowRight', STEP, { shift: true }),
  pan('Home', -END, { shift: true }),
  pan('End', END, { shift: true }),
  pan('ArrowLeft', -STEP, { on: 'axis' }),
  pan('ArrowRight', STEP, { on: 'axis' }),
  pan('Home', -END, { on: 'axis' }),
  pan('End', END, { on: 'axis' }),
  { keys: ['ArrowDown', 'Enter'], on: 'axis', move: { kind: 'walk', way: 'first' } },
  { keys: ['Enter', ' '], on: 'item', move: { kind: 'open' } },
  walk('ArrowLeft', 'left'),
  walk('ArrowRight', 'right'),
  walk('ArrowUp', 'up'),
  walk('ArrowDown', 'down'),
  walk('Home', 'first'),
  walk('End', 'last'),
]

/** The keys in words, for the eye and for screen readers. */
export const KEYS =
  'Keys: ← and → move along it, Home and End to its ends, + and − zoom, 0 shows all of it. ↓ goes to what is drawn: there the arrows go from one to the next, Shift and an arrow moves along, and ↵ opens the signed token.'

interface Pressed {
  key: string
  shiftKey: boolean
  metaKey: boolean
  ctrlKey: boolean
  altKey: boolean
}

/** What a key does; `null`: nothing here, it is the browser’s. `onItem`: something drawn has the focus. */
export function moveOf(pressed: Pressed, onItem: boolean): Move | null {
  if (pressed.metaKey || pressed.ctrlKey || pressed.altKey) return null
  const row = ROWS.find(
    ({ keys, shift, on }) =>
      keys.includes(pressed.key) &&
      (shift === undefined || shift === pressed.shiftKey) &&
      (on === undefined || (on === 'item') === onItem),
  )
  return row?.move ?? null
}
