/** What can happen to a customer's subscription, in the order in which it happens. */
export const EVENTS = [
  'renew',
  'fail-with-grace',
  'fail',
  'recover',
  'upgrade',
  'downgrade',
  'cancel',
  'refund',
  'reverse-refund',
  'revoke',
  'expire',
  'resubscribe',
  'consumable',
  'refund-consumable',
  'non-consumable',
] as const

export type Event = (typeof EVENTS)[number]
