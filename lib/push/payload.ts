import type { Range } from '../json/node'
import { find, fromPointer } from '../json/pointer'
import type { ParsedJson } from '../json/read'

/** A payload read once: what the rules, the preview and the editor's marks look at. */
export interface PayloadReading {
  /** Length as sent, in bytes of UTF-8. It is what Apple's limits count. */
  bytes: number
  /** It starts with U+FEFF, which is sent as three bytes. */
  byteOrderMark: boolean
  parsed: ParsedJson
}

/** Bytes of the text as UTF-8; half a surrogate pair counts as U+FFFD, three bytes, as it is sent. */
export function utf8Length(text: string): number {
  let bytes = text.length
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code < 0x80) continue
    if (code < 0x800) {
      bytes += 1
      continue
    }
    bytes += 2
    const pair = code >= 0xd800 && code < 0xdc00 ? text.charCodeAt(at + 1) : 0
    if (pair >= 0xdc00 && pair < 0xe000) at += 1
  }
  return bytes
}

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
