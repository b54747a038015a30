import { expect, test } from 'vitest'
import { wishStep } from './wish'

test.each([
  ['what has been read goes at once', 'a', { about: 'a', reading: false, found: '1' }, 'go'],
  ['what is being read waits', 'a', { about: 'a', reading: true, found: null }, 'wait'],
  // What was found in the text before is no answer to this one.
  ['and does not take an older answer', 'a', { about: 'a', reading: true, found: '1' }, 'wait'],
  ['what holds nothing is given up', 'a', { about: 'a', reading: false, found: null }, 'drop'],
  ['so is what another text replaced', 'a', { about: 'b', reading: false, found: '1' }, 'drop'],
] as const)('%s', (_name, wished, wish, step) => expect(wishStep(wished, wish)).toBe(step))
