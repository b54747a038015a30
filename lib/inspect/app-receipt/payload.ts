import { readBer } from '../../bytes/ber'
import type { DerNode, DerProblem } from '../../bytes/der'
import { isDer } from '../../bytes/der-value'
import { BUDGETS } from '../budgets'
import { type ReceiptAttribute, readAttribute } from './attribute'

/** The type of an attribute that holds a purchase. */
const PURCHASE = 17

/** What a receipt says: a SET of attributes, some of which are purchases. Nothing is verified. */
export interface ReceiptPayload {
  /** In the order of the receipt, purchases included. */
  attributes: ReceiptAttribute[]
  purchases: PurchaseAttributes[]
  /** Places in the payload of what has not the shape of an attribute. */
  malformed: { start: number; end: number }[]
  /** Bytes behind the SET. */
  leftover: number
}

export interface PurchaseAttributes {
  /** Of the attribute 17 that holds it, in the payload. */
  start: number
  end: number
  attributes: ReceiptAttribute[]
}

export type PayloadReading =
  | { ok: true; payload: ReceiptPayload }
  /** `too-many` and `too-deep` are budgets; `shape`: it is ASN.1, and not a SET of attributes. */
  | { ok: false; problem: DerProblem | { code: 'shape'; at: number } }

/**
 * Reads the payload of an app receipt. Places count from the start of `bytes`. Bad input is a
 * result; it never throws.
 */
export function readPayload(bytes: Uint8Array): PayloadReading {
  let left: number = BUDGETS.asnNodes
  const read = (part: Uint8Array) => {
    const result = readBer(part, 0, { nodes: left, depth: 6 })
    if (result.ok) left -= countNodes(result.node)
    return result
  }
  const whole = read(bytes)
  if (!whole.ok) return whole
  if (!isDer(whole.node, 'set')) return { ok: false, problem: { code: 'shape', at: 0 } }
  const payload: ReceiptPayload = {
    attributes: [],
    purchases: [],
    malformed: [],
    leftover: whole.leftover,
  }
  readSet(bytes, whole.node, 0, payload.attributes, payload.malformed)
  if (payload.attributes.length === 0 && payload.malformed.length > 0) {
    return { ok: false, problem: { code: 'shape', at: 0 } }
  }
  for (const { type, value, start, end } of payload.attributes) {
    if (type !== PURCHASE) continue
    const inside = read(value)
    if (!inside.ok && isBudget(inside.problem)) return inside
    if (!inside.ok || !isDer(inside.node, 'set')) {
      payload.malformed.push({ start, end })
      continue
    }
    const attributes: ReceiptAttribute[] = []
    const from = value.byteOffset - bytes.byteOffset
    readSet(value, inside.node, from, attributes, payload.malformed)
    payload.purchases.push({ start, end, attributes })
  }
  return { ok: true, payload }
}

function readSet(
  bytes: Uint8Array,
  set: DerNode,
  from: number,
  attributes: ReceiptAttribute[],
  malformed: { start: number; end: number }[],
): void {
  for (const node of set.children) {
    const attribute = readAttribute(bytes, node, from)
    if (attribute) attributes.push(attribute)
    else malformed.push({ start: from + node.start, end: from + node.end })
  }
}

const isBudget = (problem: DerProblem): boolean =>
  problem.code === 'too-many' || problem.code === 'too-deep'

function countNodes(node: DerNode): number {
  return node.children.reduce((sum, child) => sum + countNodes(child), 1)
}
