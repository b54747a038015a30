import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codePointAt, decodeUtf8, encodeUtf8 } from './utf8'

/** A code point that is no surrogate; the short sequences as often as the long ones. */
const character = fc
  .oneof(
    fc.integer({ min: 0, max: 0x7ff }),
    fc.integer({ min: 0x800, max: 0xd7ff }),
    fc.integer({ min: 0xe000, max: 0x10ffff }),
  )
  .map((codePoint) => String.fromCodePoint(codePoint))

describe('UTF-8', () => {
  it('gives back any text without lone surrogates, byte order mark included', () => {
    const text = fc.array(character).map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, (plain) => {
        expect(decodeUtf8(encodeUtf8(plain))).toBe(plain)
        expect(decodeUtf8(encodeUtf8(`\ufeff${plain}`))).toBe(`\ufeff${plain}`)
      }),
    )
  })

  it('reads every code point, one at a time', () => {
    fc.assert(
      fc.property(character, (one) => {
        const bytes = encodeUtf8(one)
        const codePoint = one.codePointAt(0)
        expect(codePointAt(bytes, 0)).toEqual({ codePoint, length: bytes.length })
      }),
      { numRuns: 2000 },
    )
  })

  it('agrees with the platform on what is not UTF-8', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 4 }), (bytes) => {
        let at = 0
        let valid = true
        while (at < bytes.length && valid) {
          const next = codePointAt(bytes, at)
          if (next) at += next.length
          else valid = false
        }
        expect(valid).toBe(decodeUtf8(bytes) !== null)
      }),
      { numRuns: 20_000 },
    )
  })

  it.each([
    ['an overlong slash', [0xc0, 0xaf]],
    ['an overlong in three', [0xe0, 0x80, 0xaf]],
    ['a surrogate', [0xed, 0xa0, 0x80]],
    ['past U+10FFFF', [0xf4, 0x90, 0x80, 0x80]],
    ['cut short', [0xe2, 0x80]],
    ['a lone continuation', [0x80]],
  ])('%s is not UTF-8', (_, bytes) => {
    expect(codePointAt(new Uint8Array(bytes), 0)).toBeNull()
    expect(decodeUtf8(new Uint8Array(bytes))).toBeNull()
  })
})
