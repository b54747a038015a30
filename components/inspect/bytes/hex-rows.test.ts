import { describe, expect, it } from 'vitest'
import { bytesOf } from './hex-digits'
import { asciiOf, hexRow, moveByte } from './hex-rows'

const bytes = Uint8Array.from({ length: 20 }, (_, index) => 0x3c + index)

describe('a line of the hex view', () => {
  it('has its address, and each byte twice', () => {
    const row = hexRow(bytes, 1, 8)
    expect(row.address).toBe('00000008')
    expect(row.cells[0]).toEqual({ offset: 8, hex: '44', ascii: 'D' })
    expect(row.cells).toHaveLength(8)
  })

  it('ends with the bytes', () => {
    expect(hexRow(bytes, 1, 16).cells.map(({ hex }) => hex)).toEqual(['4c', '4d', '4e', '4f'])
    expect(hexRow(bytes, 9, 16).cells).toEqual([])
  })

  it.each([
    [0x1f, '.'],
    [0x20, ' '],
    [0x7e, '~'],
    [0x7f, '.'],
    [0xff, '.'],
  ])('%i is drawn as %j', (byte, wanted) => expect(asciiOf(byte)).toBe(wanted))

  it('reads base64', () => expect([...bytesOf('AP8=')]).toEqual([0, 255]))
})

describe('an arrow key', () => {
  it.each([
    ['ArrowRight', 0, 1],
    ['ArrowRight', 19, 19],
    ['ArrowLeft', 0, 0],
    ['ArrowDown', 3, 11],
    ['ArrowDown', 13, 13],
    ['ArrowUp', 3, 3],
    ['Home', 13, 8],
    ['End', 9, 15],
    ['End', 17, 19],
    ['PageDown', 3, 19],
    ['PageUp', 3, 0],
    ['x', 7, 7],
  ])('%s from %i leads to %i', (key, from, to) => expect(moveByte(key, from, 20, 8)).toBe(to))
})
