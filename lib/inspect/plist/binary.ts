import type { PlistCounter } from './counter'
import { type PlistEntry, PlistFault, type PlistNode } from './node'

/** Seconds from 1970 to 2001, from where dates are counted. */
const EPOCH = 978_307_200

/**
 * A binary property list. Values are referred to by number, so a small file can hold a huge tree, or
 * itself: every visit counts, and depth is bounded.
 * https://opensource.apple.com/source/CF/CF-1153.18/CFBinaryPList.c
 */
export function readBinary(bytes: Uint8Array, counter: PlistCounter): PlistNode {
  return new Reader(bytes, counter).read()
}

class Reader {
  private readonly view: DataView
  private offsetSize = 0
  private referenceSize = 0
  private count = 0
  private table = 0
  /** Texts, data and numbers that were read already. */
  private readonly known = new Map<number, PlistNode>()

  constructor(
    private readonly bytes: Uint8Array,
    private readonly counter: PlistCounter,
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  read(): PlistNode {
    const trailer = this.bytes.length - 32
    if (trailer < 8) this.fail(0, 'It is too short for a binary property list.')
    this.offsetSize = this.bytes[trailer + 6] ?? 0
    this.referenceSize = this.bytes[trailer + 7] ?? 0
    this.count = this.unsigned(trailer + 8, 8)
    const top = this.unsigned(trailer + 16, 8)
    this.table = this.unsigned(trailer + 24, 8)
    const sizes = [this.offsetSize, this.referenceSize].every((size) => size > 0 && size <= 8)
    if (!sizes || this.table < 8 || this.count * this.offsetSize > trailer - this.table) {
      this.fail(trailer, 'Its table of values is outside the file.')
    }
    return this.object(top, 0)
  }

  private object(number: number, depth: number): PlistNode {
    const at = this.offset(number)
    this.counter.value(depth, at)
    const known = this.known.get(number)
    if (known) {
      this.counter.text(known.end - known.start, at)
      return known
    }
    const marker = this.byte(at)
    const low = marker & 0x0f
    switch (marker >> 4) {
      case 0x0a:
      case 0x0c:
        return this.list(at, depth)
      case 0x0d:
        return this.dictionary(at, depth)
      default: {
        const node = this.scalar(at, marker >> 4, low)
        this.counter.text(node.end - node.start, at)
        this.known.set(number, node)
        return node
      }
    }
  }

  private scalar(at: number, kind: number, low: number): PlistNode {
    const size = 2 ** low
    switch (kind) {
      case 0x0:
        if (low === 8 || low === 9)
          return { type: 'boolean', value: low === 9, start: at, end: at + 1 }
        break
      case 0x1:
        if (low <= 4)
          return { type: 'integer', raw: this.integer(at + 1, size), start: at, end: at + 1 + size }
        break
      case 0x2:
        if (low === 2 || low === 3) {
          return {
            type: 'real',
            raw: String(this.real(at + 1, size)),
            start: at,
            end: at + 1 + size,
          }
        }
        break
      case 0x3:
        if (low === 3) return this.date(at)
        break
      case 0x4: {
        const { start, count } = this.counted(at)
        return { type: 'data', bytes: this.run(start, count), start: at, end: start + count }
      }
      case 0x5: {
        const { start, count } = this.counted(at)
        const value = new TextDecoder('latin1').decode(this.run(start, count))
        return { type: 'string', value, start: at, end: start + count }
      }
      case 0x6: {
        const { start, count } = this.counted(at)
        const value = new TextDecoder('utf-16be').decode(this.run(start, count * 2))
        return { type: 'string', value, start: at, end: start + count * 2 }
      }
      case 0x8: {
        const raw = String(BigInt(`0x${hex(this.run(at + 1, low + 1))}`))
        return { type: 'uid', raw, start: at, end: at + 2 + low }
      }
    }
    return this.fail(at, 'A value is of a kind that property lists do not have.')
  }

  private date(at: number): PlistNode {
    const seconds = this.real(at + 1, 8)
    const instant = Math.round((seconds + EPOCH) * 1000)
    const real = Math.abs(instant) <= 8.64e15
    return {
      type: 'date',
      raw: String(seconds),
      instant: real ? instant : null,
      start: at,
      end: at + 9,
    }
  }

  private list(at: number, depth: number): PlistNode {
    const { start, count } = this.references(at, 1)
    const items: PlistNode[] = []
    for (let index = 0; index < count; index++)
      items.push(this.object(this.reference(start, index), depth + 1))
    return { type: 'array', items, start: at, end: start + count * this.referenceSize }
  }

  private dictionary(at: number, depth: number): PlistNode {
    const { start, count } = this.references(at, 2)
    const entries: PlistEntry[] = []
    for (let index = 0; index < count; index++) {
      const key = this.object(this.reference(start, index), depth + 1)
      if (key.type !== 'string') this.fail(key.start, 'A dictionary key is not text.')
      const value = this.object(this.reference(start, count + index), depth + 1)
      entries.push({ key: key.type === 'string' ? key.value : '', keyStart: key.start, value })
    }
    return { type: 'dict', entries, start: at, end: start + 2 * count * this.referenceSize }
  }

  /** Where the contents start and how many there are: four bits, or an integer that follows. */
  private counted(at: number): { start: number; count: number } {
    const low = this.byte(at) & 0x0f
    if (low < 0x0f) return { start: at + 1, count: low }
    const marker = this.byte(at + 1)
    const size = 2 ** (marker & 0x0f)
    if (marker >> 4 !== 1 || size > 8) this.fail(at, 'The length of a value is not a number.')
    return { start: at + 2 + size, count: this.unsigned(at + 2, size) }
  }

  private references(at: number, times: number): { start: number; count: number } {
    const { start, count } = this.counted(at)
    this.run(start, count * times * this.referenceSize)
    return { start, count }
  }

  private reference(start: number, index: number): number {
    return this.unsigned(start + index * this.referenceSize, this.referenceSize)
  }

  private offset(number: number): number {
    if (number >= this.count)
      this.fail(this.table, `Value ${number} is referred to, and there are ${this.count}.`)
    return this.unsigned(this.table + number * this.offsetSize, this.offsetSize)
  }

  private integer(at: number, size: number): string {
    const digits = BigInt(`0x${hex(this.run(at, size))}`)
    // Below eight bytes they are unsigned, from eight on they have a sign.
    return String(size < 8 ? digits : BigInt.asIntN(size * 8, digits))
  }

  private real(at: number, size: number): number {
    this.run(at, size)
    return size === 4 ? this.view.getFloat32(at) : this.view.getFloat64(at)
  }

  private unsigned(at: number, size: number): number {
    let value = 0
    for (const byte of this.run(at, size)) value = value * 256 + byte
    return value
  }

  private byte(at: number): number {
    return this.bytes[at] ?? this.fail(at, 'A value is outside the file.')
  }

  private run(start: number, length: number): Uint8Array {
    if (start + length > this.bytes.length)
      this.fail(start, 'A value reaches past the end of the file.')
    return this.bytes.subarray(start, start + length)
  }

  private fail(at: number, message: string): never {
    throw new PlistFault('reference', Math.min(at, this.bytes.length), message)
  }
}

const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
