import type { KindId } from '../kinds'
import { SIGNED_AT } from './authorities'

export const APP = { bundleId: 'com.example.app', appAppleId: 1234567890 } as const

type Fields = Record<string, unknown>

/** A payload of each kind, as small as Apple’s library takes it. */
export function payloadFor(kind: KindId, environment: string, number = 0): Fields {
  const id = String(2_000_000_000_000_000 + number)
  const common = { environment, signedDate: SIGNED_AT }
  switch (kind) {
    case 'transaction':
      return {
        ...common,
        bundleId: APP.bundleId,
        transactionId: id,
        originalTransactionId: id,
        productId: 'pro.monthly',
        purchaseDate: SIGNED_AT - 1000,
        type: 'Auto-Renewable Subscription',
        price: 990 + number,
        currency: 'EUR',
      }
    case 'renewal-info':
      return {
        ...common,
        originalTransactionId: id,
        autoRenewStatus: number % 2,
        autoRenewProductId: 'pro',
      }
    case 'notification':
      return {
        notificationType: 'TEST',
        notificationUUID: `002e14d5-51f5-4503-b5a8-${id.slice(0, 12)}`,
        version: '2.0',
        signedDate: SIGNED_AT,
        data: { ...APP, environment },
      }
    case 'app-transaction':
      return {
        ...APP,
        receiptType: environment,
        receiptCreationDate: SIGNED_AT,
        originalApplicationVersion: String(number),
      }
    case 'realtime-request':
      return {
        ...common,
        appAppleId: APP.appAppleId,
        originalTransactionId: id,
        productId: 'pro.monthly',
        userLocale: 'de-DE',
        requestIdentifier: '3db31534-1f8f-4d3c-a8f4-7d9e2f2f4a01',
      }
  }
}

/** What a payload says that is not what is expected, or does not say at all. */
export const CLAIM_FAULTS: Readonly<Record<string, (payload: Fields) => Fields>> = {
  'another bundle id': (payload) => changed(payload, 'bundleId', 'com.example.other'),
  'bundle id in capitals': (payload) => changed(payload, 'bundleId', 'COM.EXAMPLE.APP'),
  'no bundle id': (payload) => changed(payload, 'bundleId', undefined),
  'another app Apple ID': (payload) => changed(payload, 'appAppleId', 1),
  'no app Apple ID': (payload) => changed(payload, 'appAppleId', undefined),
  'the sandbox': (payload) => changed(payload, 'environment', 'Sandbox'),
  Xcode: (payload) => changed(payload, 'environment', 'Xcode'),
  LocalTesting: (payload) => changed(payload, 'environment', 'LocalTesting'),
  'an environment in capitals': (payload) => changed(payload, 'environment', 'PRODUCTION'),
  'no environment': (payload) => changed(payload, 'environment', undefined),
  'no date': (payload) => ({ ...payload, signedDate: undefined, receiptCreationDate: undefined }),
  'a date long ago': (payload) => dated(payload, 0),
  'a date far ahead': (payload) => dated(payload, Date.parse('2060-01-01T00:00:00Z')),
}

function changed(payload: Fields, key: string, value: unknown): Fields {
  if (typeof payload.data === 'object') {
    return { ...payload, data: { ...payload.data, [key]: value } }
  }
  const name = key === 'environment' && 'receiptType' in payload ? 'receiptType' : key
  return name in payload ? { ...payload, [name]: value } : payload
}

function dated(payload: Fields, at: number): Fields {
  return 'receiptCreationDate' in payload
    ? { ...payload, receiptCreationDate: at }
    : { ...payload, signedDate: at }
}
