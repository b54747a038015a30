import type { DerNode } from '../bytes/der'
import { contents } from '../bytes/der-value'
import { decodeUtf8 } from '../bytes/utf8'

const UTF8 = 0x0c
const BMP = 0x1e
/** NumericString, PrintableString, T61String, IA5String, VisibleString: one byte a letter. */
const ONE_BYTE: ReadonlySet<number> = new Set([0x12, 0x13, 0x14, 0x16, 0x1a])

/** A text of any of ASN.1's string types; `null` where it is none of them or not what it says. */
export function readText(bytes: Uint8Array, node: DerNode | undefined): string | null {
  if (!node || node.constructed) return null
  const value = contents(bytes, node)
  if (node.tag === UTF8) return decodeUtf8(value)
  // People write UTF-8 into the one-byte types as well.
  if (ONE_BYTE.has(node.tag)) return decodeUtf8(value) ?? latin1(value)
  return node.tag === BMP && value.length % 2 === 0 ? utf16(value) : null
}

function latin1(value: Uint8Array): string {
  return Array.from(value, (byte) => String.fromCharCode(byte)).join('')
}

function utf16(value: Uint8Array): string {
  return Array.from({ length: value.length / 2 }, (_, index) =>
    String.fromCharCode(((value[index * 2] ?? 0) << 8) | (value[index * 2 + 1] ?? 0)),
  ).join('')
}
