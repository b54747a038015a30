import { makePki, type Pki, signJws } from '../../lib/verify/testing/pki'
import {
  appTransaction,
  BOUGHT,
  notification,
  realtimeRequest,
  renewalInfo,
  renewed,
  sandboxRenewal,
  transaction,
} from './app-store-payloads'
import type { SampleFamily } from './family'
import { oddJws } from './jws-odd'

/** What the App Store signs as a JWS, signed by a made root; and what was tampered with. */
export const jws: SampleFamily = {
  file: 'lib/inspect/app-store-jws/signed-samples.json',
  make: async () => {
    const pki = await makePki({ kind: 'EC' })
    const samples = { ...(await plain(pki)), ...(await notifications(pki)), ...(await oddJws(pki)) }
    return { root: pki.root.pem, samples }
  },
}

type Samples = Record<string, string>

async function signAll(pki: Pki, payloads: Record<string, object>): Promise<Samples> {
  const signed: Samples = {}
  for (const [name, payload] of Object.entries(payloads)) signed[name] = await signJws(pki, payload)
  return signed
}

function plain(pki: Pki): Promise<Samples> {
  return signAll(pki, {
    purchase: transaction(),
    renewal: renewed(),
    sandbox: sandboxRenewal(),
    upgraded: transaction({ isUpgraded: true, signedDate: BOUGHT + 86_400_000 }),
    refunded: transaction({
      revocationDate: BOUGHT + 3 * 86_400_000,
      revocationReason: 1,
      revocationType: 'REFUND_FULL',
      revocationPercentage: 100_000,
      signedDate: BOUGHT + 3 * 86_400_000 + 2_000,
    }),
    family: renewed({ inAppOwnershipType: 'FAMILY_SHARED', appAccountToken: undefined }),
    consumable: transaction({
      productId: 'coins.100',
      type: 'Consumable',
      subscriptionGroupIdentifier: undefined,
      expiresDate: undefined,
      webOrderLineItemId: undefined,
      quantity: 3,
      price: 1_500_000,
      currency: 'JPY',
      storefront: 'JPN',
      storefrontId: '143462',
    }),
    offerCode: transaction({
      offerType: 3,
      offerIdentifier: 'SPRING',
      offerDiscountType: 'FREE_TRIAL',
      offerPeriod: 'P1M',
      price: 0,
    }),
    forever: transaction({
      bundleId: undefined,
      productId: 'forever',
      type: 'Non-Consumable',
      subscriptionGroupIdentifier: undefined,
      expiresDate: undefined,
      webOrderLineItemId: undefined,
      purchaseDate: Date.parse('2012-05-01T10:00:00Z'),
      originalPurchaseDate: Date.parse('2012-05-01T10:00:00Z'),
    }),
    renewalInfo: renewalInfo(),
    inGrace: renewalInfo({
      isInBillingRetryPeriod: true,
      gracePeriodExpiresDate: Date.parse('2026-11-28T15:04:07Z'),
      expirationIntent: 2,
    }),
    priceIncrease: renewalInfo({ priceIncreaseStatus: 0, renewalPrice: 12_990 }),
    cancelled: renewalInfo({ autoRenewStatus: 0, expirationIntent: 1 }),
    downgrade: renewalInfo({ productId: 'pro.yearly' }),
    appTransaction: appTransaction(),
    appTransactionSandbox: appTransaction({
      receiptType: 'Sandbox',
      appAppleId: 0,
      originalApplicationVersion: '1.0',
    }),
    realtime: realtimeRequest(),
  })
}

async function notifications(pki: Pki): Promise<Samples> {
  const inner = (payload: object) => signJws(pki, payload)
  const sandbox = { environment: 'Sandbox', appAppleId: undefined }
  const signed = await signAll(pki, {
    didRenew: notification('DID_RENEW', null, {
      status: 1,
      signedTransactionInfo: await inner(renewed()),
      signedRenewalInfo: await inner(renewalInfo()),
    }),
    grace: notification('DID_FAIL_TO_RENEW', 'GRACE_PERIOD', {
      ...sandbox,
      status: 4,
      signedTransactionInfo: await inner(sandboxRenewal()),
      signedRenewalInfo: await inner(
        renewalInfo({
          environment: 'Sandbox',
          isInBillingRetryPeriod: true,
          gracePeriodExpiresDate: Date.parse('2026-11-12T15:12:07Z'),
        }),
      ),
    }),
    refund: notification('REFUND', null, {
      status: 1,
      signedTransactionInfo: await inner(
        transaction({ revocationDate: BOUGHT + 86_400_000, revocationReason: 0 }),
      ),
      signedRenewalInfo: await inner(renewalInfo()),
    }),
    test: notification('TEST', null, sandbox),
    consumptionRequest: notification('CONSUMPTION_REQUEST', null, {
      consumptionRequestReason: 'UNINTENDED_PURCHASE',
      signedTransactionInfo: await inner(transaction()),
    }),
    expired: notification('EXPIRED', 'VOLUNTARY', {
      status: 2,
      signedTransactionInfo: await inner(transaction()),
      signedRenewalInfo: await inner(renewalInfo({ autoRenewStatus: 0, expirationIntent: 1 })),
    }),
    oneTime: notification('ONE_TIME_CHARGE', null, {
      ...sandbox,
      signedTransactionInfo: await inner(
        transaction({ environment: 'Sandbox', type: 'Consumable', expiresDate: undefined }),
      ),
    }),
    undocumented: notification('DID_RENEW', 'VOLUNTARY', { status: 1 }),
    summary: notification(
      'RENEWAL_EXTENSION',
      'SUMMARY',
      {},
      {
        data: undefined,
        summary: {
          environment: 'Production',
          appAppleId: 1234567890,
          bundleId: 'com.example.app',
          productId: 'pro.monthly',
          requestIdentifier: '758883e8-151b-47b7-abd0-60c4d804c2f5',
          storefrontCountryCodes: ['DEU', 'AUT'],
          succeededCount: 5123,
          failedCount: 2,
        },
      },
    ),
    external: notification(
      'EXTERNAL_PURCHASE_TOKEN',
      'UNREPORTED',
      {},
      {
        data: undefined,
        externalPurchaseToken: {
          externalPurchaseId: 'SANDBOX_b2158121-7af9-49d4-9561-1f588205523e',
          tokenCreationDate: BOUGHT,
          appAppleId: 1234567890,
          bundleId: 'com.example.app',
        },
      },
    ),
    rescind: notification(
      'RESCIND_CONSENT',
      null,
      {},
      {
        data: undefined,
        appData: {
          environment: 'Production',
          appAppleId: 1234567890,
          bundleId: 'com.example.app',
          signedAppTransactionInfo: await inner(appTransaction()),
        },
      },
    ),
    mixed: notification('DID_RENEW', null, {
      status: 1,
      signedTransactionInfo: await inner(renewed({ bundleId: 'com.example.other' })),
      signedRenewalInfo: await inner(renewalInfo({ originalTransactionId: '2000000900000001' })),
    }),
  })
  return { ...signed, body: JSON.stringify({ signedPayload: signed.didRenew }) }
}
