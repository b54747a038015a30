import type { Place } from '../../x509/types'

/** A writer of DER for tests and samples: short, and only for values that are known to be right. */

/** Tag, length, contents. */
export function tlv(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const body = joined(parts)
  return joined([Uint8Array.from([tag, ...lengthOf(body.length)]), body])
}

/** The same with its length left open, as BER allows. */
export function open(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  return joined([Uint8Array.of(tag, 0x80), ...parts, Uint8Array.of(0, 0)])
}

/** The parts of a SET OF in the order of DER. */
export function set(parts: readonly Uint8Array[]): Uint8Array[] {
  return [...parts].sort((one, other) => Buffer.compare(one, other))
}

/** A number, or the bytes of one that is not negative. */
export function integer(value: number | Uint8Array): Uint8Array {
  let bytes = typeof value === 'number' ? bytesOf(value) : [...value]
  while (bytes.length > 1 && bytes[0] === 0) bytes = bytes.slice(1)
  return tlv(0x02, Uint8Array.from((bytes[0] ?? 0) >= 0x80 ? [0, ...bytes] : bytes))
}

export const octetString = (value: Uint8Array): Uint8Array => tlv(0x04, value)

export function oid(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  return tlv(0x06, Uint8Array.from([first * 40 + second, ...rest].flatMap(base128)))
}

/** What stands in a place. */
export const raw = (bytes: Uint8Array, { start, end }: Place): Uint8Array =>
  bytes.subarray(start, end)

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts))
}

const bytesOf = (value: number): number[] =>
  value < 256 ? [value] : [...bytesOf(Math.floor(value / 256)), value % 256]

const lengthOf = (length: number): number[] =>
  length < 0x80 ? [length] : [0x80 | bytesOf(length).length, ...bytesOf(length)]

function base128(value: number): number[] {
  const digits = [value % 128]
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) {
    digits.unshift(128 + (rest % 128))
  }
  return digits
}
