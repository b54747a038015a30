import type { JsonObject } from '../json/node'
import type { Proven } from '../timeline/life'
import { LifeSubject } from './life-subject'
import { PAYLOAD_NOW } from './payload-subject'

const DAY = 86_400_000

/** When the first month of the examples began: 1 October 2026, noon UTC. */
const FIRST = Date.UTC(2026, 9, 1, 12)

/** A life for the examples of rules. Each piece of evidence is named by its place in the list. */
export function exampleLife(evidence: readonly Omit<Proven, 'id'>[]): LifeSubject {
  return new LifeSubject(
    evidence.map((piece, index) => ({ id: `${piece.kind} ${index + 1}`, ...piece })),
    PAYLOAD_NOW,
  )
}

/** The month of a subscription that began in October (0), November (1), …; the second one runs now. */
export function month(
  number: number,
  payload: JsonObject = {},
  others: Partial<Proven> = {},
): Omit<Proven, 'id'> {
  const start = FIRST + number * 31 * DAY
  return piece(
    'transaction',
    {
      transactionId: `200000012345678${number}`,
      originalTransactionId: '2000000123456780',
      bundleId: 'com.example.app',
      productId: 'pro.monthly',
      subscriptionGroupIdentifier: '21000000',
      type: 'Auto-Renewable Subscription',
      inAppOwnershipType: 'PURCHASED',
      transactionReason: number === 0 ? 'PURCHASE' : 'RENEWAL',
      environment: 'Production',
      purchaseDate: start,
      expiresDate: start + 31 * DAY,
      signedDate: start + 60_000,
      ...payload,
    },
    others,
  )
}

/** What the App Store says of the renewal, signed a day before now. */
export function renewalInfo(
  payload: JsonObject = {},
  others: Partial<Proven> = {},
): Omit<Proven, 'id'> {
  return piece(
    'renewal-info',
    {
      originalTransactionId: '2000000123456780',
      productId: 'pro.monthly',
      autoRenewProductId: 'pro.monthly',
      autoRenewStatus: 1,
      isInBillingRetryPeriod: false,
      environment: 'Production',
      signedDate: PAYLOAD_NOW - DAY,
      ...payload,
    },
    others,
  )
}

/** A notification about the second month. */
export function notified(
  notificationType: string,
  payload: JsonObject = {},
  others: Partial<Proven> = {},
): Omit<Proven, 'id'> {
  const signedTransactionInfo = {
    transactionId: '2000000123456781',
    originalTransactionId: '2000000123456780',
  }
  return piece(
    'notification',
    {
      notificationType,
      notificationUUID: `of ${notificationType}`,
      version: '2.0',
      signedDate: FIRST + 31 * DAY,
      data: { environment: 'Production', bundleId: 'com.example.app', signedTransactionInfo },
      ...payload,
    },
    { from: 'notification', ...others },
  )
}

function piece(
  kind: Proven['kind'],
  payload: JsonObject,
  others: Partial<Proven>,
): Omit<Proven, 'id'> {
  return { kind, token: null, verdict: 'valid', from: 'history', payload, ...others }
}
