import 'server-only'
import type {
  App,
  Customer,
  OwnerWorld,
  Product,
  ProductKind,
  Side,
  Stage,
  Subscription,
  SubscriptionState,
  Transaction,
  UsedOffer,
} from './model'
import { readPeriod } from './periods'

/** What Apple signs, before it is signed. */
export type Payload = Record<string, unknown>

const TYPES: Readonly<Record<ProductKind, string>> = {
  subscription: 'Auto-Renewable Subscription',
  'non-renewing': 'Non-Renewing Subscription',
  consumable: 'Consumable',
  'non-consumable': 'Non-Consumable',
}

/** https://developer.apple.com/documentation/appstoreserverapi/status */
export const STATUS: Readonly<Record<SubscriptionState, number>> = {
  active: 1,
  expired: 2,
  retry: 3,
  grace: 4,
  revoked: 5,
}

export const environmentOf = (side: Side): string => (side === 'sandbox' ? 'Sandbox' : 'Production')

/** https://developer.apple.com/documentation/appstoreserverapi/jwstransactiondecodedpayload */
export function transactionPayload(stage: Stage, customer: Customer, tx: Transaction): Payload {
  return without({
    transactionId: tx.transactionId,
    originalTransactionId: tx.originalTransactionId,
    webOrderLineItemId: tx.webOrderLineItemId,
    bundleId: customer.bundleId,
    productId: tx.productId,
    subscriptionGroupIdentifier: tx.groupId,
    purchaseDate: tx.purchaseDate,
    originalPurchaseDate: tx.originalPurchaseDate,
    expiresDate: tx.expiresDate,
    quantity: tx.quantity,
    type: TYPES[tx.kind],
    appAccountToken: tx.appAccountToken,
    inAppOwnershipType: tx.family ? 'FAMILY_SHARED' : 'PURCHASED',
    signedDate: stage.now,
    revocationReason: tx.revoked && tx.revoked.type !== 'FAMILY_REVOKE' ? tx.revoked.reason : null,
    revocationDate: tx.revoked?.at,
    revocationType: tx.revoked?.type,
    revocationPercentage: tx.revoked?.percentage,
    isUpgraded: tx.upgraded ? true : null,
    ...offerFields(tx.offer),
    environment: environmentOf(stage.world.side),
    transactionReason: tx.reason,
    storefront: customer.storefront,
    storefrontId: customer.storefrontId,
    price: tx.price,
    currency: tx.currency,
    appTransactionId: customer.appTransactionId,
    ...(tx.commitment
      ? {
          billingPlanType: 'MONTHLY',
          commitmentInfo: {
            billingPeriodNumber: tx.commitment.number,
            totalBillingPeriods: tx.commitment.total,
            commitmentExpiresDate: tx.commitment.ends,
            commitmentPrice: tx.commitment.price,
          },
        }
      : {}),
  })
}

/** The price of a period without an offer: an increase is each customer’s, as not all of them consent. */
export function priceOf({ raised }: Subscription, { productId, price }: Product): number {
  return raised?.productId === productId ? raised.price : price
}

/** https://developer.apple.com/documentation/appstoreserverapi/jwsrenewalinfodecodedpayload */
export function renewalPayload(stage: Stage, customer: Customer, sub: Subscription): Payload {
  const next = findProduct(stage.owner, customer.bundleId, sub.renewAs)
  const latest = transactionOf(customer, sub.latest)
  const renews = sub.autoRenew && sub.state !== 'expired' && sub.state !== 'revoked'
  const price = sub.offer && sub.offer.left > 0 ? sub.offer.price : next ? priceOf(sub, next) : null
  return without({
    originalTransactionId: sub.originalTransactionId,
    autoRenewProductId: sub.renewAs,
    productId: sub.productId,
    autoRenewStatus: sub.autoRenew ? 1 : 0,
    // Why it ended: of what still runs there is nothing to say.
    expirationIntent: sub.state === 'active' ? null : sub.expirationIntent,
    isInBillingRetryPeriod:
      sub.state === 'retry' || sub.state === 'grace'
        ? true
        : sub.expirationIntent === 2
          ? false
          : null,
    gracePeriodExpiresDate: sub.graceUntil,
    priceIncreaseStatus: sub.priceIncrease?.status,
    ...offerFields(sub.offer && sub.offer.left > 0 ? sub.offer.used : null),
    signedDate: stage.now,
    environment: environmentOf(stage.world.side),
    recentSubscriptionStartDate: sub.recentStart,
    renewalDate: renews ? sub.expires : null,
    renewalPrice: renews ? (sub.priceIncrease?.price ?? price) : null,
    currency: next?.currency,
    eligibleWinBackOfferIds: sub.winBack.length > 0 ? sub.winBack : null,
    appAccountToken: customer.appAccountToken,
    appTransactionId: customer.appTransactionId,
    ...(latest?.commitment && next
      ? {
          renewalBillingPlanType: 'MONTHLY',
          commitmentInfo: {
            commitmentAutoRenewProductId: sub.renewAs,
            commitmentAutoRenewStatus: sub.autoRenew ? 1 : 0,
            commitmentRenewalBillingPlanType: 'MONTHLY',
            commitmentRenewalDate: latest.commitment.ends,
            commitmentRenewalPrice: latest.commitment.price,
          },
        }
      : {}),
  })
}

/** What the server signs of an app's download: without the fields of a device. */
export function appTransactionPayload(stage: Stage, customer: Customer, app: App): Payload {
  const sandbox = stage.world.side === 'sandbox'
  return {
    receiptType: environmentOf(stage.world.side),
    appAppleId: app.appAppleId,
    bundleId: app.bundleId,
    versionExternalIdentifier: sandbox ? 0 : 863_855_306,
    receiptCreationDate: stage.now,
    // https://developer.apple.com/documentation/storekit/apptransaction/originalappversion
    originalPurchaseDate: sandbox ? 1_375_340_400_000 : customer.created,
    originalApplicationVersion: sandbox ? '1.0' : '7',
    appTransactionId: customer.appTransactionId,
    originalPlatform: 'iOS',
  }
}

function offerFields(offer: UsedOffer | null): Payload {
  if (!offer) return {}
  return {
    offerType: offer.type,
    offerIdentifier: offer.id,
    offerDiscountType: offer.discount,
    offerPeriod: offer.period,
  }
}

/** `null` and `undefined` are not said at all. */
function without(fields: Payload): Payload {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== null && value !== undefined),
  )
}

export function findProduct(owner: OwnerWorld, bundleId: string, id: string): Product | null {
  return owner.products.find((row) => row.productId === id && row.bundleId === bundleId) ?? null
}

export function transactionOf(customer: Customer, id: string): Transaction | null {
  for (let at = customer.transactions.length - 1; at >= 0; at -= 1) {
    const tx = customer.transactions[at]
    if (tx?.transactionId === id) return tx
  }
  return null
}

/** Whether a period can be computed with: see `endOf`. */
export const isPeriod = (iso: string): boolean => readPeriod(iso) !== null
