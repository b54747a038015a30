import { describe, expect, it } from 'vitest'
import type { SimulatedSubscription } from './app-store-state'
import { readMilliunits, subscriptionSentence } from './app-store-words'

describe('a price as a person writes it', () => {
  it.each([
    ['12.99', 12_990],
    [' 13 ', 13_000],
    ['0,5', 500],
    ['1.2345', null],
    ['0', null],
    ['', null],
    ['-3', null],
    ['free', null],
  ])('%s', (text, wanted) => expect(readMilliunits(text)).toBe(wanted))
})

const SUB: SimulatedSubscription = {
  originalTransactionId: '1',
  groupId: 'g',
  productId: 'pro.monthly',
  renewAs: 'pro.monthly',
  autoRenew: true,
  state: 'active',
  expires: 50,
  renewals: 0,
  priceIncrease: null,
  expirationIntent: null,
  commitment: null,
  due: 60,
  family: false,
}

describe('a subscription in a sentence', () => {
  it.each<[Partial<SimulatedSubscription>, string]>([
    [{}, 'Has access until <50>, and renews then.'],
    [{ renewAs: 'pro.yearly' }, 'Has access until <50>, and renews then as pro.yearly.'],
    [
      { autoRenew: false },
      'Has access until <50>, and does not renew then: automatic renewal is off.',
    ],
    [
      { renewals: 12 },
      'Has access until <50>, and does not renew then: the sandbox renews it 12 times.',
    ],
    [
      { autoRenew: false, commitment: { number: 3, total: 12 } },
      'Has access until <50>. Automatic renewal is off, but the commitment is still billed: month 3 of 12.',
    ],
    [
      { state: 'grace' },
      'The renewal of <50> was not paid. Access continues in the grace period until <60>.',
    ],
    [
      { state: 'retry' },
      'The renewal of <50> was not paid. There is no access while Apple keeps trying until <60>.',
    ],
    [{ state: 'expired', expirationIntent: 2 }, 'Ended <50>, because it could not be paid.'],
    [{ state: 'expired', expirationIntent: 9 }, 'Ended <50>.'],
    [{ state: 'revoked' }, 'The current period was refunded, so there is no access.'],
    [{ family: true }, 'Shared by a family member: it follows the buyer’s until <50>.'],
    [{ family: true, state: 'revoked' }, 'Was shared by a family member, and no longer is.'],
  ])('%o', (more, wanted) =>
    expect(subscriptionSentence({ ...SUB, ...more }, 'sandbox', (at) => `<${at}>`)).toBe(wanted),
  )
})
