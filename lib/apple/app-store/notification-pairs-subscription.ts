import type { PairRow } from './notification-pairs'

/** What happens to a subscription, by type. */
export const SUBSCRIPTION_PAIRS: Readonly<Record<string, readonly PairRow[]>> = {
  SUBSCRIBED: [
    [
      'INITIAL_BUY',
      'Subscription started',
      'The customer subscribed for the first time, or got access through Family Sharing for the first time.',
      'Grant access until expiresDate.',
    ],
    [
      'RESUBSCRIBE',
      'Subscribed again',
      'The customer subscribed again to the same subscription or to another one of its group.',
      'Grant access until expiresDate.',
    ],
  ],
  DID_RENEW: [
    [
      null,
      'Subscription renewed',
      'The subscription renewed for a new period.',
      'Extend access to the new expiresDate.',
    ],
    [
      'BILLING_RECOVERY',
      'Subscription renewed after a failed payment',
      'A subscription that had expired because of a failed payment was paid and renewed.',
      'Restore access until the new expiresDate.',
    ],
  ],
  DID_CHANGE_RENEWAL_PREF: [
    [
      'UPGRADE',
      'Plan upgraded',
      'The customer moved to a higher level; the new period begins at once.',
      'Grant the new product now; the old transaction becomes isUpgraded.',
    ],
    [
      'DOWNGRADE',
      'Plan downgraded from the next renewal on',
      'The customer chose a lower level or another duration; it begins at the next renewal.',
      'Keep access to the current product; autoRenewProductId names the next.',
    ],
    [
      null,
      'Downgrade undone',
      'The customer went back to the current plan and cancelled a downgrade.',
      'Nothing changes for the current period.',
    ],
  ],
  DID_CHANGE_RENEWAL_STATUS: [
    [
      'AUTO_RENEW_ENABLED',
      'Automatic renewal turned on',
      'The customer turned automatic renewal on again.',
      'Nothing changes for the current period.',
    ],
    [
      'AUTO_RENEW_DISABLED',
      'Automatic renewal turned off',
      'The customer cancelled, or the App Store turned renewal off after a refund.',
      'Keep access until expiresDate; an offer may win the customer back.',
    ],
    [
      null,
      'Automatic renewal changed',
      'Automatic renewal was changed, as happens after a price increase is cancelled.',
      'Read autoRenewStatus in the renewal info.',
    ],
  ],
  OFFER_REDEEMED: [
    [
      null,
      'Offer redeemed',
      'The customer redeemed an offer for the current subscription.',
      'Read offerType and expiresDate in the transaction.',
    ],
    [
      'UPGRADE',
      'Offer redeemed with an upgrade',
      'The customer redeemed an offer and moved to a higher level at once.',
      'Grant the new product now.',
    ],
    [
      'DOWNGRADE',
      'Offer redeemed with a downgrade',
      'The customer redeemed an offer and moves to a lower level at the next renewal.',
      'Keep access to the current product.',
    ],
  ],
  EXPIRED: [
    [
      'VOLUNTARY',
      'Subscription expired: cancelled',
      'The subscription ended because the customer had turned renewal off.',
      'End access.',
    ],
    [
      'BILLING_RETRY',
      'Subscription expired: payment failed',
      'The billing retry period ended without a payment.',
      'End access.',
    ],
    [
      'PRICE_INCREASE',
      'Subscription expired: no consent to the price',
      'The subscription ended because the customer did not consent to a price increase that needs it.',
      'End access.',
    ],
    [
      'PRODUCT_NOT_FOR_SALE',
      'Subscription expired: product not for sale',
      'The subscription ended because its product could not be bought when it was to renew.',
      'End access.',
    ],
    [
      null,
      'Subscription expired',
      'The subscription ended for some other reason.',
      'End access; expirationIntent in the renewal info may say more.',
    ],
  ],
  DID_FAIL_TO_RENEW: [
    [
      null,
      'Renewal failed: in billing retry',
      'Payment failed and there is no grace period. Apple keeps trying for up to 60 days.',
      'End access, and ask the customer to check the payment method.',
    ],
    [
      'GRACE_PERIOD',
      'Renewal failed: in grace period',
      'Payment failed and the grace period began. Apple keeps trying.',
      'Keep access until gracePeriodExpiresDate, and ask the customer to check the payment method.',
    ],
  ],
  GRACE_PERIOD_EXPIRED: [
    [
      null,
      'Grace period ended',
      'The grace period ended without a payment. Apple keeps trying in billing retry.',
      'End access.',
    ],
  ],
  PRICE_INCREASE: [
    [
      'PENDING',
      'Price increase: waits for consent',
      'The customer was informed of a price increase that needs consent, and has not answered.',
      'Explain the new price in the app; access does not change.',
    ],
    [
      'ACCEPTED',
      'Price increase: consented to',
      'The customer consented to the increase, or was informed of one that needs no consent.',
      'Nothing changes for the current period.',
    ],
  ],
}
