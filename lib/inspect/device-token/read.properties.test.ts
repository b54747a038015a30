import { performance } from 'node:perf_hooks'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDeviceToken } from './read'

/** 32 bytes, each as likely as any other: as a token is. */
const token = fc.noBias(fc.uint8Array({ minLength: 32, maxLength: 32 }))
const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const hex2 = (byte: number) => byte.toString(16).padStart(2, '0')
const windows = (bytes: Uint8Array) => new TextDecoder('windows-1252').decode(bytes)

/** As Python writes bytes: what can be printed stays as it is. */
const python = (bytes: Uint8Array) =>
  [...bytes]
    .map((byte) => {
      const character = String.fromCharCode(byte)
      if (character === '\\' || character === "'") return `\\${character}`
      return byte >= 0x20 && byte < 0x7f ? character : `\\x${hex2(byte)}`
    })
    .join('')

const WAYS: [name: string, write: (bytes: Uint8Array) => string][] = [
  ['hex', hexOf],
  ['HEX', (bytes) => hexOf(bytes).toUpperCase()],
  [
    'NSData’s description',
    (bytes) =>
      `<${hexOf(bytes)
        .match(/.{1,8}/g)
        ?.join(' ')}>`,
  ],
  ['base64', (bytes) => Buffer.from(bytes).toString('base64')],
  ['base64url', (bytes) => Buffer.from(bytes).toString('base64url')],
  ['a list', (bytes) => `[${[...bytes].join(', ')}]`],
  ['a signed list', (bytes) => `[${[...new Int8Array(bytes)].join(', ')}]`],
  ['a hex list', (bytes) => `{${[...bytes].map((byte) => `0x${hex2(byte)}`).join(',')}}`],
  ['\\x for every byte', (bytes) => [...bytes].map((byte) => `\\x${hex2(byte)}`).join('')],
  ['Python’s bytes', (bytes) => `b'${python(bytes)}'`],
  ['% for every byte', (bytes) => [...bytes].map((byte) => `%${hex2(byte)}`).join('')],
  ['Windows-1252 text as UTF-8 in hex', (bytes) => hexOf(Buffer.from(windows(bytes)))],
]

/** With fewer bytes outside ASCII, text cannot be told from words. */
const isTextual = (bytes: Uint8Array) => bytes.filter((byte) => byte > 0x7f).length >= 4

describe('any token comes back', () => {
  it.each(WAYS)('from %s', (name, write) => {
    fc.assert(
      fc.property(token, (bytes) => {
        fc.pre(!name.startsWith('Windows') || isTextual(bytes))
        const reading = readDeviceToken(write(bytes))
        expect(reading.hex?.toLowerCase()).toBe(hexOf(bytes))
        expect(reading).toMatchObject({ bytes: 32, usual: true, problem: null })
      }),
      { numRuns: 500 },
    )
  })

  it('from Windows-1252 text, white space at the edges included', () => {
    fc.assert(
      fc.property(token, fc.constantFrom(0x20, 0x0a, 0xa0, 0xad, 0x22, 0x61), (bytes, edge) => {
        fc.pre(isTextual(bytes))
        bytes[0] = edge
        bytes[31] = edge
        expect(readDeviceToken(windows(bytes)).hex).toBe(hexOf(bytes))
      }),
      { numRuns: 500 },
    )
  })

  it('from hex of any length, which is never a problem', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 15 }), (bytes) => {
        fc.pre(!isTextual(bytes))
        expect(readDeviceToken(hexOf(bytes))).toMatchObject({
          hex: hexOf(bytes),
          bytes: bytes.length,
          problem: null,
        })
      }),
    )
  })
})

describe('any text', () => {
  const pieces = fc.constantFrom(
    ...[
      '<',
      '>',
      '{length = ',
      '32',
      ', bytes = 0x',
      '...',
      '…',
      '[',
      ']',
      '"',
      "'",
      '\\x',
      '\\u',
      '%',
      '+',
      '=',
    ],
    ...[
      'token: ',
      'ab',
      'é',
      '\ufffd',
      ' ',
      '\n',
      ':',
      'APA91',
      'Optional(',
      ')',
      '(byte)',
      '0x',
      '-',
      'ey',
      '.',
    ],
  )
  const text = fc.oneof(
    fc
      .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 200 })
      .map((units) => String.fromCharCode(...units)),
    fc
      .array(fc.integer({ min: 0, max: 0x17f }), { maxLength: 60 })
      .map((units) => String.fromCharCode(...units)),
    fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join('')),
  )

  it('never throws, and gives hex exactly where there is no problem', () => {
    fc.assert(
      fc.property(text, (pasted) => {
        const reading = readDeviceToken(pasted)
        expect(reading.hex === null).toBe(reading.problem !== null)
        if (reading.hex !== null) expect(reading.hex).toMatch(/^(?:[0-9a-f]{2})+$/i)
        expect(JSON.parse(JSON.stringify(reading))).toEqual(reading)
      }),
      { numRuns: 10_000 },
    )
  })

  it.each(
    [
      '<',
      ' ',
      '<.. ',
      'token',
      'length ',
      '0x0',
      '(byte)',
      '"',
      'Optional(',
      '%41',
      '\\',
      'a,',
      '. ',
    ].map((piece) => [piece]),
  )('%j over and over ends in good time', (piece) => {
    const started = performance.now()
    readDeviceToken(`x${piece.repeat(Math.floor(4000 / piece.length))}\u0416`)
    readDeviceToken(piece.repeat(Math.floor(4000 / piece.length)))
    expect(performance.now() - started).toBeLessThan(500)
  })
})
