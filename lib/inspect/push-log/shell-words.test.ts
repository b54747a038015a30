import { describe, expect, it } from 'vitest'
import { shellWords } from './shell-words'

describe('words of a shell', () => {
  it.each([
    { text: `a 'b c' "d e" f\\ g`, words: ['a', 'b c', 'd e', 'f g'] },
    { text: 'a \\\n  b \\\r\n c', words: ['a', 'b', 'c'] },
    { text: 'a ^\n b ^\r\n c', words: ['a', 'b', 'c'] },
    { text: 'a `\n b', words: ['a', 'b'] },
    { text: `a 'it'\\''s'`, words: ['a', "it's"] },
    { text: String.raw`a "q \" \\ $x"`, words: ['a', 'q " \\ $x'] },
    { text: String.raw`a $'l\nm \u0041\''`, words: ['a', "l\nm A'"] },
    { text: `a '{"x":\n1}'`, words: ['a', '{"x":\n1}'] },
    { text: 'a b\nc d', words: ['a', 'b'] },
    { text: `a 'open`, words: ['a', 'open'] },
    { text: '', words: [] },
  ])('$text', ({ text, words }) => expect(shellWords(text)).toEqual(words))
})
