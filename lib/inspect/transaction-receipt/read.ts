import { encodeBase64 } from '../../bytes/base64'
import { base64Room, readBase64 } from '../../bytes/base64-read'
import { decodeUtf8, encodeUtf8 } from '../../bytes/utf8'
import type { Source } from '../source'
import { type OpenStepPair, readOpenStep } from './openstep'

/** A transaction receipt taken apart; nothing is verified. */
export interface TransactionReceipt {
  /** The outer property list, and the one inside purchase-info. */
  outer: PropertyList
  purchase: PropertyList | null
  /** What the signature is over, besides its version byte. */
  purchaseInfo: Uint8Array | null
  signature: Uint8Array | null
  /** What could not be read inside, as sentences. */
  problems: string[]
}

export interface PropertyList {
  text: string
  pairs: OpenStepPair[]
}

/** The text of the receipt: as it is, or what the input is base64 of, which is how StoreKit gave it. */
export function receiptText(source: Source): string | null {
  if (source.text?.startsWith('{')) return source.text
  const inner = source.base64 && decodeUtf8(source.base64)
  return inner?.trimStart().startsWith('{') ? inner : null
}

export function readTransactionReceipt(
  text: string,
): TransactionReceipt | { problem: string; at: number } {
  const outer = readOpenStep(text)
  if (!outer.ok) return outer
  const problems: string[] = []
  const bytesOf = (key: string): Uint8Array | null => {
    const value = textAt(outer.pairs, key)
    const bytes = value === null ? null : decoded(value)
    if (!bytes) problems.push(`${key} is ${value === null ? 'missing' : 'not base64'}.`)
    return bytes
  }
  const purchaseInfo = bytesOf('purchase-info')
  const signature = bytesOf('signature')
  const inner = purchaseInfo && decodeUtf8(purchaseInfo)
  const purchase = inner === null ? null : readOpenStep(inner)
  if (purchaseInfo && !purchase?.ok) {
    problems.push(
      `purchase-info is not a property list. ${purchase?.problem ?? 'It is not UTF-8.'}`,
    )
  }
  return {
    outer: { text, pairs: outer.pairs },
    purchase: purchase?.ok ? { text: inner ?? '', pairs: purchase.pairs } : null,
    purchaseInfo,
    signature,
    problems,
  }
}

/** The value of a key; of several the first. */
export function textAt(pairs: readonly OpenStepPair[], key: string): string | null {
  return pairs.find((pair) => pair.key === key)?.value ?? null
}

function decoded(text: string): Uint8Array | null {
  const encoded = encodeUtf8(text)
  const into = new Uint8Array(base64Room(encoded.length))
  const read = readBase64(encoded, into)
  return read.ok ? into.slice(0, read.length) : null
}

export const viewOf = (id: string, title: string, text: string) => ({
  id,
  title,
  base64: encodeBase64(encodeUtf8(text)),
})
