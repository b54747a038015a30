import { describe, expect, it, test } from 'vitest'
import { EXAMPLE_TOKEN } from './example-draft'
import { mendToken } from './mend-token'

const OTHER = 'b7'.repeat(32)
const known = [EXAMPLE_TOKEN, OTHER]

describe('a damaged device token', () => {
  test.each([
    ['the same twice', EXAMPLE_TOKEN.repeat(2), 'doubled', /same 64 digits stand there twice/],
    [
      'twice, a line end between, in capitals once',
      `${EXAMPLE_TOKEN}\n${EXAMPLE_TOKEN.toUpperCase()}`,
      'doubled',
      /twice/,
    ],
    ['its last digit cut', EXAMPLE_TOKEN.slice(0, -1), 'cut', /first 63 of the 64 digits/],
    ['half of it cut', EXAMPLE_TOKEN.slice(0, 32).toUpperCase(), 'cut', /first 32 of/],
    ['its beginning cut', EXAMPLE_TOKEN.slice(9), 'cut', /last 55 of the 64/],
    [
      'zeros lost as %x loses them',
      lose(EXAMPLE_TOKEN),
      'digits-lost',
      /One digit is missing inside/,
    ],
    ['a digit too many', `${EXAMPLE_TOKEN}0`, 'longer', /1 digits? too many/],
  ])('%s', (_name, text, kind, message) => {
    const mended = mendToken(text, known)
    expect(mended).toMatchObject({ kind })
    expect(mended?.whole.toLowerCase()).toBe(EXAMPLE_TOKEN)
    expect(mended?.message).toMatch(message)
  })

  it('is mended without any known one where it stands there twice', () =>
    expect(mendToken(EXAMPLE_TOKEN.repeat(2), [])?.whole).toBe(EXAMPLE_TOKEN))
})

describe('what is left alone', () => {
  test.each([
    ['the token itself, in capitals', EXAMPLE_TOKEN.toUpperCase(), known],
    ['another whole token', 'c1'.repeat(32), known],
    ['too few digits to tell', EXAMPLE_TOKEN.slice(0, 15), known],
    [
      'the beginning of two',
      EXAMPLE_TOKEN.slice(0, 40),
      [`${EXAMPLE_TOKEN.slice(0, 62)}ff`, EXAMPLE_TOKEN],
    ],
    [
      'a token of 32 bytes with two equal halves',
      '4f9a1c7be2d05836a1b4c9d7e0f32856'.repeat(2),
      known,
    ],
    ['no digits', 'ExponentPushToken[abc]', known],
    ['nothing', '', known],
  ])('%s', (_name, text, tokens) => expect(mendToken(text, tokens)).toBeNull())
})

/** Every byte below 16 with one digit. */
function lose(token: string): string {
  return (token.match(/../g) ?? []).map((byte) => byte.replace(/^0/, '')).join('')
}
