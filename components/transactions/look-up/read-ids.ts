import type { Field, Inspection } from '@/lib/inspect'
import { isOrderId } from '../subject'

/** An id that can be looked up, as it was found. */
export interface FoundId {
  id: string
  /** `transaction id`, `original transaction id`, … */
  kind: string
  /** What it is of, where that is known. */
  product: string | null
}

export interface ReadIds {
  /** What was read: `a receipt with 12 purchases`. */
  what: string
  /** The best to look up by comes first; empty: there is none in it. */
  ids: readonly FoundId[]
}

/** Names of the ids that the API takes, on the wire and in receipts, the surest to lead to a life first. */
const KINDS: readonly (readonly [kind: string, ...labels: string[]])[] = [
  [
    'original transaction ID',
    'originalTransactionId',
    'original_transaction_id',
    'original-transaction-id',
    '1705',
  ],
  ['transaction ID', 'transactionId', 'transaction_id', 'transaction-id', '1703', 'TransactionID'],
  ['app transaction ID', 'appTransactionId', 'app_transaction_id'],
  ['order ID', 'orderId'],
]
const PRODUCTS = ['productId', 'product_id', 'product-id', '1702']

/** What a text is at first sight, without the engine; `null`: it has to be read. */
export function readPlain(text: string): ReadIds | null {
  const id = text.trim()
  if (/^\d{1,20}$/.test(id)) {
    return { what: 'an ID', ids: [{ id, kind: 'transaction ID of any kind', product: null }] }
  }
  if (isOrderId(id)) return { what: 'an order ID', ids: [{ id, kind: 'order ID', product: null }] }
  return null
}

/** Every id that the API takes, out of whatever was pasted. It is found here, in the browser. */
export function readIds(inspection: Inspection): ReadIds {
  const found = new Map<string, FoundId & { rank: number }>()
  const add = (rank: number, id: string, product: string | null) => {
    const kind = KINDS[rank]?.[0]
    if (kind === undefined || !/^[\w-]{1,40}$/.test(id) || id === '0') return
    const known = found.get(id)
    if (!known || known.rank > rank) {
      found.set(id, { id, kind, product: product ?? known?.product ?? null, rank })
    }
  }
  collect(inspection, add)
  const ids = [...found.values()]
    .sort((a, b) => a.rank - b.rank)
    .map(({ id, kind, product }) => ({ id, kind, product }))
  return { what: whatOf(inspection), ids }
}

type Add = (rank: number, id: string, product: string | null) => void

function collect(inspection: Inspection, add: Add): void {
  collectFields(inspection.fields, add)
  for (const { columns, rows } of inspection.tables) {
    const product = columns.findIndex(({ id }) => PRODUCTS.includes(id))
    for (const [column, { id }] of columns.entries()) {
      const rank = KINDS.findIndex(([, ...labels]) => labels.includes(id))
      if (rank < 0) continue
      for (const row of rows) {
        const value = row[column]
        if (value === null || value === undefined || value === '') continue
        const of = row[product]
        add(rank, String(value), typeof of === 'string' ? of : null)
      }
    }
  }
  for (const part of inspection.parts) collect(part, add)
}

function collectFields(fields: readonly Field[], add: Add): void {
  const product = fields.find(({ label }) => PRODUCTS.includes(label))?.value ?? null
  for (const { label, value, words, children } of fields) {
    const rank = KINDS.findIndex(([, ...labels]) => labels.includes(label))
    // A receipt’s attribute is bytes, and its words are the id.
    if (rank >= 0) add(rank, /^\d{4}$/.test(label) ? (words ?? value) : value, product)
    if (children) collectFields(children, add)
  }
}

function whatOf({ title, tables }: Inspection): string {
  const name = `${/^[aeiou]/i.test(title) ? 'an' : 'a'} ${title.charAt(0).toLowerCase()}${title.slice(1)}`
  const [table] = tables
  if (!table) return name
  const { title: rows, rows: list } = table
  return `${name} with ${list.length.toLocaleString('en-GB')} ${rows.toLowerCase()}`
}
