import { NOTIFICATION_V1_TYPES } from '../../apple/notification-v1-types'
import type { JsonFieldTable } from '../json-fields'
import {
  ANSWER_FIELDS,
  RENEWAL_FIELDS,
  SECRET_NOTE,
  TRANSACTION_FIELDS,
} from '../verify-receipt/field-table'

const date = (name: string, title: string): JsonFieldTable =>
  Object.fromEntries(['', '_ms', '_pst'].map((form) => [`${name}${form}`, { title }]))

/** https://developer.apple.com/documentation/appstoreservernotifications/responsebodyv1 */
export const NOTIFICATION_V1_FIELDS: JsonFieldTable = {
  ...RENEWAL_FIELDS,
  notification_type: {
    title: 'Type',
    values: Object.fromEntries(
      NOTIFICATION_V1_TYPES.map(({ type, title }) => [
        type,
        title.charAt(0).toLowerCase() + title.slice(1),
      ]),
    ),
  },
  password: { title: 'Shared secret', note: SECRET_NOTE },
  environment: {
    title: 'Environment',
    values: { PROD: 'production', Production: 'production', Sandbox: 'sandbox' },
  },
  bid: { title: 'Bundle ID' },
  bvrs: { title: 'App version' },
  auto_renew_adam_id: { title: 'Apple ID of the product that renews' },
  ...date('auto_renew_status_change_date', 'Auto-renewal switched'),
  ...date('cancellation_date', 'Cancelled'),
  cancellation_reason: {
    title: 'Why it was cancelled',
    values: { 0: 'another reason', 1: 'an issue with the app' },
  },
  web_order_line_item_id: { title: 'Web order line item ID' },
  original_transaction_id: { title: 'Original transaction ID' },
  unified_receipt: { title: 'Receipt', note: 'It is read as a part.', fields: ANSWER_FIELDS },
  // What follows, Apple has deprecated in favour of unified_receipt.
  latest_receipt: { title: 'Latest receipt', note: 'In base64; use unified_receipt instead.' },
  latest_receipt_info: { title: 'Latest purchase', fields: TRANSACTION_FIELDS },
  latest_expired_receipt: { title: 'Latest expired receipt' },
  latest_expired_receipt_info: { title: 'Latest expired purchase', fields: TRANSACTION_FIELDS },
}
