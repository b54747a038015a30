import { octets, readBer, toDefinite } from '../../bytes/ber'
import { type DerNode, readDer } from '../../bytes/der'
import { contents, isContext, isDer } from '../../bytes/der-value'
import { BUDGETS } from '../budgets'

/** A value with the bytes that its places count in. */
export interface Tree {
  bytes: Uint8Array
  node: DerNode
}

/** What is wrong with the file, as a sentence. It never leaves the reader. */
export class Pkcs12Fault extends Error {
  constructor(
    readonly sentence: string,
    readonly code: 'not-readable' | 'unsupported' = 'not-readable',
  ) {
    super(sentence)
  }
}

const BUDGET = { depth: BUDGETS.asnDepth, nodes: 100_000 }

/** The first value of the bytes, BER written anew as DER; throws a `Pkcs12Fault`. */
export function readTree(bytes: Uint8Array, what: string): Tree {
  const der = readDer(bytes, 0, BUDGET)
  if (der.ok) return { bytes, node: der.node }
  const ber = readBer(bytes, 0, BUDGET)
  if (!ber.ok) throw new Pkcs12Fault(problemOf(ber.problem.code, what))
  const definite = toDefinite(bytes, ber.node)
  const again = readDer(definite, 0, BUDGET)
  if (!again.ok) throw new Pkcs12Fault(problemOf(again.problem.code, what))
  return { bytes: definite, node: again.node }
}

function problemOf(code: string, what: string): string {
  if (code === 'truncated' || code === 'empty') return `The ${what} is cut off.`
  if (code === 'too-deep' || code === 'too-many')
    return `The ${what} has more values, or nests deeper, than Assay reads.`
  return `The ${what} is not ASN.1.`
}

/** The bytes of an OCTET STRING, or of one that is tagged `[0]` and may come in pieces. */
export function octetsOf({ bytes }: Tree, node: DerNode | undefined): Uint8Array | null {
  if (node && isDer(node, 'octetString')) return contents(bytes, node)
  return isContext(node, 0) ? piecesOf(bytes, node) : null
}

function piecesOf(bytes: Uint8Array, node: DerNode): Uint8Array | null {
  if (!node.constructed) return contents(bytes, node)
  const read = readBer(bytes, node.start)
  return read.ok ? octets(bytes, read.node) : null
}

/** An INTEGER of up to six bytes that is not negative; `Infinity` for a longer one, `null` for none. */
export function countOf({ bytes }: Tree, node: DerNode | undefined): number | null {
  if (!isDer(node, 'integer')) return null
  const value = contents(bytes, node)
  if (value.length === 0 || (value[0] ?? 0) >= 0x80) return null
  if (value.length > 7) return Number.POSITIVE_INFINITY
  return value.reduce((sum, byte) => sum * 256 + byte, 0)
}
