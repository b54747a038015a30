/**
 * The types of App Store Server Notifications version 1, and what version 2 sends in their place.
 * https://developer.apple.com/documentation/appstoreservernotifications/notification_type
 */
export interface NotificationV1Type {
  type: string
  /** `Subscription started`. */
  title: string
  meaning: string
  /** `DID_RENEW`, with its subtype behind a colon. */
  v2: readonly [string, ...string[]]
  /** No longer sent, since then. */
  gone?: string
}

export const NOTIFICATION_V1_TYPES: readonly NotificationV1Type[] = [
  {
    type: 'CANCEL',
    title: 'Purchase cancelled',
    meaning:
      'Apple cancelled the subscription and refunded it, or the customer upgraded to another one.',
    v2: ['REFUND', 'DID_CHANGE_RENEWAL_PREF: UPGRADE', 'REVOKE'],
  },
  {
    type: 'CONSUMPTION_REQUEST',
    title: 'Consumption information requested',
    meaning:
      'A customer requested a refund of a consumable, and the App Store asks how much of it was used. It expects an answer within 12 hours.',
    v2: ['CONSUMPTION_REQUEST'],
  },
  {
    type: 'DID_CHANGE_RENEWAL_PREF',
    title: 'Next plan changed',
    meaning: 'The customer changed the plan that takes effect at the next renewal.',
    v2: ['DID_CHANGE_RENEWAL_PREF: DOWNGRADE', 'DID_CHANGE_RENEWAL_PREF'],
  },
  {
    type: 'DID_CHANGE_RENEWAL_STATUS',
    title: 'Auto-renewal switched',
    meaning: 'Auto-renewal was switched on or off; auto_renew_status says which.',
    v2: [
      'DID_CHANGE_RENEWAL_STATUS: AUTO_RENEW_ENABLED',
      'DID_CHANGE_RENEWAL_STATUS: AUTO_RENEW_DISABLED',
    ],
  },
  {
    type: 'DID_FAIL_TO_RENEW',
    title: 'Renewal failed',
    meaning:
      'The subscription could not be billed; is_in_billing_retry_period says whether Apple keeps trying.',
    v2: ['DID_FAIL_TO_RENEW', 'DID_FAIL_TO_RENEW: GRACE_PERIOD'],
  },
  {
    type: 'DID_RECOVER',
    title: 'Billing recovered',
    meaning: 'A subscription that could not be billed was renewed after all.',
    v2: ['DID_RENEW: BILLING_RECOVERY'],
  },
  {
    type: 'DID_RENEW',
    title: 'Subscription renewed',
    meaning: 'The subscription was renewed for another period.',
    v2: ['DID_RENEW'],
  },
  {
    type: 'INITIAL_BUY',
    title: 'Subscription started',
    meaning: 'The customer bought the subscription for the first time.',
    v2: ['SUBSCRIBED: INITIAL_BUY'],
  },
  {
    type: 'INTERACTIVE_RENEWAL',
    title: 'Subscription renewed by hand',
    meaning:
      'The customer subscribed again, or switched plans in the same group, in the app or in the settings.',
    v2: ['SUBSCRIBED: RESUBSCRIBE', 'DID_CHANGE_RENEWAL_PREF: UPGRADE'],
  },
  {
    type: 'PRICE_INCREASE_CONSENT',
    title: 'Price increase announced',
    meaning:
      'The App Store asked the customer to agree to a higher price; price_consent_status says whether they did.',
    v2: ['PRICE_INCREASE: PENDING', 'PRICE_INCREASE: ACCEPTED'],
  },
  {
    type: 'REFUND',
    title: 'Purchase refunded',
    meaning: 'The App Store refunded a purchase.',
    v2: ['REFUND'],
  },
  {
    type: 'REVOKE',
    title: 'Family Sharing ended',
    meaning: 'Somebody who had the purchase through Family Sharing no longer has it.',
    v2: ['REVOKE'],
  },
  {
    type: 'RENEWAL',
    title: 'Billing recovered, in the old wording',
    meaning: 'A subscription that could not be billed was renewed after all.',
    v2: ['DID_RENEW: BILLING_RECOVERY'],
    gone: '2021-03-10',
  },
]

/** The row of a type; `null` for one that nobody documents. */
export function notificationV1Type(type: string): NotificationV1Type | null {
  return NOTIFICATION_V1_TYPES.find((row) => row.type === type) ?? null
}
