import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeBase64, decodeBase64Url, encodeBase64, encodeBase64Url } from './base64'

describe('base64', () => {
  // https://www.rfc-editor.org/rfc/rfc4648#section-10
  it.each([
    ['', ''],
    ['f', 'Zg=='],
    ['fo', 'Zm8='],
    ['foo', 'Zm9v'],
    ['foob', 'Zm9vYg=='],
    ['fooba', 'Zm9vYmE='],
    ['foobar', 'Zm9vYmFy'],
  ])('the test vector %j', (plain, text) => {
    const bytes = new TextEncoder().encode(plain)
    expect(encodeBase64(bytes)).toBe(text)
    expect(decodeBase64(text)).toEqual({ ok: true, bytes })
  })

  it('gives back any bytes, and agrees with Node', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(encodeBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'))
        expect(encodeBase64Url(bytes)).toBe(Buffer.from(bytes).toString('base64url'))
        expect(decodeBase64(encodeBase64(bytes))).toEqual({ ok: true, bytes })
        expect(decodeBase64Url(encodeBase64Url(bytes))).toEqual({ ok: true, bytes })
      }),
    )
  })

  it('has one text for one sequence of bytes', () => {
    const text = fc.string({ unit: fc.constantFrom(...'AQgw/_+-=z'), maxLength: 8 })
    fc.assert(
      fc.property(text, (candidate) => {
        const standard = decodeBase64(candidate)
        if (standard.ok) expect(encodeBase64(standard.bytes)).toBe(candidate)
        const url = decodeBase64Url(candidate)
        if (url.ok) expect(encodeBase64Url(url.bytes)).toBe(candidate)
      }),
      { numRuns: 5000 },
    )
  })

  it.each([
    [decodeBase64, 'Zg', 'padding', 2],
    [decodeBase64, 'Zg=', 'padding', 3],
    [decodeBase64, 'Zg===', 'character', 2],
    [decodeBase64, 'Z', 'length', 1],
    [decodeBase64, 'Zh==', 'spare-bits', 1],
    [decodeBase64, 'Zm9\n', 'character', 3],
    [decodeBase64, 'ab-_', 'character', 2],
    [decodeBase64, '=', 'padding', 1],
    [decodeBase64Url, 'Zg==', 'padding', 2],
    [decodeBase64Url, 'ab+/', 'character', 2],
    [decodeBase64Url, 'Zh', 'spare-bits', 1],
  ] as const)('%o refuses %j', (decode, text, reason, at) => {
    expect(decode(text)).toEqual({ ok: false, reason, at })
  })
})
