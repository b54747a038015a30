import 'server-only'
import type { Act } from './model'

/** One step: what happens how many periods of a month after the start. */
export interface Step {
  /** In months, as the side counts them: five minutes each at the sandbox's usual rate. */
  at: number
  act: Act
}

export interface Scenario {
  id: string
  title: string
  about: string
  steps: readonly Step[]
  /** Months until everything that it shows has happened. */
  length: number
}

const buy = (productId: string, offerId?: string): Act =>
  offerId === undefined ? { do: 'buy', productId } : { do: 'buy', productId, offerId }

const bulk = (count: number): readonly Step[] => [
  { at: 0, act: { do: 'buy-many', productId: 'coins.100', count, everyMs: 60_000 } },
]

/** Customers to start from. A person may go on with each by hand. */
export const SCENARIOS: readonly Scenario[] = [
  {
    id: 'new-monthly',
    title: 'New monthly subscription',
    about: 'Bought now; it renews every month, twelve times in the sandbox.',
    steps: [{ at: 0, act: buy('pro.monthly') }],
    length: 3.5,
  },
  {
    id: 'trial-converts',
    title: 'Free trial that converts',
    about: 'A free week, then the first payment.',
    steps: [{ at: 0, act: buy('pro.trial') }],
    length: 2.5,
  },
  {
    id: 'up-and-down',
    title: 'Upgrade and downgrade',
    about: 'To premium at once in the middle of a month, and back at the next renewal.',
    steps: [
      { at: 0, act: buy('pro.monthly') },
      { at: 0.5, act: { do: 'change-plan', productId: 'premium.monthly' } },
      { at: 1.2, act: { do: 'change-plan', productId: 'pro.monthly' } },
    ],
    length: 2,
  },
  {
    id: 'grace-and-recovery',
    title: 'Billing retry, grace and recovery',
    about: 'The second payment fails, grace begins and ends, and billing retry recovers.',
    steps: [
      { at: 0, act: buy('pro.monthly') },
      { at: 0.5, act: { do: 'billing', works: false } },
      { at: 2.4, act: { do: 'billing', works: true } },
    ],
    length: 3,
  },
  {
    id: 'grace-and-refund',
    title: 'Grace, recovery and a refund',
    about: 'A payment fails and recovers, and then the first month is refunded: still active.',
    steps: [
      { at: 0, act: buy('pro.monthly') },
      { at: 0.5, act: { do: 'billing', works: false } },
      { at: 2.4, act: { do: 'billing', works: true } },
      { at: 2.6, act: { do: 'ask-refund', transactionId: 'first', reason: 'FULFILLMENT_ISSUE' } },
      { at: 2.8, act: { do: 'refund', transactionId: 'first', reason: 1 } },
    ],
    length: 3,
  },
  {
    id: 'billing-lapse',
    title: 'Payment that never recovers',
    about: 'The second payment fails and keeps failing until Apple gives up.',
    steps: [
      { at: 0, act: buy('pro.monthly') },
      { at: 0.5, act: { do: 'billing', works: false } },
    ],
    length: 4,
  },
  {
    id: 'refund-active',
    title: 'Refund of an earlier period, still active',
    about: 'The first month is refunded while the second is paid: status says 1.',
    steps: [
      { at: 0, act: buy('pro.monthly') },
      { at: 0.4, act: { do: 'ask-refund', reason: 'UNSATISFIED_WITH_PURCHASE' } },
      { at: 1.5, act: { do: 'refund', transactionId: 'first', reason: 1 } },
    ],
    length: 1.8,
  },
  {
    id: 'refund-revoked',
    title: 'Refund that ends access',
    about: 'The current month is refunded: access ends at once.',
    steps: [
      { at: 0, act: buy('pro.monthly') },
      { at: 0.3, act: { do: 'ask-refund' } },
      { at: 0.6, act: { do: 'refund' } },
    ],
    length: 0.8,
  },
  {
    id: 'family-sharing',
    title: 'Family Sharing, then revoked',
    about: 'The buyer shares a subscription and a non-consumable, and stops later.',
    steps: [
      { at: 0, act: buy('pro.monthly') },
      { at: 0.1, act: buy('unlock.forever') },
      { at: 0.2, act: { do: 'share-with-family' } },
      { at: 1.5, act: { do: 'stop-sharing' } },
    ],
    length: 1.8,
  },
  {
    id: 'consumables',
    title: 'Consumables, finished and not',
    about: 'Three purchases of coins, the first of them finished, and a season pass.',
    steps: [
      { at: 0, act: buy('coins.100') },
      { at: 0.05, act: { do: 'finish', transactionId: 'first' } },
      { at: 0.1, act: buy('coins.100') },
      { at: 0.2, act: { do: 'buy', productId: 'coins.100', quantity: 3 } },
      { at: 0.3, act: buy('season.2026') },
    ],
    length: 0.5,
  },
  {
    id: 'non-consumable',
    title: 'Non-consumable',
    about: 'Bought once, kept forever.',
    steps: [{ at: 0, act: buy('unlock.forever') }],
    length: 0.5,
  },
  {
    id: 'offers',
    title: 'Offer code and win-back',
    about: 'Begins with an offer code, is cancelled, ends, and comes back with a win-back offer.',
    steps: [
      { at: 0, act: buy('pro.monthly', 'WELCOME') },
      { at: 1.5, act: { do: 'auto-renew', on: false } },
      { at: 2.5, act: buy('pro.monthly', 'comeback') },
    ],
    length: 3,
  },
  {
    id: 'price-increase',
    title: 'Price increase with consent',
    about: 'A higher price is announced, the customer consents, and the renewal costs more.',
    steps: [
      { at: 0, act: buy('pro.monthly') },
      { at: 0.4, act: { do: 'price-increase', price: 12_990, needsConsent: true } },
      { at: 0.7, act: { do: 'answer-price-increase', consent: true } },
    ],
    length: 1.5,
  },
  {
    id: 'commitment',
    title: '12-month commitment',
    about: 'Paid monthly for a year; cancelled in the third month, it continues to the twelfth.',
    steps: [
      { at: 0, act: buy('pro.committed') },
      { at: 2.5, act: { do: 'auto-renew', on: false } },
    ],
    length: 12.5,
  },
  {
    id: 'many',
    title: '3,000 transactions',
    about: 'A customer who bought coins three thousand times, once a minute.',
    steps: bulk(3000),
    length: 0.1,
  },
  {
    id: 'very-many',
    title: '50,000 transactions',
    about: 'As many as any customer will have.',
    steps: bulk(50_000),
    length: 0.1,
  },
]
