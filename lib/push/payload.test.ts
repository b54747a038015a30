import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { JSON_LIMITS } from '../json/read'
import { utf8Length } from './payload'
import { pointerRange } from './pointer-range'
import { readPayload } from './read-payload'

describe('readPayload: what JSON.parse reads, it reads', () => {
  it('agrees with JSON.parse on every JSON text', () => {
    fc.assert(
      fc.property(
        fc.jsonValue({ maxDepth: 6 }),
        fc.constantFrom('', '  ', '\t'),
        (value, indent) => {
          const text = JSON.stringify(value, null, indent)
          const { parsed, bytes } = readPayload(text)
          expect(parsed.ok && JSON.stringify(parsed.value)).toBe(JSON.stringify(JSON.parse(text)))
          expect(bytes).toBe(Buffer.byteLength(text))
        },
      ),
    )
  })

  it('accepts and refuses the same texts as JSON.parse', () => {
    const piece = fc.constantFrom(
      ...[
        '{',
        '}',
        '[',
        ']',
        ',',
        ':',
        '"a"',
        '"',
        '\\',
        '\\u00e9',
        '0',
        '01',
        '1.',
        '-',
        '1e5',
        '.5',
      ],
      ...[
        'true',
        'false',
        'null',
        'nul',
        'NaN',
        ' ',
        '\n',
        '\u00a0',
        '/*c*/',
        "'a'",
        '\u0000',
        '\u007f',
        'é',
        '\ud800',
      ],
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('')
        let expected = true
        try {
          JSON.parse(text)
        } catch {
          expected = false
        }
        expect(readPayload(text).parsed.ok, JSON.stringify(text)).toBe(expected)
      }),
      { numRuns: 3000 },
    )
  })

  it('counts bytes as they are sent, for any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: fc.constantFrom('\ud83d', '\ude00', 'é', '€', 'a') }),
        (a, b) => {
          expect(utf8Length(a + b)).toBe(new TextEncoder().encode(a + b).length)
        },
      ),
    )
  })

  it('keeps __proto__ as a key and leaves prototypes alone', () => {
    const { parsed } = readPayload('{"__proto__":{"polluted":true},"constructor":1}')
    expect(parsed.ok && Object.keys(parsed.value as object)).toEqual(['__proto__', 'constructor'])
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  it('shows every place of a duplicate key, and lets the last one count', () => {
    const { parsed } = readPayload('{"aps":{"badge":1,"badge":2,"badge":3}}')
    expect(parsed).toMatchObject({
      ok: true,
      value: { aps: { badge: 3 } },
      duplicateKeys: [{ pointer: '/aps/badge', key: 'badge', starts: [8, 18, 28] }],
    })
  })

  it.each([
    ['9007199254740993', 9007199254740992],
    ['-9007199254740993', -9007199254740992],
    ['1e400', Number.POSITIVE_INFINITY],
  ])('notes that %s does not fit a double', (raw, value) => {
    const { parsed } = readPayload(`{"id":${raw}}`)
    expect(parsed.ok && parsed.unsafeIntegers).toEqual([{ pointer: '/id', raw, value }])
  })

  it('notes half a surrogate pair in a text and in a key', () => {
    const { parsed } = readPayload('{"a":"\\ud83d","b\\ude00":1,"c":"\\ud83d\\ude00"}')
    expect(parsed.ok && parsed.loneSurrogates).toEqual(['/a', '/b\ude00'])
  })

  it('notes a byte order mark, counts it and reads on', () => {
    expect(readPayload('\ufeff{}')).toMatchObject({
      byteOrderMark: true,
      bytes: 5,
      parsed: { ok: true },
    })
  })
})

describe('budgets: a hostile text gets a finding, quickly', () => {
  test.each([
    ['arrays a million deep', '['.repeat(1_000_000), 'too-deep'],
    ['objects a hundred thousand deep', '{"a":'.repeat(100_000), 'too-deep'],
    ['a million values', `[${'0,'.repeat(900_000)}0]`, 'too-many-values'],
    ['a text of ten million characters', `"${'x'.repeat(10_000_000)}"`, 'too-long'],
  ])('%s', (_name, text, problem) => {
    const started = performance.now()
    expect(readPayload(text).parsed).toMatchObject({ ok: false, problem })
    expect(performance.now() - started).toBeLessThan(1500)
  })

  it('reads up to the limit of depth', () => {
    const text = '['.repeat(JSON_LIMITS.depth) + ']'.repeat(JSON_LIMITS.depth)
    expect(readPayload(text).parsed).toMatchObject({ ok: true, depth: JSON_LIMITS.depth })
  })
})

/** What people paste; the place is where the editor puts its mark. */
const MISTAKES: [
  name: string,
  text: string,
  problem: string,
  line: number,
  column: number,
  says: RegExp,
][] = [
  ['nothing', '', 'empty', 1, 1, /nothing/],
  ['white space only', ' \n ', 'empty', 2, 2, /nothing/],
  ['a trailing comma in an object', '{"aps":{"badge":1,}}', 'trailing-comma', 1, 18, /comma/],
  ['a trailing comma in an array', '[1,\n 2,\n]', 'trailing-comma', 2, 3, /comma/],
  ['single quotes', "{'aps':{}}", 'wrong-quotes', 1, 2, /single/],
  ['typographic quotes', '{“aps”:{}}', 'wrong-quotes', 1, 2, /typographic/],
  ['a typographic quote as value', '{"a":”b”}', 'wrong-quotes', 1, 6, /typographic/],
  ['a comment', '{\n  // hello\n  "aps":{}}', 'comment', 2, 3, /comment/],
  ['a comment after a value', '{"aps":{} /* x */}', 'comment', 1, 11, /comment/],
  ['NaN', '{"a":NaN}', 'bad-literal', 1, 6, /NaN/],
  ['True', '{"a":True}', 'bad-literal', 1, 6, /true is/],
  ['nil', '{"a":nil}', 'bad-literal', 1, 6, /null is/],
  ['a bare word', '{"a":hello}', 'bad-literal', 1, 6, /hello/],
  ['an unquoted key', '{aps:{}}', 'unquoted-key', 1, 2, /aps/],
  ['a leading zero', '{"a":01}', 'bad-number', 1, 6, /01/],
  ['a plus sign', '{"a":+1}', 'bad-number', 1, 6, /plus/],
  ['no digit before the point', '{"a":.5}', 'bad-number', 1, 6, /digit/],
  ['a hexadecimal number', '{"a":0x10}', 'bad-number', 1, 6, /0x10/],
  ['a missing comma', '{"a":1 "b":2}', 'missing-comma', 1, 8, /comma/],
  ['a missing colon', '{"a" 1}', 'missing-colon', 1, 6, /colon/],
  ['a printed dictionary', '{"aps" = {}}', 'missing-colon', 1, 8, /equals/],
  ['a semicolon', '{"a":1; "b":2}', 'missing-comma', 1, 7, /semicolon/],
  ['a raw line break in a text', '{"a":"x\ny"}', 'control-character', 1, 8, /line break/],
  ['an escaped apostrophe', '{"a":"it\\\'s"}', 'bad-escape', 1, 9, /not an escape/],
  ['a short \\u', '{"a":"\\u12"}', 'bad-escape', 1, 7, /four/],
  ['an unclosed text', '{"a":"x', 'unexpected-end', 1, 6, /closed/],
  ['an unclosed object', '{"aps":{}', 'unexpected-end', 1, 10, /missing/],
  ['a second value', '{"aps":{}}{"aps":{}}', 'trailing-text', 1, 11, /after/],
  ['a no-break space', '{\u00a0"aps":{}}', 'unexpected-character', 1, 2, /no-break/],
  ['a property list', '<?xml version="1.0"?>', 'unexpected-character', 1, 1, /“<”/],
]

test.each(MISTAKES)('names %s', (_name, text, problem, line, column, says) => {
  const { parsed } = readPayload(text)
  expect(parsed).toMatchObject({
    ok: false,
    problem,
    line,
    column,
    message: expect.stringMatching(says),
  })
  expect(parsed.ok || parsed.hint).toMatch(/\.$/)
})

describe('pointerRange', () => {
  const reading = readPayload('{"aps":{"alert":{"title":"A/~"}},"a/b":[10,20]}')

  test.each([
    ['/aps/alert/title', '"A/~"', '"title"'],
    ['payload/aps', '{"alert":{"title":"A/~"}}', '"aps"'],
    ['/a~1b/1', '20', undefined],
    ['/aps/alert/body', '{"title":"A/~"}', '"alert"'],
  ])('%s', (pointer, value, key) => {
    const text = '{"aps":{"alert":{"title":"A/~"}},"a/b":[10,20]}'
    const range = pointerRange(reading, pointer)
    expect(range && text.slice(range.start, range.end)).toBe(value)
    expect(range?.key && text.slice(range.key.start, range.key.end)).toBe(key)
  })

  it('gives the whole for “payload”, and the fault where the text is not JSON', () => {
    expect(pointerRange(reading, 'payload')).toEqual({ start: 0, end: 47 })
    expect(pointerRange(readPayload('{"a":}'), '/aps')).toEqual({ start: 5, end: 6 })
    expect(pointerRange(reading, 'no pointer')).toBeNull()
  })
})
