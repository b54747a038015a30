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
