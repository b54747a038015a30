import { notificationV1Type } from '../apple/notification-v1-types'
import { isJsonObject, type JsonObject, type JsonValue } from '../json/node'
import { shorten } from '../verify/jws-header'
import { type Arrival, NOTHING_KNOWN } from './arrival'
import { number, text } from './values'

/** https://developer.apple.com/documentation/appstoreservernotifications/responsebodyv1 */
export function isVersion1(body: JsonObject): boolean {
  return typeof body.notification_type === 'string' || isJsonObject(body.unified_receipt)
}

/** A notification of version 1: plain JSON that nobody signed. The shared secret in it is not read. */
export function version1Arrival(body: JsonObject): Arrival {
  const type = text(body.notification_type)
  const row = type === null ? null : notificationV1Type(type)
  const latest = latestOf(body)
  const named = text(body.environment)
  return {
    ...NOTHING_KNOWN,
    kind: 'v1',
    trust: 'unproven',
    why: 'Version 1 is plain JSON and not signed, so anyone could have sent it.',
    type,
    title: row
      ? `${row.title} (version 1)`
      : `Version 1: ${type === null ? 'no type' : shorten(type)}`,
    meaning: row ? `${row.meaning} Version 2 sends ${row.v2.join(' or ')} in its place.` : '',
    environment: named === 'PROD' ? 'Production' : named,
    bundleId: text(body.bid),
    product: text(latest.product_id) ?? text(body.auto_renew_product_id),
    transactionId: text(latest.transaction_id),
    originalTransactionId:
      text(latest.original_transaction_id) ?? digits(body.original_transaction_id),
    signedAt: null,
  }
}

function latestOf(body: JsonObject): JsonObject {
  const unified = isJsonObject(body.unified_receipt) ? body.unified_receipt : {}
  const list = unified.latest_receipt_info
  const first = Array.isArray(list) ? list[0] : undefined
  return isJsonObject(first) ? first : {}
}

function digits(value: JsonValue | undefined): string | null {
  const read = number(value)
  return text(value) ?? (read === null ? null : String(read))
}
