import { describe, expect, it } from 'vitest'
import { windows1252Byte, windows1252Text } from './windows-1252'

const every = Uint8Array.from({ length: 256 }, (_, byte) => byte)

describe('Windows-1252', () => {
  it('agrees with the platform for every byte', () => {
    expect(windows1252Text(every)).toBe(new TextDecoder('windows-1252').decode(every))
  })

  it('gives every byte back', () => {
    const bytes = [...windows1252Text(every)].map((c) => windows1252Byte(c.codePointAt(0) ?? -1))
    expect(bytes).toEqual([...every])
  })

  it.each([
    [0x20ac, 0x80],
    [0x80, 0x80],
    [0x02dc, 0x98],
    [0x81, 0x81],
    [0xe9, 0xe9],
    [0xfffd, null],
    [0x0100, null],
  ])('U+%x is %o', (codePoint, byte) => {
    expect(windows1252Byte(codePoint)).toBe(byte)
  })
})
