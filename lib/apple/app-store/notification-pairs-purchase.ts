import type { PairRow } from './notification-pairs'

/** What happens to a purchase of any kind, and what is about none, by type. */
export const PURCHASE_PAIRS: Readonly<Record<string, readonly PairRow[]>> = {
  REFUND: [
    [
      null,
      'Purchase refunded',
      'The App Store refunded a transaction: a consumable, a non-consumable or one period of a subscription.',
      'Take back what that transaction gave; read data.status before ending a subscription.',
    ],
  ],
  REFUND_DECLINED: [
    [
      null,
      'Refund declined',
      'The App Store declined a refund that the customer requested.',
      'Nothing to take back.',
    ],
  ],
  REFUND_REVERSED: [
    [
      null,
      'Refund reversed',
      'A refund was undone, as after a dispute.',
      'Restore what you took back when the REFUND notification came.',
    ],
  ],
  CONSUMPTION_REQUEST: [
    [
      null,
      'Refund requested: how much was used?',
      'The customer requested a refund, and Apple asks how much was used.',
      'If the customer consented, send consumption information within 12 hours.',
    ],
  ],
  RENEWAL_EXTENDED: [
    [
      null,
      'Renewal date extended',
      'The renewal date of one subscription was moved, as you requested.',
      'Extend access to the new expiresDate.',
    ],
  ],
  RENEWAL_EXTENSION: [
    [
      'SUMMARY',
      'Renewal extension for all: finished',
      'Your request to extend all subscriptions of a product was carried out.',
      'Read succeededCount and failedCount in the summary.',
    ],
    [
      'FAILURE',
      'Renewal extension failed for one',
      'In a request for all subscriptions, this one’s renewal date could not be moved.',
      'Look at that subscription, and tell the customer if you had announced it.',
    ],
  ],
  REVOKE: [
    [
      null,
      'Family access revoked',
      'A purchase is no longer available through Family Sharing.',
      'End access of the family member in the transaction, not of the buyer.',
    ],
  ],
  TEST: [
    [
      null,
      'Test notification',
      'You requested it with the App Store Server API. It has no transaction.',
      'Answer 200; nothing else.',
    ],
  ],
  EXTERNAL_PURCHASE_TOKEN: [
    [
      'UNREPORTED',
      'External purchase token not reported',
      'Apple made a token for an external purchase, and has no report for it yet.',
      'Report it with the External Purchase Server API.',
    ],
    // Named in the changelog of 26 June 2025:
    // https://developer.apple.com/documentation/appstoreservernotifications/app-store-server-notifications-changelog
    [
      'CREATED',
      'External purchase token made',
      'Apple made a token for an external purchase.',
      'Keep the token, to report it with the External Purchase Server API.',
    ],
    [
      'ACTIVE_TOKEN_REMINDER',
      'External purchase token still active',
      'Apple reminds you of a token for external purchases that has not expired.',
      'Report what was bought with it; tokenExpirationDate says how long it lasts.',
    ],
  ],
  ONE_TIME_CHARGE: [
    [
      null,
      'One-time purchase',
      'A consumable, a non-consumable or a non-renewing subscription was bought.',
      'Grant what was bought, once for each transactionId.',
    ],
  ],
  RESCIND_CONSENT: [
    [
      null,
      'Consent withdrawn',
      'A parent or guardian withdrew the consent for a child to use the app.',
      'End that account’s use of the app; appData names it.',
    ],
  ],
  METADATA_UPDATE: [
    [
      null,
      'Metadata updated',
      'A subscription’s metadata was changed with the Advanced Commerce API.',
      'Nothing, unless you keep a copy.',
    ],
  ],
  MIGRATION: [
    [
      null,
      'Subscription migrated',
      'A subscription was moved to the Advanced Commerce API.',
      'Store the new items.',
    ],
  ],
  PRICE_CHANGE: [
    [
      null,
      'Price changed',
      'The price of a subscription was changed with the Advanced Commerce API.',
      'Nothing, unless you keep a copy.',
    ],
  ],
}
