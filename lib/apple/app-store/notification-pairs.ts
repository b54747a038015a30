import { PURCHASE_PAIRS } from './notification-pairs-purchase'
import { SUBSCRIPTION_PAIRS } from './notification-pairs-subscription'

/** One documented pair of type and subtype. */
export interface NotificationPair {
  type: string
  /** `null`: documented without a subtype. */
  subtype: string | null
  /** `Subscription renewed` */
  title: string
  /** What happened: a sentence. */
  meaning: string
  /** What a server does: a sentence. */
  action: string
}

export type PairRow = readonly [
  subtype: string | null,
  title: string,
  meaning: string,
  action: string,
]

/**
 * Every pair of type and subtype that Apple documents.
 * https://developer.apple.com/documentation/appstoreservernotifications/notificationtype
 */
export const NOTIFICATION_PAIRS: readonly NotificationPair[] = Object.entries({
  ...SUBSCRIPTION_PAIRS,
  ...PURCHASE_PAIRS,
}).flatMap(([type, rows]) =>
  rows.map(([subtype, title, meaning, action]) => ({ type, subtype, title, meaning, action })),
)
