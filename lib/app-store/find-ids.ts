import type { Inspection } from '../inspect/inspection'
import { isJsonObject, type JsonValue } from '../json/node'
import type { CallId, IdKind } from './call'
import { type IdShape, idShapeOf } from './id-shape'

/** An id that was found in what somebody typed or pasted. */
export interface FoundId {
  /** `unknown`: digits alone, which may be any of the three. */
  kind: IdKind | 'orderId' | 'unknown'
  value: string
  /** Where it stood: `data.signedTransactionInfo.transactionId`; empty: it is all of the text. */
  at: string
}

/** What a person typed or pasted into the look-up box, and what can be asked with it. */
export interface Lookup {
  /**
   * `ids`: it can be asked for, the best first. `inspect`: what was pasted has to be read first:
   * hand the inspection to `lookupIn`. `none`: there is nothing to ask with.
   */
  kind: 'ids' | 'inspect' | 'none'
  /** What it is and what can be done: a sentence. */
  message: string
  ids: readonly FoundId[]
  /** The call to begin with; `null` where there is none. */
  call: CallId | null
  /** Which of Apple’s environments it says that it comes from; `null`: it does not say. */
  environment: 'sandbox' | 'production' | null
  bundleId: string | null
}

const NOTHING = { ids: [], call: null, environment: null, bundleId: null } as const

type Row = (text: string) => Lookup

const found = (kind: FoundId['kind'], value: string, call: CallId, message: string): Lookup => ({
  ...NOTHING,
  kind: 'ids',
  message,
  ids: [{ kind, value, at: '' }],
  call,
})

const none = (message: string): Lookup => ({ ...NOTHING, kind: 'none', message })
const inspected = (message: string): Lookup => ({ ...NOTHING, kind: 'inspect', message })

const ROWS: Readonly<Record<IdShape, Row>> = {
  empty: () => none('Type a transaction ID or an order ID, or paste a receipt or a signed token.'),
  digits: (text) =>
    found(
      'unknown',
      text,
      'history',
      'Digits only: a transaction ID, an original transaction ID or an app transaction ID. The history accepts any of them.',
    ),
  xcode: () =>
    none(
      'The number is too short for the App Store. StoreKit testing in Xcode counts from 0, and Apple’s servers know none of its transactions.',
    ),
  order: (text) =>
    found(
      'orderId',
      text.toUpperCase(),
      'order',
      'It looks like an order ID. Production returns its transactions; the sandbox has no such call.',
    ),
  uuid: () =>
    none(
      'A UUID: perhaps an app account token. The App Store Server API cannot search by it; look it up in your own data.',
    ),
  jws: () => inspected('A signed token: its IDs are taken out.'),
  receipt: () => inspected('A receipt: its IDs are taken out.'),
  json: () => inspected('JSON: its IDs are taken out.'),
  other: () => inspected('It does not look like an ID, so it is searched for IDs.'),
}

/** What the text is by its form alone. Cheap: for every keystroke. */
export function readLookup(text: string): Lookup {
  const trimmed = text.trim().replace(/^(["'“”])(.*)\1$/s, '$2')
  return ROWS[idShapeOf(trimmed)](trimmed)
}

/** Names on the wire, and as receipts and verifyReceipt write them. */
const NAMES: Readonly<Record<string, FoundId['kind']>> = {
  originalTransactionId: 'originalTransactionId',
  original_transaction_id: 'originalTransactionId',
  'original-transaction-id': 'originalTransactionId',
  transactionId: 'transactionId',
  transaction_id: 'transactionId',
  'transaction-id': 'transactionId',
  TransactionID: 'transactionId',
  appTransactionId: 'appTransactionId',
  orderId: 'orderId',
}
const BUNDLES: readonly string[] = ['bundleId', 'bundle_id', 'bid']

/** The first of these can be asked everything; a change takes the original id alone. */
const ORDER: readonly FoundId['kind'][] = [
  'originalTransactionId',
  'transactionId',
  'appTransactionId',
  'orderId',
  'unknown',
]
/** A receipt can hold thousands of purchases, all of one customer. */
const MOST_IDS = 50
const MOST_VALUES = 20_000

/**
 * The ids in what was pasted, by its inspection. Nothing of it is trusted: an id from a forged
 * receipt is asked for like any other, and Apple’s answer is what counts.
 */
export function lookupIn(inspection: Inspection): Lookup {
  const search: Search = { ids: new Map(), bundleId: null, left: MOST_VALUES }
  searchIn(inspection, '', search)
  const ids = [...search.ids.values()]
    .sort((one, other) => ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind))
    .slice(0, MOST_IDS)
  const environment = environmentOf(inspection)
  const { bundleId } = search
  const [first] = ids
  if (!first) {
    const message = `${inspection.title}: there is no transaction ID in it.`
    return { ...none(message), environment, bundleId }
  }
  const message =
    environmentName(inspection) === 'Xcode'
      ? `${inspection.title}, made by StoreKit testing in Xcode: Apple’s servers do not know it.`
      : `${inspection.title}: ${first.kind} ${first.value} was taken out of it${ids.length > 1 ? `, and ${ids.length - 1} more` : ''}.`
  const call = first.kind === 'orderId' ? 'order' : 'history'
  return { kind: 'ids', message, ids, call, environment, bundleId }
}

interface Search {
  ids: Map<string, FoundId>
  bundleId: string | null
  left: number
}

function searchIn({ value, parts }: Inspection, at: string, search: Search): void {
  walk(value, at, search)
  for (const part of parts) searchIn(part, join(at, part.at ?? ''), search)
}

function walk(value: JsonValue, at: string, search: Search): void {
  if (search.left-- <= 0) return
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) walk(item, join(at, String(index)), search)
  } else if (isJsonObject(value)) {
    for (const [name, field] of Object.entries(value)) {
      take(name, field, at, search)
      walk(field, join(at, name), search)
    }
  }
}

function take(name: string, field: JsonValue, at: string, search: Search): void {
  const text = typeof field === 'number' ? String(field) : field
  if (typeof text !== 'string' || text === '') return
  if (BUNDLES.includes(name)) search.bundleId ??= text
  const kind = Object.hasOwn(NAMES, name) ? NAMES[name] : undefined
  const key = `${kind} ${text}`
  if (kind === undefined || search.ids.has(key)) return
  search.ids.set(key, { kind, value: text, at: join(at, name) })
}

const join = (at: string, name: string): string =>
  [at, name].filter((part) => part !== '').join('.')

/** Its own, or that of the first part that says one. */
function environmentName({ environment, parts }: Inspection): string | null {
  return environment ?? parts.map(environmentName).find((name) => name !== null) ?? null
}

function environmentOf(inspection: Inspection): Lookup['environment'] {
  const name = environmentName(inspection) ?? ''
  if (/sandbox/i.test(name)) return 'sandbox'
  return /^production$/i.test(name) ? 'production' : null
}
