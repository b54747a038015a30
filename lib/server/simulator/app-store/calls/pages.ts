import 'server-only'
import { createHash } from 'node:crypto'
import type { Transaction } from '../world/model'

/** A place in a customer's transactions: behind this one. */
export interface Place {
  modified: number
  /** The transaction id, which orders those of the same instant. */
  id: string
}

export interface PageOptions {
  customerId: string
  descending: boolean
  from: Place | null
  size: number
  test(tx: Transaction): boolean
}

export interface Page {
  rows: Transaction[]
  /** Where the next page begins. Also given on the last one: later changes come behind it. */
  revision: string
  hasMore: boolean
}

/** The customer's transactions in the order of their last change, from a place on. */
export function pageFrom(transactions: readonly Transaction[], options: PageOptions): Page {
  const { descending, size } = options
  const sorted = after(transactions, options.from, descending)
  const rows: Transaction[] = []
  let hasMore = false
  for (const tx of sorted) {
    if (!options.test(tx)) continue
    if (rows.length === size) {
      hasMore = true
      break
    }
    rows.push(tx)
  }
  const last = rows.at(-1)
  const place = last ? placeOf(last) : (options.from ?? { modified: 0, id: '' })
  return { rows, revision: writeRevision(place, options.customerId), hasMore }
}

/** Sorted by when they changed last, those behind `from`. */
export function after(
  transactions: readonly Transaction[],
  from: Place | null,
  descending = false,
): Transaction[] {
  const sorted = sortedOnce(transactions)
  if (!descending) return sorted.slice(from === null ? 0 : firstBehind(sorted, from, 0))
  return sorted.slice(0, from === null ? sorted.length : firstBehind(sorted, from, -1)).reverse()
}

/** Opaque to clients, and nobody can make one up. */
function writeRevision({ modified, id }: Place, customerId: string): string {
  return `${modified}_${id}_${mark(modified, id, customerId)}`
}

export function readRevision(text: string, customerId: string): Place | null {
  const found = /^(\d{1,16})_(\d{0,32})_([0-9a-f]{16})$/.exec(text)
  const [, modified = '', id = '', given = ''] = found ?? []
  if (!found || mark(Number(modified), id, customerId) !== given) return null
  return { modified: Number(modified), id }
}

const mark = (modified: number, id: string, customerId: string): string =>
  createHash('sha256').update(`revision/${modified}/${id}/${customerId}`).digest('hex').slice(0, 16)

const placeOf = ({ modified, transactionId }: Transaction): Place => ({
  modified,
  id: transactionId,
})

/** Sorting 50,000 for each of 2,500 pages would be slow: kept until the list or a row changes. */
const KEPT = new WeakMap<readonly Transaction[], { stamp: string; sorted: Transaction[] }>()

function sortedOnce(transactions: readonly Transaction[]): Transaction[] {
  let newest = 0
  // Told from the first one on, so that the sum stays exact: this is done for every page.
  const begin = transactions[0]?.modified ?? 0
  let sum = 0
  for (const { modified } of transactions) {
    if (modified > newest) newest = modified
    sum += modified - begin
  }
  const stamp = `${transactions.length}/${begin}/${newest}/${sum}`
  const kept = KEPT.get(transactions)
  if (kept?.stamp === stamp) return kept.sorted
  const sorted = [...transactions].sort(compare)
  KEPT.set(transactions, { stamp, sorted })
  return sorted
}

/** `least` 0: behind the place; -1: at it or behind it. */
function firstBehind(sorted: readonly Transaction[], from: Place, least: 0 | -1): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    const tx = sorted[middle]
    const behind = tx !== undefined && order(tx.modified, tx.transactionId, from) > least
    if (behind) high = middle
    else low = middle + 1
  }
  return low
}

const compare = (one: Transaction, other: Transaction): number =>
  order(one.modified, one.transactionId, placeOf(other))

function order(modified: number, id: string, place: Place): number {
  if (modified !== place.modified) return modified < place.modified ? -1 : 1
  return id < place.id ? -1 : id > place.id ? 1 : 0
}
