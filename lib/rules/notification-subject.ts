import { examplePayload, type PayloadSubject } from './payload-subject'

/** A token inside a notification, as far as the rules look at it. */
export interface PartSubject {
  /** `data.signedTransactionInfo` */
  at: string
  title: string
  /** Something of it failed. */
  invalid: boolean
  /** What, as a sentence. */
  problem: string
  bundleId: string | null
  environment: string | null
  originalTransactionId: string | null
}

/** What the rules on notifications of version 2 look at. */
export interface NotificationSubject extends PayloadSubject {
  type: string | null
  subtype: string | null
  /** Which of data, summary, externalPurchaseToken and appData it has. */
  contents: readonly string[]
  /** `data.status` */
  status: number | null
  bundleId: string | null
  appAppleId: number | null
  parts: readonly PartSubject[]
}

/** A subject for the examples of rules: a renewal. */
export function exampleNotification(
  others: Partial<NotificationSubject> = {},
): NotificationSubject {
  const { payload: _, ...rest } = examplePayload()
  return {
    ...rest,
    kind: 'notification',
    payload: { version: '2.0' },
    type: 'DID_RENEW',
    subtype: null,
    contents: ['data'],
    status: 1,
    bundleId: 'com.example.app',
    appAppleId: 1234567890,
    parts: [examplePart()],
    ...others,
  }
}

export function examplePart(others: Partial<PartSubject> = {}): PartSubject {
  return {
    at: 'data.signedTransactionInfo',
    title: 'Transaction: auto-renewable subscription, pro.monthly',
    invalid: false,
    problem: '',
    bundleId: 'com.example.app',
    environment: 'Production',
    originalTransactionId: '2000000123456789',
    ...others,
  }
}
