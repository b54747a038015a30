import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { base64Room, readBase64 } from './base64-read'

function read(text: string) {
  const source = new TextEncoder().encode(text)
  const into = new Uint8Array(base64Room(source.length))
  const reading = readBase64(source, into)
  return { reading, bytes: reading.ok ? into.slice(0, reading.length) : null }
}

describe('base64 as people paste it', () => {
  it.each([
    ['Zm9vYg==', []],
    ['Zm9vYg', ['missing-padding']],
    ['Zm9vYg=', ['missing-padding']],
    ['Zm9vYg====', ['extra-padding']],
    [' Zm9v\r\nYg== \t', ['white-space']],
    ['Zm9vYg=\n=', ['white-space']],
    ['Zm9vYh==', ['spare-bits']],
  ])('%j reads as foob and says %j', (text, tolerated) => {
    const { reading, bytes } = read(text)
    expect(reading).toEqual({ ok: true, length: 4, tolerated })
    expect(Buffer.from(bytes ?? []).toString()).toBe('foob')
  })

  it.each([
    ['-_-_', ['url-alphabet']],
    ['+/+/', []],
    ['-_+/', ['mixed-alphabet']],
  ])('%j says %j', (text, tolerated) => {
    expect(read(text).reading).toEqual({ ok: true, length: 3, tolerated })
  })

  it.each([
    ['Zm9v*', { ok: false, reason: 'character', at: 4, digits: 4 }],
    ['Zm\n9v.Yg', { ok: false, reason: 'character', at: 5, digits: 4 }],
    ['Zm9vY', { ok: false, reason: 'length', at: 5, digits: 5 }],
    ['Zm9vYg==Zm9v', { ok: false, reason: 'after-padding', at: 8, digits: 6 }],
  ])('%j is refused with its place', (text, reading) => {
    expect(read(text).reading).toEqual(reading)
  })

  it('gives back any bytes through any mixture that it tolerates', () => {
    const white = fc.constantFrom('', '', '', ' ', '\n', '\r\n', '\t')
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 100 }),
        fc.boolean(),
        fc.infiniteStream(white),
        (bytes, url, gaps) => {
          const text = Buffer.from(bytes).toString(url ? 'base64url' : 'base64')
          const pasted = [...text].map((digit) => digit + gaps.next().value).join('')
          expect([...(read(pasted).bytes ?? [])]).toEqual([...bytes])
        },
      ),
    )
  })

  it('throws where the caller gives too little room', () => {
    expect(() => readBase64(new TextEncoder().encode('Zm9v'), new Uint8Array(2))).toThrow('no room')
  })
})
