import type { Range } from '../json/node'
import { find, fromPointer } from '../json/pointer'
import type { PayloadReading } from './payload'

/**
 * Where a finding's `at` stands in the payload's text. Takes a JSON pointer (`/aps/alert`), or the
 * `at` itself (`payload/aps/alert`, `payload`). A pointer that leads nowhere gives the nearest
 * value on its way; a text that is not JSON gives the place of its fault. Offsets are UTF-16 code
 * units; `key` is the key's own range.
 */
export function pointerRange(
  reading: PayloadReading,
  pointer: string,
): (Range & { key?: Range }) | null {
  const parts = fromPointer(pointer.replace(/^payload(?=\/|$)/, ''))
  if (!parts) return null
  if (!reading.parsed.ok) return { start: reading.parsed.offset, end: reading.parsed.offset + 1 }
  for (let length = parts.length; length >= 0; length -= 1) {
    const found = find(reading.parsed.root, parts.slice(0, length))
    if (!found) continue
    const { start, end } = found.node
    return found.member ? { start, end, key: found.member.keyRange } : { start, end }
  }
  return null
}
