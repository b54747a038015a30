import { describe, expect, it } from 'vitest'
import { hasWordAt, indexOfWord, skipWhiteSpace, trimEnd } from './ascii'

const bytes = new TextEncoder().encode(' \t<HTML> x[{ \n')

describe('text as bytes', () => {
  it.each([
    ['<html', 2],
    ['<HTML>', 2],
    ['x', 9],
    ['x{{', -1],
    ['nothing', -1],
    [' \n', 12],
  ])('%j is found at %j', (word, at) => {
    expect(indexOfWord(bytes, word)).toBe(at)
  })

  it('does not take a bracket for the letter that differs from it by one bit', () => {
    expect(indexOfWord(new TextEncoder().encode('{|}@'), '[')).toBe(-1)
    expect(indexOfWord(new TextEncoder().encode('`'), '@')).toBe(-1)
  })

  it('keeps to its end', () => {
    expect(hasWordAt(bytes, 2, '<html>', 7)).toBe(false)
    expect(hasWordAt(bytes, 2, '<html>', 8)).toBe(true)
    expect(hasWordAt(bytes, -1, ' ')).toBe(false)
    expect(indexOfWord(bytes, '<html>', 3)).toBe(-1)
  })

  it('skips and trims white space', () => {
    expect(skipWhiteSpace(bytes, 0)).toBe(2)
    expect(trimEnd(bytes, 0, bytes.length)).toBe(12)
    expect(trimEnd(bytes, 0, 2)).toBe(0)
    expect(skipWhiteSpace(bytes, 12)).toBe(bytes.length)
  })
})
