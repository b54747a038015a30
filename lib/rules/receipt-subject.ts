/** What the rules of `receipt` look at. Instants are milliseconds since 1970 UTC. */
export interface ReceiptSubject {
  /** What it turned out to be. */
  form: 'app-receipt' | 'payload-alone' | 'transaction-receipt' | 'jws' | 'other-cms' | 'other'
  /** How many bytes its outermost length says that are not there; `null`: whole. */
  missingBytes: number | null
  /** Bytes behind its attributes, inside what is signed. */
  leftoverBytes: number
  /** The bytes that it is made of could not be read: what stands in the way, as a sentence. */
  unreadable: string | null
  /** As the receipt says; `null` where it does not. */
  environment: string | null
  bundleId: string | null
  createdAt: number | null
  /** Attribute 21. */
  expiresAt: number | null
  /** Documented attributes that every receipt has and this one has not: `5`. */
  missingTypes: readonly number[]
  /** Types that it has several of, and should have one of. */
  repeatedTypes: readonly number[]
  malformedAttributes: number
  purchases: readonly PurchaseFacts[]
  signature: {
    /** The signature was checked up to a root that is trusted. */
    trusted: boolean
    /** Some certificate below the root, or the signature itself, rests on SHA-1. */
    sha1: boolean
  } | null
  /** `null`: not known. */
  now: number | null
  /** What whoever asks expects, where the receipt says otherwise. */
  mismatch: { device: boolean; bundleId: string | null; environment: string | null }
}

/** A purchase, as far as the rules look at it. `null`: the receipt has no such date or id. */
export interface PurchaseFacts {
  transactionId: string | null
  originalTransactionId: string | null
  productId: string | null
  purchasedAt: number | null
  originalPurchasedAt: number | null
  expiresAt: number | null
  cancelledAt: number | null
}

/** A purchase to take examples from. */
export function examplePurchase(changes: Partial<PurchaseFacts> = {}): PurchaseFacts {
  return {
    transactionId: '410000000000001',
    originalTransactionId: '410000000000001',
    productId: 'com.example.app.pro.monthly',
    purchasedAt: Date.UTC(2026, 8, 1),
    originalPurchasedAt: Date.UTC(2026, 8, 1),
    expiresAt: Date.UTC(2026, 9, 1),
    cancelledAt: null,
    ...changes,
  }
}

/** A production receipt with one running subscription and nothing wrong. */
export function exampleReceipt(changes: Partial<ReceiptSubject> = {}): ReceiptSubject {
  return {
    form: 'app-receipt',
    missingBytes: null,
    leftoverBytes: 0,
    unreadable: null,
    environment: 'Production',
    bundleId: 'com.example.app',
    createdAt: Date.UTC(2026, 8, 2),
    expiresAt: null,
    missingTypes: [],
    repeatedTypes: [],
    malformedAttributes: 0,
    purchases: [examplePurchase()],
    signature: { trusted: true, sha1: false },
    now: Date.UTC(2026, 8, 3),
    mismatch: { device: false, bundleId: null, environment: null },
    ...changes,
  }
}

/** The purchase with the latest date; of equal ones the first. `null` where none has an id. */
export function newestPurchase(purchases: readonly PurchaseFacts[]): PurchaseFacts | null {
  let newest: PurchaseFacts | null = null
  for (const purchase of purchases) {
    if (idOf(purchase) === null) continue
    const later = (purchase.purchasedAt ?? -Infinity) > (newest?.purchasedAt ?? -Infinity)
    if (newest === null || later) newest = purchase
  }
  return newest
}

/** The id to ask the App Store Server API with. */
export function idOf(purchase: PurchaseFacts): string | null {
  return purchase.transactionId ?? purchase.originalTransactionId
}

/** Written by StoreKit testing in Xcode, and by no server of Apple's. */
export const isXcode = ({ environment }: ReceiptSubject): boolean => environment === 'Xcode'

/** Written by the sandbox, which TestFlight uses too. */
export const isSandbox = ({ environment }: ReceiptSubject): boolean =>
  environment !== null && /sandbox/i.test(environment)

/** Where a fact stands: the attribute’s number in an app receipt, its key in an old-style one. */
export const placeOf = ({ form }: ReceiptSubject, attribute: string, key: string): string =>
  form === 'transaction-receipt' ? key : attribute
