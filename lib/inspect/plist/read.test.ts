import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeUtf8 } from '../../bytes/utf8'
import { plistValue } from './node'
import { readPlist } from './read'

const jsonOf = (text: string | Uint8Array): unknown => {
  const read = readPlist(typeof text === 'string' ? encodeUtf8(text) : text)
  if (!read.ok) throw new Error(JSON.stringify(read))
  return plistValue(read.root)
}

/** Objects one after the other with one byte of reference and two of offset, as the trailer says. */
function binary(objects: readonly (readonly number[])[], top = 0): Uint8Array {
  const head = [...encodeUtf8('bplist00')]
  const offsets: number[] = []
  const body = [...head]
  for (const object of objects) {
    offsets.push(body.length >> 8, body.length & 255)
    body.push(...object)
  }
  const eight = (value: number) => [0, 0, 0, 0, 0, 0, value >> 8, value & 255]
  const trailer = [
    0,
    0,
    0,
    0,
    0,
    0,
    2,
    1,
    ...eight(objects.length),
    ...eight(top),
    ...eight(body.length),
  ]
  return Uint8Array.from([...body, ...offsets, ...trailer])
}

describe('XML', () => {
  it.each([
    ['<plist><string>a &lt;&#65;&#x1F4A5;&amp;</string></plist>', 'a <A💥&'],
    ['<plist version="1.0"><string/></plist>', ''],
    ['<string><![CDATA[<b>&amp;]]> and <!-- no -->more</string>', '<b>&amp; and more'],
    ['<integer> -12 </integer>', -12],
    ['<integer>0xff</integer>', 255],
    ['<integer>9007199254740993</integer>', '9007199254740993'],
    ['<real>1.5e3</real>', 1500],
    ['<real>nan</real>', 'nan'],
    ['<date>2026-02-30T00:00:00Z</date>', '2026-02-30T00:00:00Z'],
    ['<data> AP\t8= </data>', 'AP8='],
    ['<array><true/><false></false><dict/></array>', [true, false, {}]],
    [
      '<dict><key>__proto__</key><dict><key>x</key><true/></dict></dict>',
      JSON.parse('{"__proto__":{"x":true}}'),
    ],
    ['\ufeff<?xml version="1.0"?><!-- x --><plist><true/></plist>\n', true],
  ])('%s', (text, value) => {
    expect(JSON.stringify(jsonOf(text))).toBe(JSON.stringify(value))
    expect(({} as { x?: unknown }).x).toBeUndefined()
  })

  it.each([
    [
      'an internal subset',
      '<!DOCTYPE a [<!ENTITY b "c">]><plist><string>x</string></plist>',
      'entities',
    ],
    ['an entity of nobody’s', '<plist><string>&b;</string></plist>', 'entities'],
    ['an entity without its end', '<plist><string>&amp</string></plist>', 'entities'],
    ['half a surrogate pair', '<plist><string>&#xd800;</string></plist>', 'entities'],
    ['an element of another language', '<plist><script>x</script></plist>', 'syntax'],
    ['an include', '<xi:include href="file:///etc/passwd"/>', 'syntax'],
    ['attributes', '<dict id="1"></dict>', 'syntax'],
    ['a value without a key', '<dict><string>x</string></dict>', 'syntax'],
    ['a key without a value', '<dict><key>x</key></dict>', 'syntax'],
    ['text between elements', '<array>x<true/></array>', 'syntax'],
    ['a wrong end', '<array><true/></dict>', 'syntax'],
    ['two values', '<true/><true/>', 'syntax'],
    ['no end', '<dict><key>x</key><string>y', 'syntax'],
    ['no number', '<integer>1.5</integer>', 'syntax'],
    ['no base64', '<data>A*</data>', 'syntax'],
    ['an empty list', '<plist/>', 'syntax'],
  ])('%s is refused', (_name, text, problem) => {
    expect(readPlist(encodeUtf8(text))).toMatchObject({ ok: false, problem })
  })
})

describe('binary', () => {
  it('reads small things', () => {
    expect(jsonOf(binary([[0x09]]))).toBe(true)
    expect(jsonOf(binary([[0x10, 0xff]]))).toBe(255)
    expect(jsonOf(binary([[0x13, 255, 255, 255, 255, 255, 255, 255, 254]]))).toBe(-2)
    expect(
      jsonOf(
        binary([
          [0xa2, 1, 1],
          [0x51, 0x61],
        ]),
      ),
    ).toEqual(['a', 'a'])
    expect(
      jsonOf(
        binary([
          [0xd1, 1, 2],
          [0x51, 0x61],
          [0x80, 7],
        ]),
      ),
    ).toEqual({ a: '7' })
  })

  it.each([
    ['too short', encodeUtf8('bplist00')],
    ['a reference beyond the table', binary([[0xa1, 9]])],
    ['a length beyond the file', binary([[0x5f, 0x12, 0x7f, 0xff, 0xff, 0xff]])],
    ['a length that is text', binary([[0x5f, 0x51, 0x61]])],
    ['a key that is no text', binary([[0xd1, 1, 1], [0x09]])],
    ['a kind that there is not', binary([[0xf0]])],
  ])('%s is refused', (_name, bytes) => {
    expect(readPlist(bytes)).toMatchObject({ ok: false, problem: 'reference' })
  })

  it('a list that holds itself ends at the depth', () => {
    expect(readPlist(binary([[0xa1, 0]]))).toMatchObject({
      problem: 'budget',
      budget: 'plistDepth',
    })
  })

  it('a list of lists of the same ends at the values', () => {
    const layers = Array.from({ length: 40 }, (_, index) => [
      0xaf,
      0x10,
      16,
      ...Array(16).fill(index + 1),
    ])
    const bomb = binary([...layers, [0x09]])
    expect(readPlist(bomb)).toMatchObject({ problem: 'budget', budget: 'plistNodes' })
  })

  it('a long text that is referred to again and again ends at the bytes', () => {
    const text = [0x5f, 0x11, 0xea, 0x60, ...Array(60_000).fill(0x61)]
    const many = [0xaf, 0x11, 0x07, 0xd0, ...Array(2_000).fill(1)]
    const bomb = binary([many, text])
    expect(readPlist(bomb)).toMatchObject({ problem: 'budget', budget: 'inputBytes' })
  })
})

describe('OpenStep', () => {
  it.each([
    ['{ a = 1; b = (x, "y z"); }', { a: '1', b: ['x', 'y z'] }],
    ['// !$*UTF8*$!\n{ /* c */ a = <0a 1B>; }', { a: 'Chs=' }],
    ['{ "a\\"b" = "\\U00e9\\n\\101"; }', { 'a"b': 'é\nA' }],
    ['{}', {}],
    ['( )', []],
  ])('%s', (text, value) => {
    expect(jsonOf(text)).toEqual(value)
  })

  it.each(['{ a = 1 b = 2; }', '{ a', '( x', '"x', '<0>', '{ a = ; }', '', '{} x', '/* x', '"\\'])(
    '%s is refused',
    (text) => expect(readPlist(encodeUtf8(text), 'OpenStep')).toMatchObject({ problem: 'syntax' }),
  )
})

it('never throws, whatever is done to a list of each form', () => {
  const xml = encodeUtf8(
    '<plist><dict><key>a</key><array><date>2026-01-01T00:00:00Z</date><data>AP8=</data></array></dict></plist>',
  )
  const old = encodeUtf8('{ a = ("x\\n", <0aff>); /* c */ }')
  const packed = binary([
    [0xd1, 1, 2],
    [0x51, 0x61],
    [0xa2, 3, 4],
    [0x33, 65, 200, 0, 0, 0, 0, 0, 0],
    [0x62, 0, 65, 0, 66],
  ])
  const change = fc.tuple(fc.nat(400), fc.nat(255))
  fc.assert(
    fc.property(
      fc.constantFrom(xml, old, packed),
      fc.array(change, { maxLength: 6 }),
      (list, changes) => {
        const bytes = list.slice()
        for (const [at, byte] of changes) bytes[at % bytes.length] = byte
        expect(typeof readPlist(bytes).ok).toBe('boolean')
      },
    ),
    { numRuns: 8_000 },
  )
})
