import type { Verdict } from '@/lib/inspect'
import { isJsonObject, type JsonObject } from '@/lib/json/node'
import type { Proven } from '@/lib/timeline/life'

/** What the lists show of one signed token. The token itself stays in the worker. */
export interface Row {
  /** As `Proven.id`. */
  id: string
  kind: Proven['kind']
  from: Proven['from']
  verdict: Verdict
  status: number | null
  attempts: { at: number; result: string }[]
  /** Of a transaction; the others are few and keep their payload. */
  facts: TransactionFacts | null
  payload: JsonObject | null
}

/** The fields of a transaction that are shown, sorted and searched; `null`: it has none such. */
export interface TransactionFacts {
  transactionId: string | null
  originalTransactionId: string | null
  productId: string | null
  type: string | null
  group: string | null
  purchased: number | null
  expires: number | null
  revoked: number | null
  revocationReason: number | null
  revocationType: string | null
  revocationPercentage: number | null
  price: number | null
  currency: string | null
  storefront: string | null
  offerType: number | null
  offerDiscount: string | null
  offerId: string | null
  reason: string | null
  ownership: string | null
  quantity: number | null
  upgraded: boolean
  environment: string | null
  bundleId: string | null
  signed: number | null
}

export function factsOf(payload: JsonObject): TransactionFacts {
  const text = (name: string): string | null => {
    const value = payload[name]
    return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : null
  }
  const number = (name: string): number | null => {
    const value = payload[name]
    return typeof value === 'number' ? value : null
  }
  return {
    transactionId: text('transactionId'),
    originalTransactionId: text('originalTransactionId'),
    productId: text('productId'),
    type: text('type'),
    group: text('subscriptionGroupIdentifier'),
    purchased: number('purchaseDate'),
    expires: number('expiresDate'),
    revoked: number('revocationDate'),
    revocationReason: number('revocationReason'),
    revocationType: text('revocationType'),
    revocationPercentage: number('revocationPercentage'),
    price: number('price'),
    currency: text('currency'),
    storefront: text('storefront'),
    offerType: number('offerType'),
    offerDiscount: text('offerDiscountType'),
    offerId: text('offerIdentifier'),
    reason: text('transactionReason'),
    ownership: text('inAppOwnershipType'),
    quantity: number('quantity'),
    upgraded: payload.isUpgraded === true,
    environment: text('environment'),
    bundleId: text('bundleId'),
    signed: number('signedDate'),
  }
}

/** The payload of a notification without the tokens in it, which are kept on their own. */
export function withoutTokens(payload: JsonObject): JsonObject {
  const kept = Object.entries(payload).map(([name, value]) => [
    name,
    isJsonObject(value)
      ? Object.fromEntries(
          Object.entries(value).filter(
            ([key]) => !key.startsWith('signed') || key === 'signedDate',
          ),
        )
      : value,
  ])
  return Object.fromEntries(kept)
}

/** When it was signed, in milliseconds since 1970 UTC; 0 where it is not genuine or does not say. */
export function signedAt({ verdict, facts, payload }: Row): number {
  const signed = facts ? facts.signed : payload?.signedDate
  return verdict === 'valid' && typeof signed === 'number' ? signed : 0
}
