import type { DerBudget, DerNode, DerProblem } from './der'

/**
 * A reader of BER, the looser encoding that signed messages may be written in: besides DER it takes
 * lengths that are left open (`80 … 00 00`), lengths and tags that are not written the shortest way,
 * and strings that come in pieces. Xcode writes its receipts so.
 * https://www.itu.int/rec/T-REC-X.690, section 8
 */
export interface BerNode extends DerNode {
  /** The length was left open: the last two bytes of the whole are the end-of-contents. */
  indefinite: boolean
  children: BerNode[]
}

export type BerResult =
  | {
      ok: true
      node: BerNode
      /** How many bytes follow the first value. */
      leftover: number
      /** Is anything in it written in a way that DER does not allow? */
      loose: boolean
    }
  | { ok: false; problem: DerProblem }

/** As `asnDepth` and `asnNodes` of the engine's budgets; whoever reads less asks for less. */
const DEPTH = 48
const NODES = 1_000_000
/** Six bytes of length are 256 TB: nothing longer is held in memory, nor exact in a number. */
const LENGTH_BYTES = 6
const NONE: BerNode[] = []

/** Carries a problem out of the recursion; it never leaves `readBer`. */
class Stop extends Error {
  constructor(readonly problem: DerProblem) {
    super(problem.code)
  }
}

/**
 * Reads one BER value from `start`. Bad input is a result; it never throws, and it stops at the
 * budget: `too-deep`, `too-many`.
 */
export function readBer(bytes: Uint8Array, start = 0, budget: DerBudget = {}): BerResult {
  const reader = new Reader(bytes, start, budget.nodes ?? NODES)
  try {
    const node = reader.value(bytes.length, budget.depth ?? DEPTH)
    return { ok: true, node, leftover: bytes.length - node.end, loose: reader.loose }
  } catch (error) {
    if (error instanceof Stop) return { ok: false, problem: error.problem }
    throw error
  }
}

class Reader {
  loose = false
  private tag = 0
  private number = 0

  constructor(
    private readonly bytes: Uint8Array,
    private at: number,
    private left: number,
  ) {}

  value(limit: number, depth: number): BerNode {
    const start = this.at
    if (depth <= 0) throw new Stop({ code: 'too-deep', at: start })
    if (this.left-- <= 0) throw new Stop({ code: 'too-many', at: start })
    this.identifier(start, limit)
    const { tag, number } = this
    const constructed = (tag & 0x20) !== 0
    const length = this.length(start, limit)
    const content = this.at
    const indefinite = length < 0
    if (indefinite && !constructed) throw new Stop({ code: 'indefinite-length', at: start })
    const end = indefinite ? limit : content + length
    if (end > this.bytes.length) {
      throw new Stop({ code: 'truncated', at: start, missing: end - this.bytes.length })
    }
    if (end > limit) throw new Stop({ code: 'overrun', at: start })
    const children = constructed ? this.children(end, depth, indefinite, start) : NONE
    if (!constructed) this.at = end
    return {
      tag: tag & ~0x20,
      number,
      constructed,
      indefinite,
      start,
      content,
      end: this.at,
      children,
    }
  }

  private children(end: number, depth: number, indefinite: boolean, start: number): BerNode[] {
    const { bytes } = this
    const children: BerNode[] = []
    while (this.at < end) {
      if (indefinite && bytes[this.at] === 0 && bytes[this.at + 1] === 0 && this.at + 2 <= end) {
        this.at += 2
        return children
      }
      children.push(this.value(end, depth - 1))
    }
    if (indefinite) throw new Stop({ code: 'truncated', at: start, missing: 2 })
    return children
  }

  private next(start: number, limit: number): number {
    const byte = this.bytes[this.at]
    if (byte === undefined) {
      const empty = start >= this.bytes.length
      throw new Stop(
        empty ? { code: 'empty', at: start } : { code: 'truncated', at: start, missing: 1 },
      )
    }
    if (this.at >= limit) throw new Stop({ code: 'overrun', at: start })
    this.at++
    return byte
  }

  private identifier(start: number, limit: number): void {
    this.tag = this.next(start, limit)
    this.number = this.tag & 0x1f
    if (this.number !== 0x1f) return
    this.number = 0
    for (let size = 0; size < 4; size++) {
      const byte = this.next(start, limit)
      this.number = this.number * 128 + (byte & 0x7f)
      if (size === 0 && byte === 0x80) this.loose = true
      if (byte < 0x80) {
        if (this.number < 31) this.loose = true
        return
      }
    }
    throw new Stop({ code: 'long-tag', at: start })
  }

  /** The length of the contents; -1 where it is left open. */
  private length(start: number, limit: number): number {
    const first = this.next(start, limit)
    if (first < 0x80) return first
    if (first === 0x80) {
      this.loose = true
      return -1
    }
    if (first === 0xff) throw new Stop({ code: 'long-length', at: start })
    let length = 0
    let significant = 0
    for (let left = first & 0x7f; left > 0; left--) {
      const byte = this.next(start, limit)
      if (significant > 0 || byte !== 0) significant++
      else this.loose = true
      if (significant > LENGTH_BYTES) throw new Stop({ code: 'long-length', at: start })
      length = length * 256 + byte
    }
    if (length < 0x80) this.loose = true
    return length
  }
}

/** The contents of a value as a view: without the end-of-contents where the length was left open. */
export function berContents(bytes: Uint8Array, node: BerNode): Uint8Array {
  return bytes.subarray(node.content, node.indefinite ? node.end - 2 : node.end)
}

/**
 * What an OCTET STRING holds: a view on `bytes`, or the pieces one after the other where it is
 * constructed. `null` where a piece is no OCTET STRING. The node itself may be tagged otherwise
 * (IMPLICIT), its pieces may not. No more bytes than were read, however it nests.
 */
export function octets(bytes: Uint8Array, node: BerNode): Uint8Array | null {
  if (!node.constructed) return berContents(bytes, node)
  const pieces: Uint8Array[] = []
  if (!collect(bytes, node, pieces)) return null
  if (pieces.length === 1) return pieces[0] ?? null
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

const OCTET_STRING = 0x04

function collect(bytes: Uint8Array, node: BerNode, pieces: Uint8Array[]): boolean {
  return node.children.every((piece) => {
    if (piece.tag !== OCTET_STRING) return false
    if (piece.constructed) return collect(bytes, piece, pieces)
    pieces.push(berContents(bytes, piece))
    return true
  })
}

/**
 * A value written anew with definite lengths of the shortest form, everything in its order and
 * strings in one piece: what a signature over DER was made over. `identifier` goes in place of its
 * own first byte.
 */
export function toDefinite(bytes: Uint8Array, node: BerNode, identifier?: number): Uint8Array {
  const string = node.constructed && node.tag === OCTET_STRING ? octets(bytes, node) : null
  const parts = string
    ? [string]
    : node.constructed
      ? node.children.map((child) => toDefinite(bytes, child))
      : [berContents(bytes, node)]
  const size = parts.reduce((sum, part) => sum + part.length, 0)
  const first = string ? OCTET_STRING : (identifier ?? bytes[node.start] ?? 0)
  const head = [...tagBytes(first, node.number), ...lengthBytes(size)]
  const whole = new Uint8Array(head.length + size)
  whole.set(head)
  let at = head.length
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

function lengthBytes(length: number): number[] {
  if (length < 0x80) return [length]
  const bytes: number[] = []
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256)
  return [0x80 | bytes.length, ...bytes]
}

function tagBytes(first: number, number: number): number[] {
  if ((first & 0x1f) !== 0x1f) return [first]
  if (number < 31) return [(first & 0xe0) | number]
  const digits = [number & 0x7f]
  for (let rest = number >> 7; rest > 0; rest >>= 7) digits.unshift((rest & 0x7f) | 0x80)
  return [first, ...digits]
}
