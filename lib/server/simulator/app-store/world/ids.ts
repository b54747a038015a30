import 'server-only'
import { createHash } from 'node:crypto'
import type { OwnerWorld, Side } from './model'

/** Every id comes from the owner's seed and a counter, so that the same acts give the same ids. */

/** Digits only, like Apple's. */
export function transactionId(owner: OwnerWorld, side: Side): string {
  return side === 'sandbox' ? `2000000${number(owner, 9)}` : `3100${number(owner, 11)}`
}

/** The number of an item of an order. */
export const lineItemId = (owner: OwnerWorld): string => `20000000${number(owner, 8)}`

/** One for each customer of an app. */
export const appTransactionId = (owner: OwnerWorld): string => `7041${number(owner, 14)}`

/** As on a customer's bill. */
export function orderId(owner: OwnerWorld): string {
  return `M${digest(owner.seed, `order/${tick(owner)}`)
    .replace(/[^a-z0-9]/gi, '')
    .slice(0, 10)
    .toUpperCase()}`
}

/** A version 4 UUID by its form (RFC 9562 section 5.4). */
export function uuid(owner: OwnerWorld): string {
  const hex = digest(owner.seed, `uuid/${tick(owner)}`)
  const variant = ((Number.parseInt(hex[16] ?? '0', 16) & 3) | 8).toString(16)
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}

/** Counts upwards from a start that the seed gives, so that later ids are greater. */
function number(owner: OwnerWorld, digits: number): string {
  const start = Number.parseInt(digest(owner.seed, 'start').slice(0, 8), 16) % 10 ** (digits - 2)
  return String(start + tick(owner)).padStart(digits, '0')
}

function tick(owner: OwnerWorld): number {
  owner.counter += 1
  return owner.counter
}

function digest(seed: string, name: string): string {
  return createHash('sha256').update(`${seed}/${name}`).digest('hex')
}
