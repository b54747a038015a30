import type { KindId } from '../inspect/app-store-jws/kinds'
import type { JsonObject, JsonValue } from '../json/node'

/** What the rules on payloads look at: what Apple signed, or what somebody decoded before. */
export interface PayloadSubject {
  kind: KindId
  /** The kind that was asked for; `null`: none in particular. */
  asked: KindId | null
  /** `json`: pasted as decoded JSON, so nothing shows who made it. */
  form: 'token' | 'json'
  payload: JsonObject
  /** Milliseconds since 1970 UTC; `null`: not given. */
  now: number | null
  /** Milliseconds since 1970 UTC; `null`: it does not say. */
  signedAt: number | null
  environment: string | null
  /** Where numbers stand that most readers change, with their digits. */
  unsafeNumbers: readonly { at: string; raw: string }[]
  /** Keys that stand several times, in decoded JSON. */
  duplicateKeys: readonly string[]
  /** Fields that Apple does not document. */
  unknownFields: readonly string[]
  /** Values that Apple does not document. */
  unknownValues: readonly { at: string; value: string }[]
}

/** 22 November 2026, noon UTC. */
export const PAYLOAD_NOW = 1_795_348_800_000

const DAY = 86_400_000

/** A subject for the examples of rules: a renewal of a monthly subscription. */
export function examplePayload(
  payload: Readonly<Record<string, JsonValue>> = {},
  others: Partial<Omit<PayloadSubject, 'payload'>> = {},
): PayloadSubject {
  return {
    kind: 'transaction',
    asked: null,
    form: 'token',
    payload: { ...MONTHLY, ...payload },
    now: PAYLOAD_NOW,
    signedAt: PAYLOAD_NOW - DAY / 2,
    environment: 'Production',
    unsafeNumbers: [],
    duplicateKeys: [],
    unknownFields: [],
    unknownValues: [],
    ...others,
  }
}

const MONTHLY: JsonObject = {
  transactionId: '2000000123456789',
  originalTransactionId: '2000000123456789',
  bundleId: 'com.example.app',
  productId: 'pro.monthly',
  type: 'Auto-Renewable Subscription',
  purchaseDate: PAYLOAD_NOW - DAY / 2,
  originalPurchaseDate: PAYLOAD_NOW - DAY / 2,
  expiresDate: PAYLOAD_NOW + 29 * DAY,
  inAppOwnershipType: 'PURCHASED',
}

/** A subject whose payload is this and nothing else. */
export function payloadOf(
  kind: KindId,
  payload: JsonObject,
  others: Partial<Omit<PayloadSubject, 'payload' | 'kind'>> = {},
): PayloadSubject {
  return { ...examplePayload({}, others), kind, payload }
}
