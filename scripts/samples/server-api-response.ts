import { encodeBase64Url } from '../../lib/bytes/base64'
import { encodeUtf8 } from '../../lib/bytes/utf8'
import { makePki, type Pki } from '../../lib/verify/testing/pki'
import type { SampleFamily } from './family'

const PURCHASED = Date.parse('2026-03-01T09:00:00Z')
const MONTH = Date.parse('2026-04-01T09:00:00Z') - PURCHASED
const HOUR = 3_600_000

const APP = { bundleId: 'com.example.app', environment: 'Production' }
const PRODUCT = { productId: 'com.example.app.monthly', originalTransactionId: '2000000100000001' }

/** Answers of the App Store Server API with tokens in them that a made root signed. */
export const serverApiResponse: SampleFamily = {
  file: 'lib/inspect/server-api-response/signed-samples.json',
  make: async () => {
    const pki = await makePki({ kind: 'EC' })
    const first = transaction('2000000100000001', PURCHASED, { transactionReason: 'PURCHASE' })
    const second = transaction('2000000100000002', PURCHASED + MONTH, {
      transactionReason: 'RENEWAL',
    })
    const refunded = transaction('2000000100000003', PURCHASED + 2 * MONTH, {
      transactionReason: 'RENEWAL',
      revocationDate: PURCHASED + 2 * MONTH + 80 * HOUR,
      revocationReason: 1,
    })
    const page = {
      revision: '1772355600000_2000000100000003',
      hasMore: false,
      ...APP,
      appAppleId: 1234567890,
    }
    const signed = await Promise.all([first, second, refunded].map((payload) => sign(pki, payload)))
    const [one = '', , three = ''] = signed
    const renewal = await sign(pki, {
      ...PRODUCT,
      autoRenewProductId: PRODUCT.productId,
      autoRenewStatus: 0,
      expirationIntent: 1,
      environment: APP.environment,
      signedDate: PURCHASED + 3 * MONTH,
    })
    const notification = await sign(pki, {
      notificationType: 'DID_RENEW',
      notificationUUID: '5f0c1f7e-2f4b-4b53-9a63-6b1d8f0c7e21',
      version: '2.0',
      signedDate: PURCHASED + MONTH,
      data: { ...APP, appAppleId: 1234567890, status: 1, signedTransactionInfo: one },
    })
    const sendAttempts = [
      { attemptDate: PURCHASED + MONTH + 13 * HOUR + 6_000, sendAttemptResult: 'SUCCESS' },
      {
        attemptDate: PURCHASED + MONTH + HOUR + 4_000,
        sendAttemptResult: 'UNSUCCESSFUL_HTTP_RESPONSE_CODE',
      },
      { attemptDate: PURCHASED + MONTH + 2_000, sendAttemptResult: 'TIMED_OUT' },
    ]
    const tampered = `${three.slice(0, -4)}${three.endsWith('AAAA') ? 'BBBB' : 'AAAA'}`
    return {
      root: pki.root.pem,
      samples: {
        history: text({ ...page, signedTransactions: signed }),
        tampered: text({ ...page, signedTransactions: [one, tampered] }),
        statuses: text({
          ...APP,
          appAppleId: 1234567890,
          data: [
            {
              subscriptionGroupIdentifier: '20900001',
              lastTransactions: [
                {
                  originalTransactionId: PRODUCT.originalTransactionId,
                  status: 2,
                  signedTransactionInfo: three,
                  signedRenewalInfo: renewal,
                },
              ],
            },
          ],
        }),
        info: text({ signedTransactionInfo: one }),
        order: text({ status: 0, signedTransactions: [one] }),
        notifications: text({
          hasMore: false,
          notificationHistory: [{ signedPayload: notification, sendAttempts }],
        }),
        test: text({
          signedPayload: await sign(pki, {
            notificationType: 'TEST',
            notificationUUID: '0e3a7c55-1d21-4a7e-8a0e-5ad54e4f1a30',
            version: '2.0',
            signedDate: PURCHASED,
            data: { bundleId: APP.bundleId, environment: 'Sandbox' },
          }),
          sendAttempts: [{ attemptDate: PURCHASED + 1_000, sendAttemptResult: 'TLS_ISSUE' }],
        }),
      },
    }
  },
}

const text = (value: unknown): string => JSON.stringify(value, null, 1)

function transaction(transactionId: string, from: number, more: object): object {
  return {
    transactionId,
    ...PRODUCT,
    ...APP,
    webOrderLineItemId: `${transactionId.slice(0, -1)}9`,
    subscriptionGroupIdentifier: '20900001',
    purchaseDate: from,
    originalPurchaseDate: PURCHASED,
    expiresDate: from + MONTH,
    quantity: 1,
    type: 'Auto-Renewable Subscription',
    inAppOwnershipType: 'PURCHASED',
    signedDate: from + 5_000,
    storefront: 'DEU',
    storefrontId: '143443',
    price: 10_990,
    currency: 'EUR',
    ...more,
  }
}

async function sign(pki: Pki, payload: object): Promise<string> {
  const part = (value: object): string => encodeBase64Url(encodeUtf8(JSON.stringify(value)))
  const signed = `${part({ alg: 'ES256', x5c: pki.x5c })}.${part(payload)}`
  const signature = await crypto.subtle.sign(
    { name: 'ECDSA', hash: 'SHA-256' },
    pki.leaf.privateKey,
    encodeUtf8(signed).slice(),
  )
  return `${signed}.${encodeBase64Url(new Uint8Array(signature))}`
}
