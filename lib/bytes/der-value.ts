import { type DerNode, TAG } from './der'

/** Is it a universal value of that tag, in the form (constructed or not) that DER gives it? */
export function isDer(node: DerNode | undefined, tag: keyof typeof TAG): node is DerNode {
  const constructed = tag === 'sequence' || tag === 'set'
  return node !== undefined && node.tag === TAG[tag] && node.constructed === constructed
}

/** Is it the context-specific `[number]`? */
export function isContext(node: DerNode | undefined, number: number): node is DerNode {
  return node !== undefined && node.tag >> 6 === 2 && node.number === number
}

/** The contents as a view, not a copy. */
export function contents(bytes: Uint8Array, node: DerNode): Uint8Array {
  return bytes.subarray(node.content, node.end)
}

/** An INTEGER from 0 to 127, written the shortest way; null for any other. */
export function smallInteger(bytes: Uint8Array, node: DerNode | undefined): number | null {
  if (!isDer(node, 'integer') || node.end - node.content !== 1) return null
  const value = bytes[node.content] ?? 0x80
  return value < 0x80 ? value : null
}

/** An OBJECT IDENTIFIER as dotted decimals; null where it is not one, or not written the shortest way. */
export function oidText(bytes: Uint8Array, node: DerNode | undefined): string | null {
  if (!isDer(node, 'oid') || node.end === node.content || node.end - node.content > 64) return null
  const arcs: bigint[] = []
  let arc = 0n
  let fresh = true
  for (const byte of contents(bytes, node)) {
    if (fresh && byte === 0x80) return null
    arc = arc * 128n + BigInt(byte & 0x7f)
    fresh = byte < 0x80
    if (!fresh) continue
    if (arcs.length === 0) {
      const root = arc < 80n ? arc / 40n : 2n
      arcs.push(root, arc - root * 40n)
    } else arcs.push(arc)
    arc = 0n
  }
  return fresh ? arcs.join('.') : null
}

/** The bytes of a BIT STRING of whole bytes, as a view; null where bits are left unused. */
export function wholeBits(bytes: Uint8Array, node: DerNode | undefined): Uint8Array | null {
  if (!isDer(node, 'bitString') || bytes[node.content] !== 0 || node.end === node.content)
    return null
  return bytes.subarray(node.content + 1, node.end)
}
