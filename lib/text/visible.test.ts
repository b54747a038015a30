import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { visible, visibleJson, visibleRuns } from './visible'

describe('what cannot be seen is written out', () => {
  it.each([
    ['plain', 'com.example.app', 'com.example.app'],
    ['a direction turned round (UAX #9)', 'gpj.\u202Eexe', 'gpj.\\u{202E}exe'],
    ['isolates', '\u2066a\u2069', '\\u{2066}a\\u{2069}'],
    ['a zero-width space', 'pro\u200Bmonthly', 'pro\\u{200B}monthly'],
    ['a zero-width joiner', 'a\u200Db', 'a\\u{200D}b'],
    ['a byte order mark', '\uFEFFx', '\\u{FEFF}x'],
    ['NUL and escape', 'a\u0000\u001B[31m', 'a\\u{0}\\u{1B}[31m'],
    ['a soft hyphen', 'a\u00ADb', 'a\\u{AD}b'],
    ['a line separator', 'a\u2028b', 'a\\u{2028}b'],
    ['a tag', 'a\u{E0041}', 'a\\u{E0041}'],
    ['half of a pair', 'a\uD800', 'a\\u{D800}'],
    ['a Hangul filler', 'a\u3164', 'a\\u{3164}'],
    ['tab and line ends stay', 'a\tb\r\nc', 'a\tb\r\nc'],
    ['a carriage return on its own', 'com.example.app\r', 'com.example.app\\u{D}'],
    ['letters of any script stay', 'Ünï 日本 עברית 😀', 'Ünï 日本 עברית 😀'],
  ])('%s', (_, text, wanted) => {
    expect(visible(text)).toBe(wanted)
    expect(
      visibleRuns(text)
        .map((run) => run.text)
        .join(''),
    ).toBe(wanted)
  })

  it('says which pieces were written out', () => {
    expect(visibleRuns('a\u202Eb')).toEqual([
      { text: 'a', escaped: false },
      { text: '\\u{202E}', escaped: true },
      { text: 'b', escaped: false },
    ])
  })

  it('keeps the value of JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string({ unit: 'binary' }), (value, text) => {
        const json = JSON.stringify([value, text], null, 2)
        const shown = visibleJson(json)
        expect(JSON.parse(shown)).toEqual(JSON.parse(json))
        expect(visible(shown)).toBe(shown)
      }),
    )
    expect(visibleJson('"\u202E\u{E0041}"')).toBe('"\\u202e\\udb40\\udc41"')
  })
})
