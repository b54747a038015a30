import { encodeBase64 } from '../../bytes/base64'
import type { JsonObject, JsonValue } from '../../json/node'
import type { BudgetName } from '../budgets'

/** A value of a property list, with its place in the bytes that were read: `[start, end)`. */
export type PlistNode = Place &
  (
    | { type: 'dict'; entries: PlistEntry[] }
    | { type: 'array'; items: PlistNode[] }
    | { type: 'string'; value: string }
    /** In decimal, as many digits as there are. */
    | { type: 'integer'; raw: string }
    | { type: 'real'; raw: string }
    | { type: 'boolean'; value: boolean }
    /** Milliseconds since 1970 UTC; `null` where it is no date. */
    | { type: 'date'; raw: string; instant: number | null }
    | { type: 'data'; bytes: Uint8Array }
    /** A reference in a keyed archive. */
    | { type: 'uid'; raw: string }
  )

export interface Place {
  start: number
  end: number
}

export interface PlistEntry {
  key: string
  keyStart: number
  value: PlistNode
}

export type PlistForm = 'XML' | 'binary' | 'OpenStep'

export type PlistReading =
  | { ok: true; form: PlistForm; root: PlistNode }
  | { ok: false; form: PlistForm; problem: PlistProblem; at: number; message: string }
  | { ok: false; form: PlistForm; problem: 'budget'; at: number; budget: BudgetName }

export type PlistProblem =
  /** The DOCTYPE declares entities of its own: billion laughs, files read through them. */
  | 'entities'
  | 'syntax'
  /** An offset or a reference of the binary form leads nowhere. */
  | 'reference'

/** Carries a problem out of a reader; it never leaves `readPlist`. */
export class PlistFault extends Error {
  constructor(
    readonly problem: PlistProblem,
    readonly at: number,
    /** A sentence. */
    message: string,
  ) {
    super(message)
  }
}

export class PlistBudget extends Error {
  constructor(
    readonly budget: BudgetName,
    readonly at: number,
  ) {
    super(budget)
  }
}

/** The value of a key of a dictionary; of equal keys the last one. */
export function member(node: PlistNode | undefined, key: string): PlistNode | undefined {
  if (node?.type !== 'dict') return undefined
  return node.entries.findLast((entry) => entry.key === key)?.value
}

/**
 * The value as plain JSON: data in base64, dates as ISO 8601, integers beyond 2^53 as text. Of equal
 * keys the last one counts.
 */
export function plistValue(node: PlistNode): JsonValue {
  switch (node.type) {
    case 'dict': {
      const object: JsonObject = Object.create(null)
      for (const { key, value } of node.entries) object[key] = plistValue(value)
      return object
    }
    case 'array':
      return node.items.map(plistValue)
    case 'integer': {
      const value = Number(node.raw)
      return Number.isSafeInteger(value) ? value : node.raw
    }
    case 'real': {
      const value = Number(node.raw)
      return Number.isFinite(value) ? value : node.raw
    }
    case 'date':
      return node.instant === null ? node.raw : new Date(node.instant).toISOString()
    case 'data':
      return encodeBase64(node.bytes)
    case 'uid':
      return node.raw
    default:
      return node.value
  }
}
