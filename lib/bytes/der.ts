/**
 * A small strict reader of DER: definite and shortest lengths only, nothing decoded that is not
 * asked for, and a budget on what it walks. Byte ranges, not copies: whoever holds the bytes keeps
 * the only copy.
 * https://www.itu.int/rec/T-REC-X.690
 */
export interface DerNode {
  /** The identifier's first byte without the constructed bit: 0x02 INTEGER, 0x10 SEQUENCE, 0x80 [0]. */
  tag: number
  /** The number of the tag, which is larger than 30 in the long form only. */
  number: number
  constructed: boolean
  /** The whole: `[start, end)`; the contents: `[content, end)`. */
  start: number
  content: number
  end: number
  /** Of a constructed one; an OCTET STRING's contents are not looked into. */
  children: DerNode[]
}

export type DerProblem =
  /** A length goes past the end: `missing` bytes are not there. */
  | { code: 'truncated'; at: number; missing: number }
  /** Not DER: indefinite length, a length or tag not written the shortest way. */
  | { code: 'indefinite-length' | 'long-length' | 'long-tag'; at: number }
  /** A part reaches past the end of the whole that holds it. */
  | { code: 'overrun'; at: number }
  | { code: 'too-deep' | 'too-many'; at: number }
  | { code: 'empty'; at: number }

export type DerResult =
  /** `leftover`: how many bytes follow the first value. */
  { ok: true; node: DerNode; leftover: number } | { ok: false; problem: DerProblem }

export interface DerBudget {
  depth?: number
  nodes?: number
}

export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  utf8: 0x0c,
  sequence: 0x10,
  set: 0x11,
} as const

/** Carries a problem out of the recursion; it never leaves `readDer`. */
class Stop extends Error {
  constructor(readonly problem: DerProblem) {
    super(problem.code)
  }
}

/** Reads one DER value from `start`. Bad input is a result; it never throws. */
export function readDer(bytes: Uint8Array, start = 0, budget: DerBudget = {}): DerResult {
  const left = { nodes: budget.nodes ?? 10_000 }
  try {
    const node = readNode(bytes, start, bytes.length, budget.depth ?? 32, left)
    return { ok: true, node, leftover: bytes.length - node.end }
  } catch (error) {
    if (error instanceof Stop) return { ok: false, problem: error.problem }
    throw error
  }
}

function readNode(
  bytes: Uint8Array,
  start: number,
  limit: number,
  depth: number,
  left: { nodes: number },
): DerNode {
  if (depth <= 0) throw new Stop({ code: 'too-deep', at: start })
  if (left.nodes-- <= 0) throw new Stop({ code: 'too-many', at: start })
  const { tag, number, constructed, content, length } = readHead(bytes, start)
  const end = content + length
  if (end > bytes.length) {
    throw new Stop({ code: 'truncated', at: start, missing: end - bytes.length })
  }
  if (end > limit) throw new Stop({ code: 'overrun', at: start })
  const node: DerNode = { tag, number, constructed, start, content, end, children: [] }
  for (let at = content; constructed && at < end; ) {
    const child = readNode(bytes, at, end, depth - 1, left)
    node.children.push(child)
    at = child.end
  }
  return node
}

function readHead(bytes: Uint8Array, start: number) {
  let at = start
  const next = (): number => {
    const byte = bytes[at]
    if (byte === undefined) {
      const empty = start >= bytes.length
      throw new Stop(empty ? { code: 'empty', at } : { code: 'truncated', at, missing: 1 })
    }
    at++
    return byte
  }
  const identifier = next()
  const number = (identifier & 0x1f) === 0x1f ? readLongTag(next, start) : identifier & 0x1f
  let length = next()
  if (length === 0x80) throw new Stop({ code: 'indefinite-length', at: start })
  if (length > 0x80) {
    const size = length & 0x7f
    // Six bytes of length are 256 TB: nothing longer is held in memory, nor exact in a number.
    if (size > 6) throw new Stop({ code: 'long-length', at: start })
    length = 0
    for (let index = 0; index < size; index++) length = length * 256 + next()
    const shortest = size === 1 ? 0x80 : 256 ** (size - 1)
    if (length < shortest) throw new Stop({ code: 'long-length', at: start })
  }
  const constructed = (identifier & 0x20) !== 0
  return { tag: identifier & ~0x20, number, constructed, content: at, length }
}

function readLongTag(next: () => number, at: number): number {
  let number = 0
  for (let size = 0; size < 4; size++) {
    const byte = next()
    if (size === 0 && byte === 0x80) throw new Stop({ code: 'long-tag', at })
    number = number * 128 + (byte & 0x7f)
    if (byte < 0x80) {
      if (number < 31) throw new Stop({ code: 'long-tag', at })
      return number
    }
  }
  throw new Stop({ code: 'long-tag', at })
}
