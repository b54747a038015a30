import type { Sample } from '../decoder'

const dates = (name: string, text: string, ms: string, pst: string) => ({
  [name]: `${text} Etc/GMT`,
  [`${name}_ms`]: ms,
  [`${name}_pst`]: `${pst} America/Los_Angeles`,
})

const purchase = {
  quantity: '1',
  product_id: 'com.example.app.pro.monthly',
  transaction_id: '2000000900000002',
  original_transaction_id: '2000000900000001',
  ...dates('purchase_date', '2026-09-01 10:00:00', '1788256800000', '2026-09-01 03:00:00'),
  ...dates('original_purchase_date', '2026-08-01 10:00:00', '1785578400000', '2026-08-01 03:00:00'),
  ...dates('expires_date', '2026-10-01 10:00:00', '1790848800000', '2026-10-01 03:00:00'),
  web_order_line_item_id: '2000000077000002',
  is_trial_period: 'false',
  is_in_intro_offer_period: 'false',
  in_app_ownership_type: 'PURCHASED',
  subscription_group_identifier: '20990001',
}

const answer = {
  status: 0,
  environment: 'Production',
  receipt: {
    receipt_type: 'Production',
    adam_id: 1234567890,
    app_item_id: 1234567890,
    bundle_id: 'com.example.app',
    application_version: '412',
    download_id: 500123456789,
    version_external_identifier: 863000001,
    ...dates(
      'receipt_creation_date',
      '2026-09-02 10:00:00',
      '1788343200000',
      '2026-09-02 03:00:00',
    ),
    ...dates('request_date', '2026-09-03 10:00:00', '1788429600000', '2026-09-03 03:00:00'),
    ...dates(
      'original_purchase_date',
      '2026-07-01 10:00:00',
      '1782900000000',
      '2026-07-01 03:00:00',
    ),
    original_application_version: '398',
    in_app: [purchase],
  },
  latest_receipt_info: [purchase],
  pending_renewal_info: [
    {
      auto_renew_product_id: 'com.example.app.pro.yearly',
      product_id: 'com.example.app.pro.monthly',
      original_transaction_id: '2000000900000001',
      auto_renew_status: '1',
      is_in_billing_retry_period: '0',
    },
  ],
}

const text = (value: unknown): string => JSON.stringify(value, null, 2)

const DEPRECATED = 'receipt/verify-receipt-deprecated'

export const samples: readonly [Sample, ...Sample[]] = [
  {
    name: 'A valid subscription',
    text: text(answer),
    verdict: 'unverified',
    findings: [DEPRECATED],
    from: 'made after https://developer.apple.com/documentation/appstorereceipts/responsebody',
  },
  {
    name: 'Sandbox receipt sent to production',
    text: '{"status":21007}',
    verdict: 'invalid',
    findings: ['receipt/status-21007', DEPRECATED],
    from: 'https://developer.apple.com/documentation/appstorereceipts/status',
  },
  {
    name: 'Internal error that can be retried',
    text: '{"status":21104,"environment":"Production","is_retryable":true}',
    verdict: 'unverified',
    findings: ['receipt/status-21100', DEPRECATED],
    from: 'https://developer.apple.com/documentation/appstorereceipts/status',
  },
  {
    name: 'An edited date',
    text: text({
      ...answer,
      latest_receipt_info: [{ ...purchase, expires_date: '2027-10-01 10:00:00 Etc/GMT' }],
    }),
    verdict: 'unverified',
    findings: ['receipt/dates-disagree', DEPRECATED],
    from: 'made',
  },
  {
    name: 'A request with its shared secret',
    text: text({
      'receipt-data': 'MIIBYQYJKoZIhvcNAQcCoIIBUjCCAU4CAQExCzAJBgUrDgMCGgUA',
      password: '00112233445566778899aabbccddeeff',
      'exclude-old-transactions': true,
    }),
    verdict: 'unverified',
    findings: ['receipt/shared-secret-shown', DEPRECATED],
    from: 'made after https://developer.apple.com/documentation/appstorereceipts/requestbody',
  },
]
