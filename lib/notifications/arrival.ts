/**
 * What is told of something that arrived at an inbox: plain JSON, and all that a list shows. What it
 * says of a purchase is the payload's word, and as true as `trust` says.
 */
export interface Arrival {
  kind: ArrivalKind
  trust: ArrivalTrust
  /** Why it is trusted or not: a sentence. */
  why: string
  /** The step of the verification that failed, by its name; `null`: none did, or none was made. */
  failedStep: string | null
  /** `DID_RENEW`; of a webhook of App Store Connect the type of its data; `null`: it says none. */
  type: string | null
  subtype: string | null
  /** `Subscription renewed`, or what it is otherwise, in a few words. */
  title: string
  /** What happened and what a server does: sentences; empty where nothing is documented. */
  meaning: string
  /** Of version 2: whether Apple documents its pair of type and subtype. */
  documented: boolean | null
  /** `notificationUUID`, or the id of a webhook's event: what a repetition has again. */
  uuid: string | null
  /** Milliseconds since 1970 UTC. */
  signedAt: number | null
  /** As the payload says; never a reason to trust it. */
  environment: string | null
  bundleId: string | null
  appAppleId: number | null
  /** `data.status`, 1 to 5. */
  status: number | null
  product: string | null
  transactionId: string | null
  originalTransactionId: string | null
  appAccountToken: string | null
  /** Thousandths of the currency's unit. */
  price: number | null
  currency: string | null
}

export type ArrivalKind = 'v2' | 'v1' | 'connect-webhook' | 'other'

/**
 * - `apple`: signed, up to a root of Apple's.
 * - `simulator`: signed by the simulator's App Store, which is nobody's purchase.
 * - `secret`: a webhook whose HMAC fits the secret that was set.
 * - `unproven`: nothing in it can be verified: version 1, or a webhook while no secret is set.
 * - `refused`: it should have been signed, and is not, or by somebody else.
 * - `none`: it is nothing of Apple's.
 */
export type ArrivalTrust = 'apple' | 'simulator' | 'secret' | 'unproven' | 'refused' | 'none'

/** Trust that puts it beside the genuine ones. */
export function isGenuine({ trust }: Pick<Arrival, 'trust'>): boolean {
  return trust === 'apple' || trust === 'simulator' || trust === 'secret'
}

/** An arrival of which nothing is known yet. */
export const NOTHING_KNOWN: Arrival = {
  kind: 'other',
  trust: 'none',
  why: '',
  failedStep: null,
  type: null,
  subtype: null,
  title: '',
  meaning: '',
  documented: null,
  uuid: null,
  signedAt: null,
  environment: null,
  bundleId: null,
  appAppleId: null,
  status: null,
  product: null,
  transactionId: null,
  originalTransactionId: null,
  appAccountToken: null,
  price: null,
  currency: null,
}
