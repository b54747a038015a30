import type { StreamEvent } from './state'

/**
 * The simulated App Store as its page draws it: plain JSON, no private key in it. Times are
 * milliseconds since 1970 UTC; those of customers and notifications are of the simulated clock.
 */
export interface AppStoreState {
  endpoints: Record<AppStoreSide, string>
  /** Of the root that signs transactions: SHA-256, hex with colons. */
  signingRoot: { fingerprint: string; file: string | null }
  /** Of the root of the servers' TLS. */
  tlsRoot: { fingerprint: string; file: string | null }
  issuerId: string
  keys: SimulatedInAppKey[]
  apps: SimulatedStoreApp[]
  products: SimulatedProduct[]
  sides: Record<AppStoreSide, AppStoreSideState>
  /** What the next requests will be answered with, first come first. */
  faults: AppStoreFault[]
  scenarios: { id: string; title: string; about: string }[]
}

export type AppStoreSide = 'sandbox' | 'production'
export type RenewalRate = '3min' | '5min' | '15min' | '30min' | '1h'

export interface AppStoreSideState {
  /** `speed`: 1 is real time, 0 stands still. `nextEvent`: when something happens by itself. */
  clock: { now: number; real: number; speed: number; nextEvent: number | null }
  rate: RenewalRate
  graceDays: 0 | 3 | 16 | 28
  switches: AppStoreSwitches
  customers: SimulatedCustomer[]
  /** Newest first, at most a hundred. */
  notifications: SimulatedNotification[]
}

export interface AppStoreSwitches {
  /** Whether notifications are sent in order; `reversed`: what waits is sent newest first. */
  order: 'kept' | 'reversed'
  /** Every notification is sent twice. */
  doubled: boolean
  /** Nothing is sent; the attempt counts as failed. */
  dropped: boolean
  /** Milliseconds of the simulated clock. */
  delayMs: number
  /** Signed payloads carry fields that nobody documents. */
  unknownFields: boolean
  /** Signed payloads carry enum values that nobody documents. */
  unknownValues: boolean
}

export interface SimulatedInAppKey {
  keyId: string
  issuerId: string
  /** SHA-256 of the SubjectPublicKeyInfo, hex. */
  fingerprint: string
  origin: 'issued' | 'registered'
  revoked: boolean
  created: number
}

export interface SimulatedStoreApp {
  bundleId: string
  name: string
  appAppleId: number
  /** Before the first release production answers 401 to everything. */
  released: boolean
  urls: Record<AppStoreSide, string | null>
}

export interface SimulatedProduct {
  bundleId: string
  productId: string
  name: string
  kind: 'subscription' | 'non-renewing' | 'consumable' | 'non-consumable'
  /** Milliunits of the currency. */
  price: number
  currency: string
  /** ISO 8601. */
  period: string | null
  group: { id: string; name: string; level: number } | null
  familyShareable: boolean
  forSale: boolean
  commitment: number | null
  offers: {
    kind: string
    id: string | null
    mode: string
    period: string
    count: number
    price: number
  }[]
}

export interface SimulatedCustomer {
  id: string
  name: string
  bundleId: string
  scenario: string | null
  appTransactionId: string
  appAccountToken: string | null
  billingWorks: boolean
  familyOf: string | null
  subscriptions: SimulatedSubscription[]
  /** Newest first, at most twenty. */
  transactions: SimulatedTransaction[]
  transactionCount: number
  /** What is still going to happen by itself. */
  planned: { at: number; what: string }[]
  /** What could not be done of it. */
  problems: string[]
  /** Transactions that a refund was asked for. */
  asked: string[]
}

export interface SimulatedSubscription {
  originalTransactionId: string
  groupId: string
  productId: string
  renewAs: string
  autoRenew: boolean
  state: 'active' | 'grace' | 'retry' | 'expired' | 'revoked'
  expires: number
  /** Renewals since the purchase; the sandbox stops at twelve. */
  renewals: number
  priceIncrease: { price: number; status: 0 | 1 } | null
  /** Why it ended or is going to: 1 cancelled, 2 billing, 3 no consent, 4 not for sale, 5 other. */
  expirationIntent: number | null
  /** Which of how many months of a commitment is running. */
  commitment: { number: number; total: number } | null
  /** When something happens to it by itself: a renewal, the end of grace or retry. `null`: never. */
  due: number | null
  family: boolean
}

export interface SimulatedTransaction {
  transactionId: string
  originalTransactionId: string
  orderId: string
  productId: string
  at: number
  expires: number | null
  /** Milliunits. */
  price: number
  currency: string
  reason: 'PURCHASE' | 'RENEWAL'
  refunded: boolean
  upgraded: boolean
  finished: boolean
}

export interface SimulatedNotification {
  uuid: string
  type: string
  subtype: string | null
  at: number
  bundleId: string
  customerId: string | null
  originalTransactionId: string | null
  /** The status that it says, 1 to 5. */
  status: number | null
  attempts: { at: number; result: string }[]
  /** When it is sent next; `null`: not again. */
  next: number | null
}

/** What a request that matches none of its own rules is answered with: the next `times` of them. */
export type AppStoreFault = { times: number } & (
  | { kind: 'error'; errorCode: number }
  /** HTTP 429 with `Retry-After` that far in the future. */
  | { kind: 'rate-limit'; waitMs: number }
  /** Treated as ever, and answered late. */
  | { kind: 'slow'; delayMs: number }
  /** Treated as ever, and the connection breaks before the answer leaves. */
  | { kind: 'drop' }
)

/** One request as Apple's side saw it. Never the token. */
export interface AppStoreWireEntry {
  /** Sorts like the order of the answers. */
  id: string
  at: number
  side: AppStoreSide
  /** `1.1` or `2.0`. */
  http: string
  method: string
  /** With its query; cut at 1,024 characters. */
  path: string
  /** Cut at 8 kB. */
  body: string
  bodyBytes: number
  /** 0: there was no answer. */
  status: number
  errorCode: number | null
  keyId: string | null
  bundleId: string | null
  /** Why it was answered so, in one sentence. */
  why: string
  /** What Apple does not document about this answer. Empty: all of it is documented. */
  undocumented: string[]
}

export type AppStoreEvent = StreamEvent<AppStoreState, AppStoreWireEntry>
