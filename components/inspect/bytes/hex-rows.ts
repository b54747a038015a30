import { formatHex } from './hex-digits'

/** One line of the hex view. */
export interface HexRow {
  offset: number
  /** `0000001a` */
  address: string
  cells: { offset: number; hex: string; ascii: string }[]
}

/** The line that begins at `index * width`. */
export function hexRow(bytes: Uint8Array, index: number, width: number): HexRow {
  const offset = index * width
  return {
    offset,
    address: offset.toString(16).padStart(8, '0'),
    cells: Array.from(bytes.subarray(offset, offset + width), (byte, column) => ({
      offset: offset + column,
      hex: formatHex(byte),
      ascii: asciiOf(byte),
    })),
  }
}

/** The printable character, or a dot. */
export function asciiOf(byte: number): string {
  return byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.'
}

/** Where an arrow key leads from a byte; the place itself where it leads nowhere. */
export function moveByte(key: string, from: number, size: number, width: number): number {
  const rowStart = from - (from % width)
  const to: Record<string, number> = {
    ArrowLeft: from - 1,
    ArrowRight: from + 1,
    ArrowUp: from - width,
    ArrowDown: from + width,
    PageUp: from - 16 * width,
    PageDown: from + 16 * width,
    Home: rowStart,
    End: Math.min(rowStart + width, size) - 1,
  }
  const target = to[key]
  if (target === undefined) return from
  if (key.startsWith('Page')) return Math.min(Math.max(target, 0), size - 1)
  return target < 0 || target >= size ? from : target
}
