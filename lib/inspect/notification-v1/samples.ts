import type { Sample } from '../decoder'

const purchase = {
  quantity: '1',
  product_id: 'com.example.app.pro.monthly',
  transaction_id: '2000000900000002',
  original_transaction_id: '2000000900000001',
  purchase_date: '2026-09-01 10:00:00 Etc/GMT',
  purchase_date_ms: '1788256800000',
  purchase_date_pst: '2026-09-01 03:00:00 America/Los_Angeles',
  expires_date: '2026-10-01 10:00:00 Etc/GMT',
  expires_date_ms: '1790848800000',
  expires_date_pst: '2026-10-01 03:00:00 America/Los_Angeles',
  web_order_line_item_id: '2000000077000002',
  is_trial_period: 'false',
  is_in_intro_offer_period: 'false',
}

const renewal = {
  notification_type: 'DID_RENEW',
  password: '00112233445566778899aabbccddeeff',
  environment: 'PROD',
  bid: 'com.example.app',
  bvrs: '412',
  auto_renew_product_id: 'com.example.app.pro.monthly',
  auto_renew_adam_id: '1234567899',
  auto_renew_status: 'true',
  unified_receipt: {
    environment: 'Production',
    status: 0,
    latest_receipt_info: [purchase],
    pending_renewal_info: [
      {
        auto_renew_product_id: 'com.example.app.pro.monthly',
        product_id: 'com.example.app.pro.monthly',
        original_transaction_id: '2000000900000001',
        auto_renew_status: '1',
      },
    ],
  },
}

const FROM =
  'made after https://developer.apple.com/documentation/appstoreservernotifications/responsebodyv1'

const switchedOff = {
  ...renewal,
  notification_type: 'DID_CHANGE_RENEWAL_STATUS',
  environment: 'Sandbox',
  auto_renew_status: 'false',
  auto_renew_status_change_date: '2026-09-10 10:00:00 Etc/GMT',
  auto_renew_status_change_date_ms: '1789034400000',
  auto_renew_status_change_date_pst: '2026-09-10 03:00:00 America/Los_Angeles',
  password: undefined,
}

export const samples: readonly [Sample, ...Sample[]] = [
  {
    name: 'A renewal',
    text: JSON.stringify(renewal, null, 2),
    verdict: 'unverified',
    findings: ['notification/v1-deprecated', 'notification/v1-shared-secret'],
    from: FROM,
  },
  {
    name: 'Auto-renewal switched off',
    text: JSON.stringify(switchedOff, null, 2),
    verdict: 'unverified',
    findings: ['notification/v1-deprecated'],
    from: FROM,
  },
  {
    name: 'An old type',
    text: JSON.stringify({ ...renewal, notification_type: 'RENEWAL', password: undefined }),
    verdict: 'unverified',
    findings: ['notification/v1-deprecated', 'notification/v1-type-gone'],
    from: FROM,
  },
]
