import type { JsonObject } from '@/lib/json/node'

/** The transaction of a product that does not renew. */
export function oneTimePayload(
  transactionId: string,
  productId: string,
  type: string,
  environment: string,
  bought: number,
): JsonObject {
  return {
    transactionId,
    originalTransactionId: transactionId,
    bundleId: 'com.example.app',
    productId,
    type,
    inAppOwnershipType: 'PURCHASED',
    transactionReason: 'PURCHASE',
    environment,
    purchaseDate: bought,
    originalPurchaseDate: bought,
  }
}
