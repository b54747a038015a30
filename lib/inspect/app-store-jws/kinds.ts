import {
  APP_TRANSACTION_FIELDS,
  REALTIME_FIELDS,
} from '../../apple/app-store/app-transaction-fields'
import { NOTIFICATION_FIELDS } from '../../apple/app-store/notification-fields'
import { RENEWAL_FIELDS } from '../../apple/app-store/renewal-fields'
import { TRANSACTION_FIELDS } from '../../apple/app-store/transaction-fields'
import { instant } from '../../json/instant'
import type { JsonObject, JsonValue } from '../../json/node'
import { isJsonObject } from '../../json/node'
import type { Claims } from '../../verify/expectation'
import type { JsonFieldTable } from '../json-fields'

export type KindId =
  | 'transaction'
  | 'renewal-info'
  | 'notification'
  | 'app-transaction'
  | 'realtime-request'

/** What Apple signs as a JWS for the App Store: five kinds of payload. */
export interface Kind {
  id: KindId
  /** `a transaction`, as it stands in a sentence. */
  noun: string
  fields: JsonFieldTable
  /** Told by the payload's own fields, and nothing else. */
  matches(payload: JsonObject): boolean
  /** When it says that it was signed, in milliseconds. */
  signedAt(payload: JsonObject): number | null
  claims(payload: JsonObject): Claims
}

const has = (payload: JsonObject, ...keys: string[]): boolean =>
  keys.some((key) => payload[key] !== undefined)

/** In this order: of two that match, the first counts. */
export const KINDS: readonly Kind[] = [
  {
    id: 'notification',
    noun: 'a notification',
    fields: NOTIFICATION_FIELDS,
    matches: (payload) =>
      has(payload, 'notificationType') ||
      (has(payload, 'notificationUUID') && has(payload, 'data', 'summary', 'appData')),
    signedAt: (payload) => instant(payload.signedDate),
    claims: notificationClaims,
  },
  {
    id: 'realtime-request',
    noun: 'a request of the Retention Messaging API',
    fields: REALTIME_FIELDS,
    matches: (payload) => has(payload, 'requestIdentifier') && has(payload, 'userLocale'),
    signedAt: (payload) => instant(payload.signedDate),
    // No bundle id: https://developer.apple.com/documentation/retentionmessaging
    claims: (payload) => ({
      appAppleId: number(payload.appAppleId),
      environment: text(payload.environment),
    }),
  },
  {
    id: 'app-transaction',
    noun: 'an app transaction',
    fields: APP_TRANSACTION_FIELDS,
    matches: (payload) =>
      has(payload, 'receiptType', 'receiptCreationDate', 'originalApplicationVersion'),
    signedAt: (payload) => instant(payload.receiptCreationDate),
    claims: (payload) => ({
      bundleId: text(payload.bundleId),
      appAppleId: number(payload.appAppleId),
      environment: text(payload.receiptType),
    }),
  },
  {
    id: 'renewal-info',
    noun: 'renewal info',
    fields: RENEWAL_FIELDS,
    matches: (payload) =>
      !has(payload, 'transactionId') &&
      has(
        payload,
        'autoRenewStatus',
        'autoRenewProductId',
        'expirationIntent',
        'isInBillingRetryPeriod',
        'gracePeriodExpiresDate',
        'recentSubscriptionStartDate',
        'renewalDate',
        'priceIncreaseStatus',
      ),
    signedAt: (payload) => instant(payload.signedDate),
    // No bundle id: https://developer.apple.com/documentation/appstoreserverapi/jwsrenewalinfodecodedpayload
    claims: (payload) => ({ environment: text(payload.environment) }),
  },
  {
    id: 'transaction',
    noun: 'a transaction',
    fields: TRANSACTION_FIELDS,
    matches: (payload) =>
      has(payload, 'transactionId', 'originalTransactionId') &&
      has(payload, 'productId', 'purchaseDate', 'originalPurchaseDate', 'inAppOwnershipType'),
    signedAt: (payload) => instant(payload.signedDate),
    claims: (payload) => ({
      bundleId: text(payload.bundleId),
      environment: text(payload.environment),
    }),
  },
]

/** What a payload is; `null` where it is none of these. */
export function kindOf(payload: JsonObject): Kind | null {
  return KINDS.find((kind) => kind.matches(payload)) ?? null
}

/** The object that holds what a notification is about. https://developer.apple.com/documentation/appstoreservernotifications/responsebodyv2decodedpayload */
export const CONTENTS = ['data', 'summary', 'externalPurchaseToken', 'appData'] as const

function notificationClaims(payload: JsonObject): Claims {
  const content = CONTENTS.map((key) => payload[key]).find(isJsonObject)
  if (!content) return { bundleId: null, appAppleId: null, environment: null }
  const externalId = text(content.externalPurchaseId)
  return {
    bundleId: text(content.bundleId),
    appAppleId: number(content.appAppleId),
    // This content alone has no environment; the id tells it:
    // https://developer.apple.com/documentation/appstoreservernotifications/externalpurchaseid
    environment:
      externalId === null
        ? text(content.environment)
        : externalId.startsWith('SANDBOX')
          ? 'Sandbox'
          : 'Production',
  }
}

export function text(value: JsonValue | undefined): string | null {
  return typeof value === 'string' ? value : null
}

export function number(value: JsonValue | undefined): number | null {
  return typeof value === 'number' ? value : null
}
