import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeHex, encodeHex } from './hex'

describe('hex', () => {
  it('gives back any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(encodeHex(bytes)).toBe(Buffer.from(bytes).toString('hex'))
        expect(decodeHex(encodeHex(bytes))).toEqual({ ok: true, bytes })
        expect(decodeHex(encodeHex(bytes).toUpperCase())).toEqual({ ok: true, bytes })
      }),
    )
  })

  it.each([
    ['', { ok: true, bytes: new Uint8Array() }],
    ['abc', { ok: false, reason: 'odd', at: 3 }],
    ['a', { ok: false, reason: 'odd', at: 1 }],
    ['ab g', { ok: false, reason: 'character', at: 2 }],
    ['6cb1926n', { ok: false, reason: 'character', at: 7 }],
    ['é1', { ok: false, reason: 'character', at: 0 }],
    ['@`', { ok: false, reason: 'character', at: 0 }],
  ])('%j', (text, result) => {
    expect(decodeHex(text)).toEqual(result)
  })
})
