import type { Scratch } from './scratch'

/**
 * One DER value of an identifier byte and its contents, in a buffer of the scratch. For values up
 * to 65,535 bytes; a longer one is a bug and throws.
 */
export function writeDer(
  scratch: Scratch,
  identifier: number,
  ...parts: readonly Uint8Array[]
): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  if (length > 0xffff) throw new Error(`a DER value of ${length} bytes is not written here`)
  const head =
    length < 0x80
      ? [identifier, length]
      : length < 0x100
        ? [identifier, 0x81, length]
        : [identifier, 0x82, length >> 8, length & 255]
  const value = scratch.take(head.length + length)
  value.set(head)
  let at = head.length
  for (const part of parts) {
    value.set(part, at)
    at += part.length
  }
  return value
}
