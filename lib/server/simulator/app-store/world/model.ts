import 'server-only'
import type { Act } from './act'

export type { Act } from './act'

/** What the simulated App Store keeps: plain data. All times are milliseconds since 1970 UTC. */

export type Side = 'sandbox' | 'production'
export const SIDES: readonly Side[] = ['sandbox', 'production']

/** How often a month renews in the sandbox. */
export type Rate = '3min' | '5min' | '15min' | '30min' | '1h'

export type ProductKind = 'subscription' | 'non-renewing' | 'consumable' | 'non-consumable'

export interface Offer {
  kind: 'introductory' | 'promotional' | 'code' | 'win-back'
  /** `null` for an introductory offer, which has no name. */
  id: string | null
  mode: 'free' | 'pay-as-you-go' | 'pay-up-front'
  /** ISO 8601, such as `P1W`. */
  period: string
  /** How many of these periods. */
  count: number
  /** Milliunits of the currency. */
  price: number
}

export interface Product {
  bundleId: string
  productId: string
  name: string
  kind: ProductKind
  /** Milliunits of the currency. */
  price: number
  currency: string
  /** ISO 8601; `null` for what does not renew. */
  period: string | null
  /** Level 1 is the highest. */
  group: { id: string; name: string; level: number } | null
  familyShareable: boolean
  offers: Offer[]
  /** Billing periods that the customer commits to; `null`: none. */
  commitment: number | null
  forSale: boolean
}

export interface App {
  bundleId: string
  name: string
  appAppleId: number
  /** Whether production knows it: before the first release everything there is answered 401. */
  released: boolean
  /** Where notifications go. */
  urls: Record<Side, string | null>
}

export interface UsedOffer {
  /** 1 introductory, 2 promotional, 3 offer code, 4 win-back. */
  type: 1 | 2 | 3 | 4
  id: string | null
  discount: 'FREE_TRIAL' | 'PAY_AS_YOU_GO' | 'PAY_UP_FRONT'
  period: string
}

export interface Transaction {
  transactionId: string
  originalTransactionId: string
  webOrderLineItemId: string | null
  orderId: string
  productId: string
  kind: ProductKind
  groupId: string | null
  purchaseDate: number
  originalPurchaseDate: number
  expiresDate: number | null
  quantity: number
  family: boolean
  reason: 'PURCHASE' | 'RENEWAL'
  price: number
  currency: string
  offer: UsedOffer | null
  upgraded: boolean
  revoked: Revocation | null
  appAccountToken: string | null
  finished: boolean
  commitment: { number: number; total: number; ends: number; price: number } | null
  /** When anything of it changed last; what the history is sorted by. */
  modified: number
}

export interface Revocation {
  at: number
  reason: 0 | 1
  type: 'REFUND_FULL' | 'REFUND_PRORATED' | 'FAMILY_REVOKE'
  /** Thousandths of a percent; `null` where nothing is paid back. */
  percentage: number | null
}

export type SubscriptionState = 'active' | 'grace' | 'retry' | 'expired' | 'revoked'

export interface Subscription {
  originalTransactionId: string
  groupId: string
  productId: string
  /** The product of the next period. */
  renewAs: string
  autoRenew: boolean
  state: SubscriptionState
  /** The newest transaction. */
  latest: string
  expires: number
  /** Renewals since the purchase; the sandbox stops at twelve. */
  renewals: number
  graceUntil: number | null
  retryUntil: number | null
  /** 1 cancelled, 2 billing error, 3 no consent, 4 not for sale, 5 other. */
  expirationIntent: number | null
  priceIncrease: { price: number; status: 0 | 1 } | null
  /** What this customer pays for that product since a price increase; of others its price counts. */
  raised?: { productId: string; price: number } | null
  recentStart: number
  extensions: number[]
  offer: { used: UsedOffer; left: number; price: number } | null
  winBack: string[]
  /** Came through Family Sharing: it follows the subscription of the buyer. */
  sharedFrom: { customerId: string; originalTransactionId: string } | null
}

export interface Customer {
  id: string
  name: string
  bundleId: string
  /** The scenario that it was made from; `null`: by hand. */
  scenario: string | null
  created: number
  appTransactionId: string
  appAccountToken: string | null
  storefront: string
  storefrontId: string
  billingWorks: boolean
  familyOf: string | null
  transactions: Transaction[]
  subscriptions: Subscription[]
  /** What is going to happen by itself, in order of time. */
  plan: { at: number; act: Act }[]
  /** What could not be done of the plan, newest last. */
  problems: string[]
  /** Refunds that the customer asked for and nobody has decided. */
  asked: string[]
}

export interface Attempt {
  at: number
  result: string
}

export interface Notification {
  uuid: string
  type: string
  subtype: string | null
  bundleId: string
  at: number
  customerId: string | null
  originalTransactionId: string | null
  transactionId: string | null
  /** What is signed: as JSON, with the payloads of nested tokens under `transaction`, `renewal`, `app`. */
  content: NotificationContent
  attempts: Attempt[]
  /** When it is sent next; `null`: not again. */
  next: number | null
  /** Of a test that was asked for. */
  testToken: string | null
}

export interface NotificationContent {
  kind: 'data' | 'summary' | 'appData'
  fields: Record<string, unknown>
  transaction: Record<string, unknown> | null
  renewal: Record<string, unknown> | null
  app: Record<string, unknown> | null
}

/** `now = world + (real now − real) × speed`. */
export interface Clock {
  world: number
  real: number
  speed: number
}

export interface MassExtension {
  requestIdentifier: string
  bundleId: string
  productId: string
  completed: number
  succeeded: number
  failed: number
}

export interface Switches {
  order: 'kept' | 'reversed'
  doubled: boolean
  dropped: boolean
  /** Milliseconds of the simulated clock. */
  delayMs: number
  unknownFields: boolean
  unknownValues: boolean
}

export const NO_SWITCHES: Switches = {
  order: 'kept',
  doubled: false,
  dropped: false,
  delayMs: 0,
  unknownFields: false,
  unknownValues: false,
}

export interface SideWorld {
  side: Side
  clock: Clock
  rate: Rate
  /** Days of the billing grace period; 0: none is set up. */
  graceDays: 0 | 3 | 16 | 28
  customers: Customer[]
  notifications: Notification[]
  massExtensions: MassExtension[]
  switches: Switches
}

export interface OwnerWorld {
  owner: string
  /** What ids are made from. */
  seed: string
  counter: number
  issuerId: string
  apps: App[]
  products: Product[]
  sides: Record<Side, SideWorld>
}

/** Where and when something happens. */
export interface Stage {
  owner: OwnerWorld
  world: SideWorld
  now: number
}
