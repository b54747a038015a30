import { RECEIPT_STATUSES } from '../../apple/verify-receipt-status'
import type { JsonFieldTable } from '../json-fields'

const FLAG = { true: 'yes', false: 'no' } as const
const BIT = { 0: 'no', 1: 'yes' } as const

/** Each date comes as a text in GMT, as milliseconds and as a text in Pacific time. */
function dates(rows: Readonly<Record<string, string>>): JsonFieldTable {
  return Object.fromEntries(
    Object.entries(rows).flatMap(([name, title]) =>
      ['', '_ms', '_pst', '_formatted', '_formatted_pst'].map((form) => [
        `${name}${form}`,
        { title },
      ]),
    ),
  )
}

export const SECRET_NOTE =
  'The app’s shared secret. It was masked before anything else was done with the text.'

/** https://developer.apple.com/documentation/appstorereceipts/responsebody/latest_receipt_info */
export const TRANSACTION_FIELDS: JsonFieldTable = {
  quantity: { title: 'Quantity' },
  product_id: { title: 'Product ID' },
  transaction_id: { title: 'Transaction ID', note: 'The App Store Server API accepts this one.' },
  original_transaction_id: { title: 'Original transaction ID' },
  web_order_line_item_id: { title: 'Web order line item ID' },
  subscription_group_identifier: { title: 'Subscription group' },
  is_trial_period: { title: 'In a free trial', values: FLAG },
  is_in_intro_offer_period: { title: 'In an introductory price period', values: FLAG },
  is_upgraded: { title: 'Replaced by an upgrade', values: FLAG },
  in_app_ownership_type: {
    title: 'Ownership',
    values: { PURCHASED: 'bought by the customer', FAMILY_SHARED: 'through Family Sharing' },
  },
  promotional_offer_id: { title: 'Promotional offer' },
  offer_code_ref_name: { title: 'Offer code' },
  app_account_token: { title: 'Token of the customer in the app' },
  cancellation_reason: {
    title: 'Why it was cancelled',
    values: { 0: 'another reason', 1: 'an issue with the app' },
  },
  item_id: { title: 'Apple ID of the product' },
  app_item_id: { title: 'Apple ID of the app' },
  bid: { title: 'Bundle ID' },
  bvrs: { title: 'App version' },
  version_external_identifier: { title: 'App Store version ID' },
  unique_identifier: { title: 'Device identifier' },
  unique_vendor_identifier: { title: 'identifierForVendor' },
  ...dates({
    purchase_date: 'Purchased',
    original_purchase_date: 'First purchased',
    expires_date: 'Expires',
    cancellation_date: 'Cancelled',
  }),
}

/** https://developer.apple.com/documentation/appstorereceipts/responsebody/pending_renewal_info */
export const RENEWAL_FIELDS: JsonFieldTable = {
  auto_renew_product_id: { title: 'Renews as' },
  auto_renew_status: {
    title: 'Auto-renewal',
    values: { 0: 'off', 1: 'on', true: 'on', false: 'off' },
  },
  expiration_intent: {
    title: 'Why it expired',
    values: {
      1: 'the customer cancelled',
      2: 'it could not be billed',
      3: 'the customer did not agree to a higher price',
      4: 'the product was not available',
      5: 'another reason',
    },
  },
  is_in_billing_retry_period: { title: 'Apple keeps trying to bill', values: BIT },
  price_consent_status: {
    title: 'Agreed to the higher price',
    values: { 0: 'not yet', 1: 'yes' },
  },
  price_increase_status: {
    title: 'Answer to the higher price',
    values: { 0: 'none yet', 1: 'agreed, or was informed' },
  },
  original_transaction_id: { title: 'Original transaction ID' },
  product_id: { title: 'Product ID' },
  promotional_offer_id: { title: 'Promotional offer' },
  offer_code_ref_name: { title: 'Offer code' },
  ...dates({ grace_period_expires_date: 'Grace period ends' }),
}

const RECEIPT_FIELDS: JsonFieldTable = {
  receipt_type: {
    title: 'Environment',
    values: {
      Production: 'App Store',
      ProductionVPP: 'App Store, volume purchase',
      ProductionSandbox: 'sandbox or TestFlight',
      ProductionVPPSandbox: 'sandbox, volume purchase',
    },
  },
  adam_id: { title: 'Apple ID of the app' },
  app_item_id: { title: 'Apple ID of the app' },
  bundle_id: { title: 'Bundle ID' },
  application_version: { title: 'App version' },
  original_application_version: {
    title: 'App version first purchased',
    note: 'In the sandbox it always says 1.0.',
  },
  download_id: { title: 'Download ID' },
  version_external_identifier: { title: 'App Store version ID' },
  in_app: { title: 'Purchases', fields: TRANSACTION_FIELDS },
  ...dates({
    receipt_creation_date: 'Receipt created',
    request_date: 'Asked',
    original_purchase_date: 'App first purchased',
    expiration_date: 'Receipt expires',
    preorder_date: 'Pre-ordered',
  }),
  // A transaction receipt has its one purchase here.
  ...TRANSACTION_FIELDS,
}

const STATUS_WORDS: Readonly<Record<string, string>> = {
  0: 'the receipt is valid',
  ...Object.fromEntries(
    RECEIPT_STATUSES.filter(({ to }) => to === undefined).map(({ code, title }) => [
      String(code),
      title.charAt(0).toLowerCase() + title.slice(1),
    ]),
  ),
}

/** https://developer.apple.com/documentation/appstorereceipts/responsebody */
export const ANSWER_FIELDS: JsonFieldTable = {
  status: {
    title: 'Status',
    words: (value) =>
      STATUS_WORDS[value] ??
      (/^211\d\d$/.test(value) ? 'internal error of the service' : undefined),
  },
  environment: { title: 'Environment' },
  is_retryable: {
    title: 'Asking again can help',
    values: { 0: 'no', 1: 'yes', true: 'yes', false: 'no' },
  },
  exception: { title: 'Exception' },
  receipt: { title: 'Receipt', fields: RECEIPT_FIELDS },
  latest_receipt: { title: 'Latest receipt', note: 'In base64; it is read as a part.' },
  latest_receipt_info: { title: 'Latest purchases', fields: TRANSACTION_FIELDS },
  latest_expired_receipt_info: { title: 'Latest expired purchase', fields: TRANSACTION_FIELDS },
  pending_renewal_info: { title: 'Renewals', fields: RENEWAL_FIELDS },
}

/** https://developer.apple.com/documentation/appstorereceipts/requestbody */
export const REQUEST_FIELDS: JsonFieldTable = {
  'receipt-data': { title: 'Receipt', note: 'In base64; it is read as a part.' },
  password: { title: 'Shared secret', note: SECRET_NOTE },
  'exclude-old-transactions': {
    title: 'Only the latest of each subscription',
    values: { true: 'yes', false: 'no' },
  },
}
