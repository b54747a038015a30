import { isJsonObject, type JsonValue } from '../../json/node'
import type { DataTable } from '../inspection'
import { dateOf } from './dates'

/** The list that a value is; a single object counts as a list of one, as in answers to old receipts. */
export function listOf(value: JsonValue | undefined): JsonValue[] {
  if (Array.isArray(value)) return value
  return isJsonObject(value) ? [value] : []
}

/** Purchases as verifyReceipt lists them. */
export function purchasesTable(
  id: string,
  title: string,
  list: readonly JsonValue[],
): DataTable | null {
  if (list.length === 0) return null
  return {
    id,
    title,
    columns: [
      { id: 'product_id', title: 'Product', kind: 'mono' },
      { id: 'purchase_date', title: 'Purchased', kind: 'instant' },
      { id: 'expires_date', title: 'Expires', kind: 'instant' },
      { id: 'cancellation_date', title: 'Cancelled', kind: 'instant' },
      { id: 'quantity', title: 'Quantity', kind: 'number' },
      { id: 'is_trial_period', title: 'Free trial', kind: 'boolean' },
      { id: 'is_in_intro_offer_period', title: 'Introductory price', kind: 'boolean' },
      { id: 'in_app_ownership_type', title: 'Ownership', kind: 'text' },
      { id: 'transaction_id', title: 'Transaction ID', kind: 'mono' },
      { id: 'original_transaction_id', title: 'Original transaction ID', kind: 'mono' },
      { id: 'web_order_line_item_id', title: 'Web order line item ID', kind: 'mono' },
    ],
    rows: newestFirst(list).map((item) => [
      textOf(item, 'product_id'),
      dateOf(item, 'purchase_date'),
      dateOf(item, 'expires_date'),
      dateOf(item, 'cancellation_date'),
      countOf(item, 'quantity'),
      flagOf(item, 'is_trial_period'),
      flagOf(item, 'is_in_intro_offer_period'),
      textOf(item, 'in_app_ownership_type'),
      textOf(item, 'transaction_id'),
      textOf(item, 'original_transaction_id'),
      textOf(item, 'web_order_line_item_id'),
    ]),
  }
}

/** Those without a date come last; those of one date stay as they came. */
function newestFirst(list: readonly JsonValue[]): JsonValue[] {
  const at = (item: JsonValue) => dateOf(item, 'purchase_date') ?? Number.NEGATIVE_INFINITY
  return list.toSorted((a, b) => (at(a) === at(b) ? 0 : at(b) - at(a)))
}

/** What is to happen at the next renewal of each subscription. */
export function renewalsTable(list: readonly JsonValue[]): DataTable | null {
  if (list.length === 0) return null
  return {
    id: 'pending_renewal_info',
    title: 'Renewals',
    columns: [
      { id: 'original_transaction_id', title: 'Original transaction ID', kind: 'mono' },
      { id: 'product_id', title: 'Product', kind: 'mono' },
      { id: 'auto_renew_product_id', title: 'Renews as', kind: 'mono' },
      { id: 'auto_renew_status', title: 'Auto-renewal', kind: 'boolean' },
      { id: 'is_in_billing_retry_period', title: 'Billing retry', kind: 'boolean' },
      { id: 'expiration_intent', title: 'Why it expired', kind: 'text' },
      { id: 'grace_period_expires_date', title: 'Grace period ends', kind: 'instant' },
    ],
    rows: list.map((item) => [
      textOf(item, 'original_transaction_id'),
      textOf(item, 'product_id'),
      textOf(item, 'auto_renew_product_id'),
      flagOf(item, 'auto_renew_status'),
      flagOf(item, 'is_in_billing_retry_period'),
      textOf(item, 'expiration_intent'),
      dateOf(item, 'grace_period_expires_date'),
    ]),
  }
}

export function textOf(value: JsonValue | undefined, name: string): string | null {
  const found = isJsonObject(value) ? value[name] : null
  return typeof found === 'string' || typeof found === 'number' ? String(found) : null
}

function countOf(value: JsonValue, name: string): number | string | null {
  const text = textOf(value, name)
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : text
}

/** `"true"`, `true`, `1` and `"1"` alike. */
export function flagOf(value: JsonValue | undefined, name: string): boolean | null {
  const found = isJsonObject(value) ? value[name] : null
  if (found === true || found === 'true' || found === 1 || found === '1') return true
  return found === false || found === 'false' || found === 0 || found === '0' ? false : null
}
