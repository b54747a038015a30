import { readBer } from '../../bytes/ber'
import type { DerNode, DerProblem } from '../../bytes/der'
import { isDer } from '../../bytes/der-value'
import { BUDGETS } from '../budgets'
import { type ReceiptAttribute, readAttribute, readPlainAttribute } from './attribute'

/** The type of an attribute that holds a purchase. */
const PURCHASE = 17
const isPurchase = ({ type }: ReceiptAttribute): boolean => type === PURCHASE

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
  const budget = { nodes: BUDGETS.asnNodes as number }
  const set = readSet(bytes, 0, budget)
  if (!set.ok) return set
  const { attributes, malformed, leftover } = set
  const payload: ReceiptPayload = { attributes, malformed, leftover, purchases: [] }
  if (payload.attributes.length === 0 && payload.malformed.length > 0) {
    return { ok: false, problem: { code: 'shape', at: 0 } }
  }
  return readPurchases(bytes, payload, budget)
}

/**
 * What is left of a payload whose end is missing: every attribute that is whole. `from` is where
 * the SET begins, and places count from the start of `bytes` as well.
 */
export function readCutPayload(bytes: Uint8Array, from: number): PayloadReading {
  const budget = { nodes: BUDGETS.asnNodes as number }
  const payload: ReceiptPayload = { attributes: [], purchases: [], malformed: [], leftover: 0 }
  for (let at = contentAt(bytes, from); at < bytes.length; ) {
    const read = readWithin(bytes, at, budget)
    const attribute = read.ok && readAttribute(bytes, read.node, 0)
    if (!read.ok || !attribute) break
    payload.attributes.push(attribute)
    at = read.node.end
  }
  return readPurchases(bytes, payload, budget)
}

function readPurchases(
  bytes: Uint8Array,
  payload: ReceiptPayload,
  budget: { nodes: number },
): PayloadReading {
  for (const { value, start, end } of payload.attributes.filter(isPurchase)) {
    const set = readSet(value, value.byteOffset - bytes.byteOffset, budget)
    if (!set.ok && isBudget(set.problem)) return set
    if (!set.ok) {
      payload.malformed.push({ start, end })
      continue
    }
    payload.malformed.push(...set.malformed.slice(0, MOST_MALFORMED))
    payload.purchases.push({ start, end, attributes: set.attributes })
  }
  return { ok: true, payload }
}

/** Enough to say how many; a hostile receipt may have a million. */
const MOST_MALFORMED = 1_000

type SetReading =
  | ({ ok: true } & Omit<ReceiptPayload, 'purchases'>)
  | Extract<PayloadReading, { ok: false }>

/** The attributes of the SET that the bytes are; `from` is where they stand in the whole payload. */
function readSet(bytes: Uint8Array, from: number, budget: { nodes: number }): SetReading {
  const plain = readPlainSet(bytes, from, budget)
  if (plain) return plain
  const whole = readWithin(bytes, 0, budget)
  if (!whole.ok) return whole
  if (!isDer(whole.node, 'set')) return { ok: false, problem: { code: 'shape', at: 0 } }
  const attributes: ReceiptAttribute[] = []
  const malformed: { start: number; end: number }[] = []
  for (const node of whole.node.children) {
    const attribute = readAttribute(bytes, node, from)
    if (attribute) attributes.push(attribute)
    else malformed.push({ start: from + node.start, end: from + node.end })
  }
  return { ok: true, attributes, malformed, leftover: whole.leftover }
}

/** The same for a SET in which nothing is strange; `null` for any other, and no budget is spent. */
function readPlainSet(
  bytes: Uint8Array,
  from: number,
  budget: { nodes: number },
): SetReading | null {
  const start = contentAt(bytes, 0)
  const size = start - 2
  if (bytes[0] !== 0x31 || bytes[1] === 0x80 || size > 4) return null
  let length = size === 0 ? (bytes[1] ?? 0) : 0
  for (let at = 2; at < start; at++) length = length * 256 + (bytes[at] ?? 0)
  const end = start + length
  if (end > bytes.length) return null
  const attributes: ReceiptAttribute[] = []
  const left = { nodes: budget.nodes - 1 }
  for (let at = start; at < end; ) {
    let attribute = readPlainAttribute(bytes, at, end, from)
    if (attribute) left.nodes -= NODES
    else {
      const read = readWithin(bytes.subarray(0, end), at, left)
      attribute = read.ok ? readAttribute(bytes, read.node, from) : null
    }
    if (!attribute || left.nodes < 0) return null
    attributes.push(attribute)
    at = attribute.end - from
  }
  budget.nodes = left.nodes
  return { ok: true, attributes, malformed: [], leftover: bytes.length - end }
}

/** An attribute, and its three parts. */
const NODES = 4

/** Where the contents of the value at `at` begin. */
function contentAt(bytes: Uint8Array, at: number): number {
  const length = bytes[at + 1] ?? 0
  return at + 2 + (length > 0x80 ? length & 0x7f : 0)
}

/** Reads one value and takes what it cost off the budget. */
function readWithin(bytes: Uint8Array, start: number, budget: { nodes: number }) {
  const result = readBer(bytes, start, { nodes: budget.nodes, depth: 6 })
  if (result.ok) budget.nodes -= countNodes(result.node)
  return result
}

const isBudget = (problem: { code: string }): boolean =>
  problem.code === 'too-many' || problem.code === 'too-deep'

function countNodes(node: DerNode): number {
  return node.children.reduce((sum, child) => sum + countNodes(child), 1)
}
