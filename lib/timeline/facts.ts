import { text } from '../inspect/app-store-jws/kinds'
import type { Verdict } from '../inspect/inspection'
import { instant } from '../json/instant'
import { isJsonObject, type JsonObject, type JsonValue } from '../json/node'
import type { Proven } from './life'

/** What every piece of evidence has: who it is, and when Apple signed it. */
interface Fact {
  /** The id of its `Proven`. */
  proof: string
  verdict: Verdict
  from: Proven['from']
  /** Milliseconds since 1970 UTC; `null`: it does not say. */
  signedAt: number | null
  environment: string | null
  /** Get All Subscription Statuses gave this status beside it. */
  status: number | null
}

/** A transaction, as far as a life is drawn from it. Absent fields are `null`. */
export interface TransactionFact extends Fact {
  transactionId: string
  originalId: string
  product: string
  group: string | null
  /** Apple’s own words, such as `Auto-Renewable Subscription`. */
  type: string | null
  bundleId: string | null
  purchasedAt: number | null
  expiresAt: number | null
  revokedAt: number | null
  revocationType: string | null
  /** Thousandths of a percent. */
  revocationPercentage: number | null
  revocationReason: number | null
  upgraded: boolean
  family: boolean
  reason: string | null
  offerType: number | null
  offerId: string | null
  discount: string | null
  /** Thousandths of the currency’s unit. */
  price: number | null
  currency: string | null
  billingPlan: string | null
  /** Of a plan paid monthly over a term: which of its periods this is, and when the term ends. */
  commitment: { period: number | null; periods: number | null; endsAt: number | null } | null
}

/** Renewal info, as far as a life is drawn from it. */
export interface RenewalFact extends Fact {
  originalId: string
  product: string
  nextProduct: string | null
  autoRenew: boolean | null
  retrying: boolean | null
  graceUntil: number | null
  intent: number | null
  renewsAt: number | null
  price: number | null
  currency: string | null
  priceIncrease: number | null
  winBackOffers: number
  offerType: number | null
  offerId: string | null
  billingPlan: string | null
  commitment: { autoRenew: boolean | null; endsAt: number | null; product: string | null } | null
}

/** A notification without what is signed inside it. */
export interface NotificationFact extends Fact {
  uuid: string | null
  type: string
  subtype: string | null
  bundleId: string | null
  attempts: { at: number; result: string }[]
  data: JsonObject | null
}

export function readTransaction(proven: Proven): TransactionFact {
  const payload = objectOf(proven)
  const id = idText(payload.transactionId)
  const original = idText(payload.originalTransactionId)
  const commitment = isJsonObject(payload.commitmentInfo) ? payload.commitmentInfo : null
  return {
    ...common(proven, payload),
    transactionId: id ?? original ?? `(none: ${proven.id})`,
    originalId: original ?? id ?? `(none: ${proven.id})`,
    product: text(payload.productId) ?? '',
    group: idText(payload.subscriptionGroupIdentifier),
    type: text(payload.type),
    bundleId: text(payload.bundleId),
    purchasedAt: instant(payload.purchaseDate),
    expiresAt: instant(payload.expiresDate),
    revokedAt: instant(payload.revocationDate),
    revocationType: text(payload.revocationType),
    revocationPercentage: number(payload.revocationPercentage),
    revocationReason: number(payload.revocationReason),
    upgraded: payload.isUpgraded === true,
    family: payload.inAppOwnershipType === 'FAMILY_SHARED',
    reason: text(payload.transactionReason),
    offerType: number(payload.offerType),
    offerId: text(payload.offerIdentifier),
    discount: text(payload.offerDiscountType),
    price: number(payload.price),
    currency: text(payload.currency),
    billingPlan: text(payload.billingPlanType),
    commitment: commitment && {
      period: number(commitment.billingPeriodNumber),
      periods: number(commitment.totalBillingPeriods),
      endsAt: instant(commitment.commitmentExpiresDate),
    },
  }
}

export function readRenewal(proven: Proven): RenewalFact {
  const payload = objectOf(proven)
  const commitment = isJsonObject(payload.commitmentInfo) ? payload.commitmentInfo : null
  const offers = payload.eligibleWinBackOfferIds
  return {
    ...common(proven, payload),
    originalId: idText(payload.originalTransactionId) ?? `(none: ${proven.id})`,
    product: text(payload.productId) ?? text(payload.autoRenewProductId) ?? '',
    nextProduct: text(payload.autoRenewProductId),
    autoRenew: flag(payload.autoRenewStatus),
    retrying:
      typeof payload.isInBillingRetryPeriod === 'boolean' ? payload.isInBillingRetryPeriod : null,
    graceUntil: instant(payload.gracePeriodExpiresDate),
    intent: number(payload.expirationIntent),
    renewsAt: instant(payload.renewalDate),
    price: number(payload.renewalPrice),
    currency: text(payload.currency),
    priceIncrease: number(payload.priceIncreaseStatus),
    winBackOffers: Array.isArray(offers) ? offers.length : 0,
    offerType: number(payload.offerType),
    offerId: text(payload.offerIdentifier),
    billingPlan: text(payload.renewalBillingPlanType),
    commitment: commitment && {
      autoRenew: flag(commitment.commitmentAutoRenewStatus),
      endsAt: instant(commitment.commitmentRenewalDate),
      product: text(commitment.commitmentAutoRenewProductId),
    },
  }
}

export function readNotification(proven: Proven): NotificationFact {
  const payload = objectOf(proven)
  const data = isJsonObject(payload.data) ? payload.data : null
  const content = [payload.data, payload.summary, payload.appData].find(isJsonObject)
  return {
    ...common(proven, payload),
    environment: text(content?.environment),
    status: statusOf(data?.status),
    uuid: text(payload.notificationUUID),
    type: text(payload.notificationType) ?? '',
    subtype: text(payload.subtype),
    bundleId: text(content?.bundleId),
    attempts: [...(proven.attempts ?? [])].sort((a, b) => a.at - b.at),
    data,
  }
}

function common(proven: Proven, payload: JsonObject): Fact {
  return {
    proof: proven.id,
    verdict: proven.verdict,
    from: proven.from,
    signedAt: instant(payload.signedDate),
    environment: text(payload.environment),
    status: statusOf(proven.status),
  }
}

/** What callers hand over may have been pasted: it need not be an object. */
function objectOf({ payload }: Proven): JsonObject {
  return isJsonObject(payload) ? payload : {}
}

/** Something on the way may have turned an id into a number. */
export function idText(value: JsonValue | undefined): string | null {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  return typeof value === 'string' && value !== '' ? value : null
}

/** JSON can write numbers that are beyond all bounds. */
function number(value: JsonValue | undefined): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}

function flag(value: JsonValue | undefined): boolean | null {
  return value === 1 ? true : value === 0 ? false : null
}

/** https://developer.apple.com/documentation/appstoreserverapi/status */
function statusOf(value: JsonValue | undefined): number | null {
  return typeof value === 'number' && Number.isInteger(value) ? value : null
}
