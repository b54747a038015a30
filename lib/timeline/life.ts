import type { Verdict } from '../inspect/inspection'
import type { JsonObject } from '../json/node'
import type { Finding } from '../rules/rule'

/**
 * A customer's life in the App Store, drawn from what Apple signed: plain JSON, safe to clone and to
 * print. All times are milliseconds since 1970 UTC. Everything that is said names its proof.
 */
export interface Life {
  /** One for each subscription group, and one for each product that is no subscription. */
  lanes: Lane[]
  /** The first and the last instant that something is known of. `null`: nothing is known. */
  span: Span | null
  /** As the payloads say: `Sandbox`, `Production`, …; `null` where they disagree or say nothing. */
  environment: string | null
  bundleIds: string[]
  /** The notices of the App Store in the order of their signing. */
  notices: Notice[]
  /** What is odd about it, from the rules of the group `transaction`. */
  findings: Finding[]
  /** In the sandbox, where time runs faster: what a period of each lane really stands for. */
  acceleration: Acceleration | null
}

export interface Span {
  start: number
  end: number
}

export interface Lane {
  /** The subscription group or the product id, with its kind before it: unique in a life. */
  id: string
  kind: 'subscription' | 'non-consumable' | 'consumable' | 'non-renewing' | 'unknown'
  /** The product that counts now, or the last one. */
  title: string
  products: string[]
  originalTransactionIds: string[]
  family: boolean
  /** In order of time, without overlap: what the customer had, and why. */
  periods: Period[]
  /** Instants at which something happened. */
  marks: Mark[]
  /** What they may use at `now`, and why. */
  access: Access
  /** What comes next, as the newest renewal info says; `null`: none is known. */
  renewal: Renewal | null
}

export type PeriodKind =
  | 'trial'
  | 'offer'
  | 'paid'
  | 'owned'
  | 'grace'
  | 'retry'
  | 'lapsed'
  | 'revoked'
  /** Between two periods: a renewal may be missing from the evidence, and nothing says which. */
  | 'unknown'

export interface Period {
  start: number
  /** `null`: without an end, as for a non-consumable, or none is known, as of retry in the sandbox. */
  end: number | null
  kind: PeriodKind
  product: string
  /** A sentence: `The renewal of 12 Nov 2026, 10:04 UTC was paid.` */
  why: string
  /** It was meant to last longer: a refund, an upgrade. */
  cutShort: 'refund' | 'upgrade' | 'revocation' | null
  /** Ids of `Proven`. */
  proof: string[]
}

export type MarkKind =
  | 'purchase'
  | 'renewal'
  | 'resubscription'
  | 'upgrade'
  | 'downgrade'
  | 'offer'
  | 'price-increase'
  | 'renewal-off'
  | 'renewal-on'
  | 'refund'
  | 'revocation'
  | 'refund-reversed'
  | 'extension'
  | 'failed-renewal'
  | 'expiry'

export interface Mark {
  at: number
  kind: MarkKind
  title: string
  /** A sentence about it. */
  detail: string
  proof: string[]
}

export interface Access {
  state: 'active' | 'grace' | 'retry' | 'expired' | 'revoked' | 'unknown'
  /**
   * `null`: Apple’s data cannot tell, as of a consumable that may be used up, of a subscription that
   * does not renew, or where evidence is missing. The sentence says which.
   */
  granted: boolean | null
  /** When it ends unless something happens; `null`: no end, or none is known. */
  until: number | null
  /** `Has access to pro.monthly until 12 Dec 2026, 10:04 UTC, because the renewal of 12 Nov was paid.` */
  sentence: string
  /** The status that Apple gave with it, 1 to 5; `null`: none was given. */
  status: number | null
  proof: string[]
}

export interface Renewal {
  /** `null`: the renewal info does not say. */
  willRenew: boolean | null
  product: string
  at: number | null
  /** Milliunits of the currency; `null`: not said. */
  price: number | null
  currency: string | null
  /** `Renews as pro.yearly at 99.99 EUR on 12 Dec 2026, 10:04 UTC.` */
  sentence: string
  proof: string[]
}

export interface Notice {
  at: number
  uuid: string | null
  type: string
  subtype: string | null
  title: string
  /** The lane that it is about; `null`: none that is known. */
  lane: string | null
  verdict: Verdict
  /** What Apple’s servers tried, where that is known, the first attempt first. */
  attempts: { at: number; result: string }[]
  proof: string[]
}

export interface Acceleration {
  /** A sentence for people: what sandbox time does to this life. */
  sentence: string
  /** What else is so there: sentences. */
  rest: string
  /** For each length of a period that was seen: what it may stand for. */
  periods: { milliseconds: number; standsFor: string; rate: string }[]
}

/** One thing that is known, with where it is from: what everything said of a life points back to. */
export interface Proven {
  /** Unique in its evidence: what `proof` names. */
  id: string
  kind: 'transaction' | 'renewal-info' | 'notification'
  /** The signed token; `null`: it was pasted as JSON. */
  token: string | null
  verdict: Verdict
  payload: JsonObject
  /** Where it came from. */
  from: 'history' | 'status' | 'refunds' | 'notification' | 'order' | 'paste'
  /** Of what Get All Subscription Statuses gave: the status beside it, 1 to 5. */
  status?: number
  /** Of what was signed inside a notification: the id of that notification’s `Proven`. */
  inside?: string
  /** Of a notification from Apple's history. */
  attempts?: { at: number; result: string }[]
}
